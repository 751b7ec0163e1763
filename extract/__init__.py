"""Pages to figures: tables, sentences, observations, checks."""
