"""SQLite: storing, querying, exporting."""
