"""Cutting, the word lists, counting and setting words aside."""

import csv
import subprocess
import sys
import time
from pathlib import Path

import jieba
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import Page, Passage
from lib.words.cutting import (
    cut_document,
    cut_text,
    dictionary_words,
    exclude_words,
    find_document_terms,
    is_word,
    load_stopwords,
    load_terms,
)

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "words"
ARTICLES = sorted((ROOT / "data" / "articles").glob("*.txt"))


def read_cases(name):
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["words"].split()) for row in csv.DictReader(file, delimiter="\t")]


def make_page(text, kinds=()):
    passages, start = [], 0
    for ordinal, line in enumerate(text.split("\n"), 1):
        kind = kinds[ordinal - 1] if kinds else "body"
        passages.append(Passage(ordinal, 0 if kind == "furniture" else 1, kind, start, start + len(line)))
        start += len(line) + 1
    return Page((), tuple(passages))


def list_words(text):
    return [word for word, _, _ in cut_text(text)]


@pytest.mark.parametrize(("text", "expected"), read_cases("in_the_wild"))
def test_terms_of_the_genre_stay_whole(text, expected):
    assert list_words(text) == expected


@pytest.mark.parametrize(("text", "expected"), read_cases("negative"))
def test_a_term_is_not_seen_across_other_words(text, expected):
    assert list_words(text) == expected


@pytest.mark.parametrize(("text", "expected"), read_cases("known_failures"))
@pytest.mark.xfail(strict=True, reason="known failure of the cutter")
def test_known_failures(text, expected):
    assert list_words(text) == expected


def test_every_listed_term_is_cut_whole_alone_and_in_a_sentence():
    alone = [term for term in load_terms() if list_words(term) != [term]]
    # 推进 + 出口总额 also reads 推 + 进出口总额
    within = [term for term in load_terms() if term not in list_words(f"做好{term}的有关事项")]
    assert (alone, within) == ([], [])


def test_word_lists_are_sorted_without_doubles():
    terms = load_terms()
    assert list(terms) == sorted(set(terms))
    sections: dict[str, list[str]] = {}
    current = ""
    for line in (ROOT / "data/reference/stopwords.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line[1:-1]
        elif line and not line.startswith("#"):
            sections.setdefault(current, []).append(line)
    assert set(sections) == {"general", "genre", "units", "time"}
    for words in sections.values():
        assert words == sorted(set(words))
    everything = [word for words in sections.values() for word in words]
    assert len(everything) == len(set(everything))


def test_no_listed_term_is_a_stop_word():
    assert not set(load_terms()) & set(load_stopwords())


def test_no_stop_word_names_an_indicator_or_a_theme():
    content = "营商环境 高质量发展 产业 投资 消费 农业 教育 医疗 就业 生态 安全 创新 改革 开放 财政 收入 项目 企业"
    assert not set(content.split()) & set(load_stopwords())


@pytest.mark.parametrize("piece", ["营商环境", "5G", "GDP", "十四五", "人", "C919", "万元"])
def test_words(piece):
    assert is_word(piece)


@pytest.mark.parametrize(
    "piece", ["6.5%", "二十八", "百", "万亿", "，", "“", " ", "①", "2024", "１０", "第三", "+", ""]
)
def test_numbers_and_punctuation_are_no_words(piece):
    assert not is_word(piece)


def test_a_name_that_the_document_quotes_and_repeats_becomes_its_term():
    text = "实施“三个提升”工程。把三个提升作为重点，“归零”意识不松。"
    assert find_document_terms(text) == ("三个提升",)
    assert [word for word, _, _ in cut_text(text, ("三个提升",))].count("三个提升") == 2


def test_a_name_of_crumbs_becomes_a_term_though_quoted_once():
    assert find_document_terms("整治“慢粗虚”问题，守护“一江碧水”。") == ("慢粗虚",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("启星铝业有限公司轨道交通大型铝合金型材项目", "启星铝业有限公司"),
        ("走访了东丰县百康药业有限责任公司。", "东丰县百康药业有限责任公司"),
        ("在厦门航空有限公司召开", "厦门航空有限公司"),
        ("来到同光半导体股份有限公司", "同光半导体股份有限公司"),
        ("支持三星（中国）半导体有限公司", "三星（中国）半导体有限公司"),
    ],
)
def test_a_companys_registered_name_is_a_term(text, name):
    assert any(term.endswith(name) for term in find_document_terms(text))


