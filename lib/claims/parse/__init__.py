"""How a sentence hangs together: its clauses, its words, its noun phrases, its comparisons."""
