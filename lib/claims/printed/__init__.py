"""What is printed: quantities with their bounds and units, ranks, and which numbers are no figures."""