@pytest.mark.parametrize(
    "text", ["（集团）股份有限公司的", "集团）股份有限公司", "有限公司", "成立了有限公司", "物业公司服务"]
)
def test_a_broken_or_general_company_word_is_no_name(text):
    assert not any("）股份" in term or len(term) < 7 for term in find_document_terms(text))


@pytest.mark.parametrize(
    "text", ["要“让群众满意”。", "出台“16条”和“16条”", "“开年就是开工、开工就要实干”", "“464”与“464”", "“发展”与“发展”"]
)
def test_quotations_counts_and_known_words_become_no_terms(text):
    assert find_document_terms(text) == ()


def test_tokens_carry_offsets_into_the_clean_text_and_furniture_is_left_out():
    text = "吉林日报 2023年2月8日\n优化营商环境\n\n“三抓一服务”"
    tokens = cut_document(text, make_page(text, ["furniture", "body", "body", "body"]))
    assert [(t.passage, t.word) for t in tokens] == [(2, "优化"), (2, "营商环境"), (4, "三抓一服务")]
    assert all(text[t.start : t.end] == t.word for t in tokens)


@given(st.text(alphabet="经济发展“”营商环境5G 6.5%、三抓一\n，𠮷🙂ａ", max_size=60))
def test_offsets_hold_for_any_text(text):
    for token in cut_document(text, make_page(text)):
        assert text[token.start : token.end] == token.word
        assert is_word(token.word) or token.word in find_document_terms(text)


@pytest.mark.slow
def test_rjieba_cuts_as_jieba_does():
    """jieba is the reference: with the same dictionary at least 99.9 % of its tokens come out at the same place."""
    from lib.words.cutting import _MIN_TERM_FREQUENCY, _get_cutter

    cutter, reference = _get_cutter(), jieba.Tokenizer()
    jieba.setLogLevel(60)
    for word in dictionary_words():
        reference.add_word(word, max(reference.suggest_freq(word), _MIN_TERM_FREQUENCY))
    same = total = 0
    for path in ARTICLES:
        for line in (
            path.read_bytes().decode("gb18030" if path.stem.startswith("003") else "utf-8", "replace").split("\n")
        ):
            spans = [list(spell(pieces)) for pieces in (cutter.cut(line), reference.cut(line))]
            same += len(set(spans[0]) & set(spans[1]))
            total += len(spans[1])
    assert same / total >= 0.999


def spell(pieces):
    end = 0
    for piece in pieces:
        start, end = end, end + len(piece)
        yield start, end


@pytest.mark.slow
def test_cutting_is_much_faster_than_jieba():
    text = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in ARTICLES)
    jieba.setLogLevel(60)
    jieba.initialize()
    list_words("开始")

    def measure(cut):
        begin = time.process_time()
        for line in text.split("\n"):
            cut(line)
        return time.process_time() - begin

    ours, reference = min(measure(list_words) for _ in range(3)), measure(lambda line: list(jieba.cut(line)))
    assert reference / ours > 3


def test_importing_starts_no_cutter():
    code = "import sys, lib.words.cutting as w; print('rjieba' in sys.modules, 'jieba' in sys.modules, w._cutter)"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["False", "False", "None"]


COUNTS = pd.DataFrame(
    {"word": ["营商环境", "亿元", "人", "的", "项目"], "count": [3, 1, 1, 1, 1], "documents": [2, 1, 1, 1, 1]}
)


def test_nothing_is_set_aside_in_silence():
    kept, excluded = exclude_words(COUNTS)
    assert kept["word"].tolist() == ["营商环境", "项目"]
    assert dict(zip(excluded["word"], excluded["reason"], strict=True)) == {
        "的": "stopword:general", "人": "stopword:general", "亿元": "stopword:units",
    }  # fmt: skip
    assert len(kept) + len(excluded) == len(COUNTS)


def test_exclusions_can_be_switched_off_and_added_to():
    assert exclude_words(COUNTS, stopwords={}, singles=True)[1].empty
    assert exclude_words(COUNTS, stopwords={})[1]["reason"].tolist() == ["single", "single"]
    kept, excluded = exclude_words(COUNTS, min_count=2, also=["营商环境"])
    assert kept.empty and set(excluded["reason"]) >= {"reader", "rare"}


def test_of_no_words_none_is_kept_and_none_set_aside():
    kept, excluded = exclude_words(COUNTS.head(0))
    assert kept.empty and excluded.empty
