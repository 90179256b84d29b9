"""Reading, repair, claims, words and charts of Chinese local-government articles."""
