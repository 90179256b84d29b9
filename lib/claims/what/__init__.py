"""What a figure measures: the phrase that names it, and the lists that share one."""
