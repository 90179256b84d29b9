"""References in GB/T 7714 (2025 and 2015) and APA, with everything known and with parts missing."""

from __future__ import annotations

from datetime import date

import pytest

from lib.export.citations import Style, Work, cite, cite_sentence, list_authors

DAY = date(2026, 11, 30)
URL = "https://www.example.cn/a.html"
REPORT = Work("2024年临河市政府工作报告", "", "临河市人民政府", "2024-01-10", URL, "work_report")
PRINTED = Work("2024年临河市政府工作报告", "", "临河市人民政府", "2024-01-10", "", "work_report")
NEWS = Work("项目建设提速", "董博 赵蓓蓓 鹿智源 李波", "吉林日报", "2023-07-25", URL, "news_story")
PAGE = Work("临河概况", "", "", "2021-04", URL, "profile")
DATA = Work("地区生产总值 · 目标 · 2025年", "", "政报读数", "2026-11-30", "https://x.cn/targets?q=%E5%8F%91", "dataset")

# work, style, reference
CASES: list[tuple[Work, Style, str]] = [
    (REPORT, "gb2025", f"临河市人民政府. 2024年临河市政府工作报告[R/OL]. 2024-01-10. {URL}."),
    (REPORT, "gb2015", f"临河市人民政府. 2024年临河市政府工作报告[R/OL]. (2024-01-10)[2026-11-30]. {URL}."),
    (REPORT, "apa", f"临河市人民政府. (2024, January 10). 2024年临河市政府工作报告 [Work report]. {URL}"),
    (PRINTED, "gb2025", "临河市人民政府. 2024年临河市政府工作报告[R]. [出版地不详]：临河市人民政府，2024."),
    (PRINTED, "gb2015", "临河市人民政府. 2024年临河市政府工作报告[R]. [出版地不详]: 临河市人民政府, 2024."),
    (PRINTED, "apa", "临河市人民政府. (2024, January 10). 2024年临河市政府工作报告 [Work report]."),
    (NEWS, "gb2025", f"董博，赵蓓蓓，鹿智源，等. 项目建设提速[N/OL]. 吉林日报，2023-07-25. {URL}."),
    (NEWS, "gb2015", f"董博, 赵蓓蓓, 鹿智源, 等. 项目建设提速[N/OL]. 吉林日报, 2023-07-25[2026-11-30]. {URL}."),
    (NEWS, "apa", f"董博, 赵蓓蓓, 鹿智源, & 李波. (2023, July 25). 项目建设提速 [News story]. 吉林日报. {URL}"),
    (PAGE, "gb2025", f"临河概况[EB/OL]. （2021-04）[2026-11-30]. {URL}."),
    (PAGE, "gb2015", f"临河概况[EB/OL]. (2021-04)[2026-11-30]. {URL}."),
    (PAGE, "apa", f"临河概况 [Profile]. (2021, April). {URL}"),
    (DATA, "gb2025", f"{DATA.title}[DS/OL]. 政报读数（2026-11-30）[2026-11-30]. {DATA.url}."),
    (DATA, "gb2015", f"政报读数. {DATA.title}[DS/OL]. (2026-11-30)[2026-11-30]. {DATA.url}."),
    (DATA, "apa", f"{DATA.title} [Data set]. (2026, November 30). 政报读数. Retrieved November 30, 2026, from {DATA.url}"),
    # no author and no source: the title leads; no date
    (Work("工作安排", genre="work_report"), "gb2025", "工作安排[R]. [出版地不详：出版者不详]，[出版年不详]."),
    (Work("工作安排", genre="work_report"), "gb2015", "工作安排[R]. [出版地不详: 出版者不详], [出版年不详]."),
    (Work("工作安排", genre="work_report"), "apa", "工作安排 [Work report]. (n.d.)."),
    (Work("工作安排", url=URL, genre="work_report"), "gb2025", f"工作安排[R/OL]. {URL}."),
    (Work("工作安排", url=URL, genre="work_report"), "gb2015", f"工作安排[R/OL]. [2026-11-30]. {URL}."),
    (Work("简介", url=URL), "gb2025", f"简介[EB/OL]. [2026-11-30]. {URL}."),
    (Work("简介", url=URL), "apa", f"简介 [Document]. (n.d.). {URL}"),
    (Work("简介"), "gb2025", "简介[Z]. [出版地不详：出版者不详]，[出版年不详]."),
    # a paper that is not known: online its page is cited, without an address what is known
    (Work("快讯", published="2023", url=URL, genre="news_story"), "gb2025", f"快讯[EB/OL]. （2023）[2026-11-30]. {URL}."),
    (Work("快讯", source="晚报", genre="news_story"), "gb2025", "快讯[N]. 晚报，[出版日期不详]."),
    # no title: one made up, in square brackets
    (Work(source="临河市统计局", published="2024", genre="statistical_bulletin"), "gb2025",
     "临河市统计局. [统计公报][R]. [出版地不详]：临河市统计局，2024."),
    (Work(source="临河市统计局", published="2024", genre="statistical_bulletin"), "apa",
     "临河市统计局. (2024). [Statistical bulletin]."),
    # an address without its scheme is one, and what is none is not
    (Work("简介", url="www.example.gov.cn/1.htm"), "gb2025", "简介[EB/OL]. [2026-11-30]. http://www.example.gov.cn/1.htm."),
    (Work("简介", url="javascript:alert(1)"), "gb2025", "简介[Z]. [出版地不详：出版者不详]，[出版年不详]."),
]  # fmt: skip


@pytest.mark.parametrize(("work", "style", "reference"), CASES, ids=lambda value: str(value)[:40])
def test_a_work_is_cited_as_the_style_says(work: Work, style: Style, reference: str) -> None:
    assert cite(work, style, DAY) == reference


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("董博 赵蓓蓓", ["董博", "赵蓓蓓"]),
        ("董博、赵蓓蓓，李波", ["董博", "赵蓓蓓", "李波"]),
        ("新华社 吉林省分社采编中心", ["新华社 吉林省分社采编中心"]),
        ("Smith J", ["Smith J"]),
    ],
)
def test_people_are_told_apart_and_a_body_stays_whole(author: str, names: list[str]) -> None:
    assert list_authors(author) == names


def test_a_sentence_stands_before_its_document() -> None:
    cited = cite_sentence("地区生产总值增长6%左右。", REPORT, "gb2025", DAY)
    assert cited == f"“地区生产总值增长6%左右。” {cite(REPORT, 'gb2025', DAY)}"
