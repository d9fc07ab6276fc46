"""Places in news reports, annotated by hand."""
