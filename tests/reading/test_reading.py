"""Reading: formats found by content, zips with names in GBK, sidecars; what cannot be read says why and stops nothing."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model import Document
from lib.pipeline.batch import read_paths
from lib.reading import archives
from lib.reading.sources import ReadingError, Unreadable, read_bytes, read_path, read_upload
from tests.pdf import make_page

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def make_docx() -> bytes:
    page = docx.Document()
    page.add_paragraph("2025年政府工作报告")
    table = page.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("指标", "增速"), ("地区生产总值", "6.5%")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    page.add_paragraph("以上是主要目标。")
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def make_pdf(text: str) -> bytes:
    """A PDF of one page, with or without a line of text."""
    return make_page([(72, 720, 12, text)] if text else [])


class NamedInGbk(zipfile.ZipInfo):
    """A member whose name is written as Chinese Windows does: GBK bytes, no UTF-8 flag."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def make_zip(members: dict[str, bytes], kind: type[zipfile.ZipInfo] = zipfile.ZipInfo) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in members.items():
            archive.writestr(kind(name), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def zipped_as_it_is(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return out.getvalue()


def write(folder: Path, **files: bytes) -> Path:
    for name, raw in files.items():
        (folder / name.replace("__", ".")).write_bytes(raw)
    return folder


def test_the_built_in_documents_are_read_with_their_sidecar():
    documents = list(read_path(ARTICLES))
    assert [document.name for document in documents] == sorted(path.stem for path in ARTICLES.glob("*.txt"))
    by_name = {document.name[:3]: document for document in documents}
    assert by_name["002"].published == "2023-08"
    assert by_name["003"].source == "吉林日报·彩练新闻"
    assert by_name["004"].published == "2023-07-25"
    assert all(
        (document.encoding, document.certainty, len(document.sha256)) == ("utf-8", 1.0, 64) for document in documents
    )


def test_a_docx_gives_a_line_per_paragraph_and_per_table_row():
    document = read_bytes("报告.docx", make_docx())
    assert document.format == "docx"
    assert document.text.splitlines() == ["2025年政府工作报告", "指标\t增速", "地区生产总值\t6.5%", "以上是主要目标。"]


def test_a_docx_keeps_text_in_content_controls_and_insertions():
    page = docx.Document()
    inside = page.add_paragraph("内容控件里的话")._p
    body = inside.getparent()
    control = docx.oxml.OxmlElement("w:sdt")
    content = docx.oxml.OxmlElement("w:sdtContent")
    body.insert(0, control)
    control.append(content)
    content.append(inside)
    run = page.add_paragraph("修订")._p
    inserted = docx.oxml.OxmlElement("w:ins")
    inserted.append(run[-1])
    run.append(inserted)
    out = io.BytesIO()
    page.save(out)
    assert read_bytes("a.docx", out.getvalue()).text.split() == ["内容控件里的话", "修订"]


def test_a_pdf_gives_its_text():
    document = read_bytes("report.pdf", make_pdf("GDP grew by 6.5%"))
    assert (document.format, document.text) == ("pdf", "GDP grew by 6.5%")


HTML = """<html><head><meta charset="gb2312"><title>网站</title><meta name="ArticleTitle" content="全市经济运行情况">
<meta name="PubDate" content="2023-07-25 10:20"><meta name="ContentSource" content="抚顺日报"></head>
<body><div class="nav"><a href="/">首页</a></div><script>var a = 1;</script><div class="article"><h1>全市经济运行情况</h1>
<p>上半年，全市坚持稳中求进工作总基调，固定资产投资增速22.3%，旅游总收入增长39.4%。</p>
<p>下半年，全市将以更饱满的状态抓好各项工作，确保完成全年目标任务，实现首战首捷。</p></div></body></html>"""


def test_a_web_page_gives_its_main_text_and_its_facts():
    document = read_bytes("news.html", HTML.encode("gbk"))
    assert (document.format, document.encoding) == ("html", "gb18030")
    assert "旅游总收入增长39.4%。" in document.text
    assert "var a" not in document.text
    assert (document.title, document.published, document.source) == ("全市经济运行情况", "2023-07-25", "抚顺日报")


def test_an_office_without_a_place_is_one_of_the_site():
    head = '<title>全市经济_统计数据_某阳市人民政府</title><meta name="ContentSource" content="市统计局">'
    raw = f"<html><head>{head}</head><body><p>2025年，全市地区生产总值增长4.7%。</p></body></html>".encode()
    page = read_bytes("page.html", raw)
    assert (page.source, page.site) == ("市统计局", "某阳市人民政府")


def test_a_short_page_keeps_its_body_and_its_table():
    raw = "<html><body><p>通知</p><table><tr><td>指标</td><td>6.5%</td></tr></table></body></html>".encode()
    assert read_bytes("a.htm", raw).text.splitlines() == ["通知", "指标\t6.5%"]


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("page.txt", HTML.encode(), "html"),  # a page saved under another ending
        ("report.txt", make_docx(), "docx"),
        ("report", "辽源市".encode(), "txt"),
        ("1.政府工作报告", "辽源市".encode(), "txt"),  # no ending, though there is a dot
        ("report.MD", "# 辽源市".encode(), "txt"),
    ],
)
def test_the_content_decides_the_format_before_the_ending(name, raw, kind):
    assert read_bytes(name, raw).format == kind


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.txt", b"", "a.txt is empty"),
        ("a.txt", b"  \n\x00", "a.txt is empty"),
        ("a.txt", PNG, "a.txt is a PNG picture: run text recognition"),
        ("a.txt", bytes(range(256)) * 20, "a.txt does not read as text"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .docx"),
        ("a.docx", b"hello", "a.docx ends in .docx but holds something else"),
        ("a.docx", make_docx()[:-200], "fetch it again"),
        ("a.srt", b"1\n00:01\n", "a.srt ends in .srt; expected .txt"),
        ("scan.pdf", make_pdf(""), "scan.pdf is a PDF of 1 pages without text (a scan?): run text recognition"),
        ("a.pdf", b"%PDF-1.4 and no more", "a.pdf cannot be opened as PDF"),
        ("a.zip", b"PK\x03\x04 and no more", "a.zip begins like a zip but cannot be opened"),
        ("a.rar", b"Rar!\x1a\x07\x00", "unpack it"),
    ],
)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(name, raw, said):
    with pytest.raises(ReadingError) as error:
        read_bytes(name, raw)
    assert said in str(error.value)


