"""What does the file say? Files, folders and zips as documents of text."""
