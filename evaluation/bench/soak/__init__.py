"""A day of wire traffic through the running server, while its desk is read and its review queue is used."""
