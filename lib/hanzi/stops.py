"""Where a sentence ends."""

from __future__ import annotations

import re

STOPS = "。！？!?"  # the marks that end a sentence, as the inside of a class too: f"[{STOPS}；]"
ENDS = STOPS + "\n"  # in a text of several lines
# the end of a sentence in a text of several lines, with the quotation mark that closes behind it and the blanks up to the next one
SENTENCE_STOP = re.compile(rf"[{ENDS}]+[”’」』]?\s*")
