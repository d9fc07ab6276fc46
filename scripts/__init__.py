"""What keeps the project's own pages true to the program."""
