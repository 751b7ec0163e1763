"""Prose: passages put together from pages, and the figures stated in their sentences."""
