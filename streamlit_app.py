"""The page list and the frame around every page; what a page shows stands in pages/."""

from lib.ui import frame

frame.run()
