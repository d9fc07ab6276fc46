"""Dragoman's analysis beside that of others: the same texts, the same scorer, one run."""