def test_one_bad_file_never_stops_the_rest(tmp_path):
    write(
        tmp_path,
        a__txt="一".encode(),
        b__txt=PNG,
        c__txt="三".encode(),
        d__csv=b"x,y",
        articles__csv=b"document,title\na,t\n",
    )
    (tmp_path / ".hidden.txt").write_text("不读", encoding="utf-8")
    found = list(read_path(tmp_path))
    assert [type(item) for item in found] == [Document, Unreadable, Document, Unreadable]
    assert [Path(item.path).name for item in found] == ["a.txt", "b.txt", "c.txt", "d.csv"]
    assert found[0].title == "t"


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ReadingError, match="No file or folder at"):
        list(read_path(tmp_path / "missing"))


def test_a_sidecar_beside_a_file_goes_before_the_one_above(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    write(tmp_path, articles__csv="document,source,published\na,上,2021\nb,上,2022\n".encode())
    write(folder, a__txt="一".encode(), b__txt="二".encode(), articles__csv="document,source\na.txt,旁\n".encode("gbk"))
    a, b = read_path(folder)
    assert (a.source, b.source, b.published) == ("旁", "上", "2022")


@pytest.mark.parametrize("kind", [zipfile.ZipInfo, NamedInGbk])
def test_zip_names_in_gbk_and_in_utf8_are_read(tmp_path, kind):
    (tmp_path / "reports.zip").write_bytes(make_zip({"报告/2025年吉林省政府工作报告.docx": make_docx()}, kind))
    (document,) = read_path(tmp_path / "reports.zip")
    assert document.name == "2025年吉林省政府工作报告"
    assert document.path == f"{tmp_path}/reports.zip/报告/2025年吉林省政府工作报告.docx"


def test_a_zip_inside_a_zip_is_read_and_the_path_says_where(tmp_path):
    inner = make_zip({"b.txt": "二".encode()})
    (tmp_path / "all.zip").write_bytes(make_zip({"a.txt": "一".encode(), "inner.zip": inner}))
    assert [item.path for item in read_path(tmp_path / "all.zip")] == [
        f"{tmp_path}/all.zip/a.txt",
        f"{tmp_path}/all.zip/inner.zip/b.txt",
    ]


def test_names_that_lead_out_of_a_zip_are_labels_only(tmp_path):
    (tmp_path / "evil.zip").write_bytes(make_zip({"../../etc/报告.txt": "一".encode(), "C:\\x\\y.txt": "二".encode()}))
    found = list(read_path(tmp_path / "evil.zip"))
    assert sorted(item.path.removeprefix(f"{tmp_path}/") for item in found) == [
        "evil.zip/etc/报告.txt",
        "evil.zip/x/y.txt",
    ]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["evil.zip"]


def make_version_9_9(raw: bytes) -> bytes:
    """The zip, whose directory asks for a version that nobody knows."""
    at = raw.index(b"PK\x01\x02") + 6
    return raw[:at] + bytes([99, 0]) + raw[at + 2 :]


def damage(raw: bytes, name: bytes) -> bytes:
    """The zip, one of whose members holds no deflate data."""
    at = raw.index(name) + len(name)
    return raw[:at] + b"\xff" * 8 + raw[at + 8 :]


SIDECAR = b"document,title\na,t\n" * 9
LONG_CELL = b"document,title\na," + b"x" * 10_000_001 + b"\n"


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("m.zip", make_version_9_9(make_zip({"b.txt": b"6%"})), "begins like a zip but cannot be opened"),
        ("m.docx", make_version_9_9(make_docx()), "begins like a zip but cannot be opened"),
        ("m.xlsx", make_version_9_9(make_zip({"xl/workbook.xml": b""})), "begins like a zip but cannot be opened"),
        ("m.zip", damage(make_zip({"articles.csv": SIDECAR, "b.txt": b"6%"}), b"articles.csv"), "articles.csv cannot be unpacked"),
        ("m.zip", make_zip({"articles.csv": LONG_CELL, "b.txt": b"6%"}), "articles.csv cannot be opened as a table"),
        ("articles.csv", LONG_CELL, "articles.csv cannot be opened as a table"),
        ("articles.csv", b"PK\x03\x04\xff" * 200, ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("above", [False, True])
def test_a_bad_zip_or_sidecar_is_said_once_and_every_other_file_is_read(tmp_path, name, raw, said, above):
    folder = tmp_path / "folder"
    (folder / "deeper").mkdir(parents=True)
    ((tmp_path if above and name == "articles.csv" else folder) / name).write_bytes(raw)
    write(folder, a__txt="一".encode(), z__txt="二".encode(), k__csv=b"text\n" + "全年增长6%。".encode())
    write(folder / "deeper", c__txt="三".encode())
    found = list(read_paths([folder]))
    bad = [str(item) for item in found if isinstance(item, Unreadable)]
    assert len(bad) == bool(said) and all(said in one for one in bad)
    assert {item.name for item in found if isinstance(item, Document)} - {"b"} == {"a", "z", "c", "k 2"}


def test_a_cell_longer_than_python_takes_by_itself_is_read_in_a_sidecar_too(tmp_path):
    write(tmp_path, a__txt="一".encode(), articles__csv=b"document,title,note\na,t," + b"x" * 200_000)
    (document,) = read_path(tmp_path)
    assert document.title == "t"


def test_a_sidecar_in_a_zip_tells_of_its_own_folder_and_of_the_one_below(tmp_path):
    members = {
        "a/1.txt": "一".encode(), "a/articles.csv": b"document,year\n1,2001\n",
        "b/1.txt": "二".encode(), "b/articles.csv": b"document,year\n1,2002\n",
        "c/1.txt": "三".encode(), "articles.csv": b"document,year,title\n1,2003,t\n",
        "d/e/1.txt": "四".encode(),
    }  # fmt: skip
    (tmp_path / "all.zip").write_bytes(make_zip(members))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        archive.extractall(tmp_path / "all")
    for path in (tmp_path / "all.zip", tmp_path / "all"):
        found = [(item.told.year, item.title) for item in read_path(path)]
        assert found == [(2001, ""), (2002, ""), (2003, "t"), (None, "")]


@pytest.mark.parametrize(
    ("name", "raw", "kinds"),
    [
        ("r.zip", make_docx(), ["docx"]),
        ("r.txt", make_zip({"a.txt": "一".encode()}), ["txt"]),
        ("r.zip", zipped_as_it_is({"a.pdf": make_pdf("GDP grew by 6.5%")}), ["pdf"]),
        ("r.zip", "一".encode(), []),
    ],
)  # fmt: skip
def test_a_file_is_the_same_to_whoever_gives_it(tmp_path, name, raw, kinds):
    (tmp_path / name).write_bytes(raw)
    for found in (read_path(tmp_path / name), read_upload(name, raw)):
        assert [item.format for item in found if isinstance(item, Document)] == kinds


def test_a_zip_bomb_is_refused_and_its_neighbours_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_FILE", 100_000)
    (tmp_path / "bomb.zip").write_bytes(make_zip({"a.txt": "一".encode(), "bomb.txt": b"0" * 1_000_000}))
    a, bomb = read_path(tmp_path / "bomb.zip")
    assert a.text == "一"
    assert "bomb.txt unpacks to 1,000,000 bytes; expected 100,000 at most" in str(bomb)


def test_a_zip_may_not_unpack_to_more_than_its_budget(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_ZIP", 1000)
    (tmp_path / "many.zip").write_bytes(make_zip({f"{number}.txt": b"6" * 400 for number in range(4)}))
    found = list(read_path(tmp_path / "many.zip"))
    assert [type(item) for item in found] == [Document, Document, Unreadable, Unreadable]


def test_an_encrypted_member_says_so(tmp_path):
    raw = bytearray(make_zip({"a.txt": "一".encode()}))
    raw[6] |= 1  # the flag in the local header
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    (tmp_path / "locked.zip").write_bytes(bytes(raw))
    (item,) = read_path(tmp_path / "locked.zip")
    assert "a.txt is encrypted: unpack the zip with its password" in str(item)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a.zip", "a"]),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xff\xfe"]),
    st.binary(max_size=200),
)
def test_any_bytes_are_read_or_refused_in_words(name, start, raw):
    try:
        assert read_bytes(name, start + raw).text.strip()
    except ReadingError as error:
        assert name in str(error)


