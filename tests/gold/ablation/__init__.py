"""What each pattern and each vocabulary row of the reading changes: switched off in turn, on labelled and unlabelled text.

`scanner` finds the alternatives of an expression, `units` lists what can be switched off, `switch` does it, `recording` notes what
every pattern was asked, so that a switch that answers all of it alike needs no run, `texts` reads documents again from the first step
that a switch can reach, `trials` decides, `report` prints.
"""
