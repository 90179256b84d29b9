"""Facts of the script: how common a character is, and what number a numeral writes."""
