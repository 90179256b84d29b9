"""The corpus linguist's bench: words, terms, keyness, collocates, concordance, clouds, search."""
