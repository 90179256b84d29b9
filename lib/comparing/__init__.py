"""How claims compare with each other: the words for it, and what became of a target."""
