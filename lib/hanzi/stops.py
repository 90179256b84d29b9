"""Where a sentence or a clause ends."""

from __future__ import annotations

import re

STOPS = "。！？!?"  # the marks that end a sentence, as the inside of a class too: f"[{STOPS}；]"
ENDS = STOPS + "\n"  # in a text of several lines
# what no label, no caption and no line of a page's frame holds: in full width, since !, ? and ; stand in names and in code
WIDE_STOPS = "。！？；"
CLAUSE_STOPS = STOPS + "，,；;：:"  # the marks that end a clause; 、 parts what is listed in one
# the end of a sentence in a text of several lines, with the quotation mark that closes behind it and the blanks up to the next one
SENTENCE_STOP = re.compile(rf"[{ENDS}]+[”’」』]?\s*")
