"""What a line of a page is: its form, its numbering, its byline, its date, its furniture."""
