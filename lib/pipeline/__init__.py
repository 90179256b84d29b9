"""One document through every step, and many at once."""
