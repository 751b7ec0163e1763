"""What the figures of a table say of each other: relations found, conventions inferred, misreadings repaired."""
