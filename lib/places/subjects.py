"""Whether a division is what a clause speaks of, and whether a clause has no subject of its own."""

from __future__ import annotations

import re

from lib.model import Mention
from lib.reference.wording import alternation

# 其中|东丰县…, 今年上半年，此外|东丰…, 在|卫辉市…: what may stand before the subject of a clause
_LEAD = re.compile(
    rf"(?:{alternation('turns_to', 'within_year', 'relative_year')}|前?[一二三四]季度|\d{{1,4}}[年月]份?|[1-9\d\-—]+月)*[在\s]?"
)
# 达到, 仅有, 同比增长, 增速为, 较去年增加, 位居全省: a predicate, or a head that says of nothing what it is
_BARE = re.compile(
    rf"(?:{alternation('adverb', 'growth_rate', 'growth_up', 'growth_down', 'states_figure', 'headless')}|[位居列排名约近超]|全[省市国])*"
)


def opens_clause(mention: Mention, text: str, clause_start: int) -> bool:
    """Say whether a division stands where its clause's subject does: 其中|东丰县…, not 推进|贵阳乌江供水工程…."""
    return mention.start - clause_start <= 1 or bool(_LEAD.fullmatch(text, clause_start, mention.start))


def is_bare(text: str, clause_start: int, start: int) -> bool:
    """Say whether nothing between a clause's start and its figure says of what it is: ，达到|6.4个百分点, ，增速为|17.2%."""
    return bool(_BARE.fullmatch(text, clause_start, start))
