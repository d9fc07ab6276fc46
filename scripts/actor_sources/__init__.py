"""What build_actors.py takes from each source, one file for each table it writes."""
