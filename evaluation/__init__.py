"""Measures of Dragoman's parts against gold analyses, and beside the analyses of others."""
