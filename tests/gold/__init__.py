"""Labelled text and the measure that holds the extractor to it: see GUIDELINES.md beside this file."""
