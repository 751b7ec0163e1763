"""The archive: which papers there are, what is new, running them all, measuring quality."""
