"""Mentions to identities, times and places."""
