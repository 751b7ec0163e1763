"""The version of the reading itself: papers read under another one are read again."""

EXTRACTION_VERSION = "1"
"""Raised whenever the same document would give another extraction."""
