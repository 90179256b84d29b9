"""What is taken away: rows as CSV and XLSX, pictures, references, briefs and zips, all made of an `Exhibit`."""
