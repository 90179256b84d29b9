"""How claims compare: the words that the rooms right of the corpus share, beside those of `lib/model.py`."""

from __future__ import annotations

from enum import StrEnum

from lib.model import Commitment, Status

# values of Claim.commitment, from the firmest
COMMITMENTS: tuple[Commitment, ...] = ("firm", "strive", "plan", "expected", "none")
STATUSES: tuple[Status, ...] = ("target", "actual", "attribute")  # values of Claim.status
LEAST_CERTAINTY = 0.5  # a claim below it is drawn as doubtful, and no promise is judged by it


class Outcome(StrEnum):
    """What became of a target."""

    OVERTAKEN = "overtaken"  # kept by a tenth or more
    KEPT = "kept"
    MISSED = "missed"
    UNSURE = "unsure"  # results that differ, or cannot be compared with it, or either was read with little certainty
    OPEN = "open"  # no result found


class Coverage(StrEnum):
    """What a corpus says of a place, an indicator and a year."""

    STATED = "stated"
    UNNUMBERED = "unnumbered"  # named without a figure
    UNSTATED = "unstated"  # the corpus speaks of the place in that year, but not of the indicator
    UNDOCUMENTED = "undocumented"  # the corpus has nothing on the place in that year
