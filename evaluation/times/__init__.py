"""Time expressions in news reports, annotated by hand."""
