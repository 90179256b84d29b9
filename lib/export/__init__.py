"""Analyses as rows to take away: CSV files."""
