"""How a figure came to its name, as text and as fields."""

from __future__ import annotations

import pytest

from lib.model import Attachment
from lib.reference.signs import read_attachment, write_attachment


@pytest.mark.parametrize(
    ("attached", "told"),
    [
        (Attachment("before", 5.5), "before +5.5"),
        (Attachment("before", 2.0, "机组"), "before +2 机组"),
        (Attachment("carried", 0.0, "PM2.5 浓度"), "carried +0 PM2.5 浓度"),
        (Attachment("listed", -0.25), "listed -0.25"),
    ],
)
def test_an_attachment_is_told_and_read_again(attached: Attachment, told: str) -> None:
    assert write_attachment(attached) == told
    assert read_attachment(told) == attached


@pytest.mark.parametrize("told", ["", "before", "before 机组", "before +x 机组"])
def test_what_tells_no_attachment_is_said_to_tell_none(told: str) -> None:
    with pytest.raises(ValueError, match="tells no attachment; expected a sign"):
        read_attachment(told)
