"""Passages and sentences: prose in reading order, its figures, and what they say."""

from .passages import find_passages
from .reading import read_passages

__all__ = ["find_passages", "read_passages"]
