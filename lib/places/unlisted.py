"""Articles of divisions that the table does not hold: a county merged away before it was made, or one newly named.

A report says whose it is in its head (在石阳县第十四届人民代表大会第一次会议上, 石阳县人民政府县长). The name is kept without a code, so
that its figures are not given to another place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lib.model import Page
from lib.reference.divisions import NATION, find_division, get_division
from lib.reference.wording import alternation

_HEAD = 400  # characters of an article in which a report names its congress or its speaker
_NAME = rf"(?P<name>(?!在)[一-鿿]{{2,7}}?(?:{alternation('division_ending')}))"
# 在石阳县第十四届人民代表大会, 石阳县人民政府代县长, 2024年江汇区人民政府工作报告
_OWNER = re.compile(
    rf"(?:^|[在\s年—－\-（(向表]){_NAME}(?:第[一二三四五六七八九十\d]+届(?:人民代表大会|人大)|人民政府(?:代理|代)?(?:[市县区州旗盟]长|主席|工作报告))",
    re.MULTILINE,
)
# 在第十一届全国人民代表大会第四次会议上, 向十四届全国人大四次会议作政府工作报告
_NATIONAL = re.compile(
    r"第[一二三四五六七八九十\d]+届全国人民代表大会|向[一二三四五六七八九十\d]+届全国人大[^，。]{1,6}会议作"
)


def name_unlisted(text: str, page: Page) -> Page:
    """Return the page with a place for every report whose head names one that `locate_articles` could not resolve."""
    articles = []
    for article in page.articles:
        if not article.place and article.kind == "article":
            head = text[max(0, article.start - 80) : article.start + _HEAD]
            owner = _OWNER.search(head)
            if _NATIONAL.search(head) and (nation := get_division(NATION)):
                article = replace(article, place=nation.name, ref_area=nation.code)
            elif owner and find_division(owner["name"]) is None:
                article = replace(article, place=owner["name"])
        articles.append(article)
    return replace(page, articles=tuple(articles))
