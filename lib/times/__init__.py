"""What times are called and how they are written: which year or part of one a text names, and what a period holds."""
