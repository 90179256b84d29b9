"""What is told of a document from outside: cells of a table beside it, of its own row, of its reader."""

from __future__ import annotations

import pytest

from lib.model import Document, Told
from lib.pipeline.analyse import analyse
from lib.reading.sources import read_path
from lib.reading.telling import read_told, tell_document
from lib.reference.texts import say_reason


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("place", "东丰县", "220421"), ("place", " 220421 ", "220421"), ("place", "吉林省东丰县", "220421"),
        ("place", "辽源市 · 东丰县", "220421"), ("place", "北京市朝阳区", "110105"), ("place", "北京朝阳", "110105"),
        ("place", "海安县", "320685"), ("place", "全国", "000000"),
        ("year", "2024", 2024), ("year", "2024年", 2024), ("year", "2024.0", 2024), ("year", "二〇二四年", 2024),
        ("year", "2024年度", 2024),
        ("genre", "budget_report", "budget_report"), ("title", " 关于…\n的报告 ", "关于… 的报告"),
        ("published", "2025年1月14日", "2025-01-14"), ("published", "2025/1/14", "2025-01-14"), ("published", "2025-01", "2025-01"),
        ("published", "2025", "2025"), ("published", "2025-01-14 00:00:00", "2025-01-14"),
    ],
)  # fmt: skip
def test_a_cell_tells_its_field(field, cell, value):
    told, problems = read_told({field: cell})
    assert (getattr(told, field), problems) == (value, [])


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        ("place", "火星", "“火星” is not in the table of places"), ("place", "999999", "not in the table"),
        ("place", "朝阳区", "“朝阳区” could be 2 places: 北京市朝阳区 110105"), ("place", "<b>x</b>", "not in the table"),
        ("year", "去年", "“去年” is no year"), ("year", "20245", "no year"), ("year", "1024", "no year"), ("year", "2024.5", "no year"),
        ("genre", "公报", "no kind of document"), ("published", "上周", "no date"), ("published", "1025", "no date"),
    ],
)  # fmt: skip
def test_a_cell_that_does_not_fit_tells_nothing_and_says_why(field, cell, said):
    told, (problem,) = read_told({field: cell, "title": "题"})
    assert told == Told(title="题")
    assert said in say_reason(problem) and cell in say_reason(problem, "zh")


PAGE = "石桥镇2025年预算报告\n全镇财政收入增长3%。今年预期增长4%。\n"


def make_document(told: Told) -> Document:
    return tell_document(Document("x", "x.txt", "txt", "utf-8", 1.0, "0", PAGE), told)


def test_what_is_told_is_decided_whatever_the_text_says():
    (read,) = analyse(make_document(Told())).page.articles
    assert (read.place, read.genre, read.year) == ("石桥镇", "budget_report", 2025)
    told = Told("220421", 2019, "economic_brief", "题", "2020-02-03")
    (article,) = analyse(make_document(told)).page.articles
    assert (article.place, article.ref_area, article.genre, article.year) == (
        "东丰县",
        "220421",
        "economic_brief",
        2019,
    )
    assert (article.title, article.published) == ("题", "2020-02-03")
    decided = {decision.about: (decision.value, decision.where) for decision in article.decisions}
    assert decided["genre"] == ("economic_brief", "told") and decided["year"] == ("2019", "told")


def test_what_is_told_later_goes_before_what_was_told_and_the_rest_stays():
    document = tell_document(make_document(Told(place="220421", year=2019)), Told(year=2020))
    assert document.told == Told(place="220421", year=2020)


def test_a_sidecar_tells_place_year_and_kind_and_what_it_tells_wrongly_is_remarked(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(PAGE, encoding="utf-8")
    rows = "document,title,place,year,genre\na,,东丰县,2019,plan_report\nb,,朝阳区,,\n"
    (tmp_path / "articles.csv").write_text(rows, encoding="utf-8")
    first, second = read_path(tmp_path)
    assert first.told == Told(place="220421", year=2019, genre="plan_report") and not first.remarks
    assert second.told == Told() and "could be 2 places" in say_reason(second.remarks[0])


@pytest.mark.parametrize(
    ("cell", "published"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024年3月", "2024-03"),
        ("约2020年", "2020"),
        ("2024-03-05T08:00:00Z", "2024-03-05"),
    ],
)
def test_a_sidecars_date_is_read_as_every_other_that_is_told(tmp_path, cell, published):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "articles.csv").write_text(f"document,published\na,{cell}\n", encoding="utf-8")
    (document,) = read_path(tmp_path)
    assert document.published == published and not document.remarks


def test_a_sidecars_date_that_is_none_is_remarked_and_tells_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "articles.csv").write_text("document,published\na,年初\n", encoding="utf-8")
    (document,) = read_path(tmp_path)
    assert document.published == "" and [remark.key for remark in document.remarks] == ["date_unknown"]
