"""Measures of Dragoman's parts against gold analyses."""
