"""When: the year a document speaks of, its sections' times, its time words, and a figure's period."""