@pytest.mark.parametrize("written", ["a&#1;b", "a&#xFFFE;b", "a\x0bb", "a\uffffb", "a&#0;b", "a\x01b"])
@pytest.mark.parametrize(
    "page", ["<html><body>{0}<br>增长6%。", "<html><p title='{0}'>{0}</p>", "<html><!--{0}-->增长6%{0}"]
)
def test_a_page_with_characters_that_no_tree_can_hold_is_read(page, written):
    assert read_bytes("a.html", page.format(written).encode()).text.strip()


def test_a_name_in_gbk_bytes_is_read_as_it_was_meant(tmp_path):
    try:
        (tmp_path / os.fsdecode("报告.txt".encode("gbk"))).write_text("一", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    (document,) = read_path(tmp_path)
    assert document.name == "报告" and document.path == f"{tmp_path}/报告.txt"


def test_a_file_over_which_a_reader_stumbles_is_logged_with_the_traceback_and_stops_no_other(
    tmp_path, monkeypatch, caplog
):
    def stumble(name, raw, path=""):
        if name == "鹿.txt":
            raise ZeroDivisionError("a deer too many")
        return read_bytes(name, raw, path)

    monkeypatch.setattr("lib.reading.sources.read_bytes", stumble)
    for name in ("牛.txt", "鹿.txt", "龙.txt"):
        (tmp_path / name).write_text(f"{name}增长6%。", encoding="utf-8")
    found = list(read_path(tmp_path))
    assert [isinstance(item, Unreadable) for item in found] == [False, True, False]
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("lib.reading.sources", "ERROR") and "鹿.txt" in record.getMessage()
    assert "in stumble" in caplog.text and "ZeroDivisionError: a deer too many" in caplog.text
