"""The routes of the API, one module for each kind of record; each has a ``router``."""
