"""How a year of our time is spelled: the one place that says so. Which years a text names, `lib.times.calendar` says."""

from __future__ import annotations

# 2023, wherever it stands: in 20230725, in an address; what embeds it says what may touch it
ARABIC_YEAR = r"(?:19|20)\d{2}"
# 2023, 二〇二三, 二零二三, 二○○三, 一九九八: a year that a text may speak of; not the 2023 of 12023
YEAR = rf"(?:(?<!\d){ARABIC_YEAR}(?!\d)|(?:一九|二[零〇○Ｏ0])[零〇○Ｏ0一二三四五六七八九]{{2}})"
