"""Records to and from SQLite. Only this room knows sqlite3."""
