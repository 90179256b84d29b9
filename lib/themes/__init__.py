"""Which of the sixteen subjects of a work report a passage or a figure belongs to."""
