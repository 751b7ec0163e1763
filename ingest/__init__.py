"""Papers in: a file becomes a Document of Pages."""
