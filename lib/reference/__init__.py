"""The facts of data/reference as typed rows."""
