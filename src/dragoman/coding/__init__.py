"""Doc to events and statements, by the codebook."""
