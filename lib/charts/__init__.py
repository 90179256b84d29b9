"""Charts are values: each module turns a frame into an Altair chart and draws nothing itself."""
