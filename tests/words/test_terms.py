"""Terms found in the corpus itself."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.corpus.building import build_corpus
from lib.words.terms import merge_corpus_terms, merge_words, select_terms, weigh_pairs


def make_tokens(*documents):
    """Each document a string of words; a comma keeps its neighbours apart, as punctuation does."""
    rows = []
    for number, document in enumerate(documents):
        start = 0
        for word in document.split():
            if word != "，":
                rows.append((f"d{number}", f"d{number}#p1", word, start, start + len(word), True))
            start += len(word)
    return pd.DataFrame(rows, columns=["document", "passage_id", "word", "start", "end", "counted"])


# Enough other words for chance to be small.
OTHERS = " ， ".join(f"词{number}" for number in range(300))
# 冷链 物流 always together among changing neighbours; 县域 物流 … each elsewhere too
BEFORE = ["推行", "完善", "开展", "探索", "实施", "用好"]
AFTER = ["机制", "制度", "项目", "榜单", "攻关", "改革"]
SENTENCES = [
    f"{before} 冷链 物流 {after} ， 特色 {after} ， {before} 产业 ， 特色 产业 ， 提振 精神"
    for before, after in zip(BEFORE, AFTER, strict=True)
]


def find(*documents, stopwords=None):
    fixed = select_terms(weigh_pairs(make_tokens(OTHERS, *documents)), stopwords or {})
    return set(fixed["first"] + fixed["second"])


def test_a_fixed_pair_among_changing_neighbours_is_a_term():
    assert find(*SENTENCES) == {"冷链物流"}


def test_figures_of_a_pair_worked_by_hand():
    pairs = weigh_pairs(make_tokens(OTHERS, *SENTENCES)).set_index(["first", "second"])
    row = pairs.loc[("冷链", "物流")]
    assert (row["count"], row["documents"]) == (6, 6)
    assert row["log_dice"] == pytest.approx(14)
    assert row["entropy"] == pytest.approx(2.584963)  # log2 6: six different neighbours


def test_words_that_are_each_used_elsewhere_are_no_term():
    assert "特色产业" not in find(*SENTENCES)


def test_a_verb_and_its_object_are_no_term():
    # 提振 精神 stands alone each time and is as fixed as 冷链 物流
    assert "提振精神" not in find(*SENTENCES)


def test_part_of_a_longer_name_is_no_term_by_itself():
    longer = [sentence.replace("冷链 物流", "县域 冷链 物流 集群") for sentence in SENTENCES]
    pairs = weigh_pairs(make_tokens(OTHERS, *longer)).set_index(["first", "second"])
    assert pairs.loc[("冷链", "物流"), "entropy"] == 0
    assert not {"县域冷链", "冷链物流", "物流集群"} & find(*longer)


def test_stop_words_end_no_term():
    assert find(*SENTENCES, stopwords={"物流": "genre"}) == set()


def test_a_pair_of_one_document_is_no_term_of_the_corpus():
    assert find(" ， ".join(SENTENCES)) == set()


def test_repeated_print_makes_no_term():
    tokens = make_tokens(OTHERS, *SENTENCES)
    tokens.loc[tokens["document"] != "d1", "counted"] = False
    assert weigh_pairs(tokens).empty


def test_words_parted_by_punctuation_are_not_neighbours():
    pairs = weigh_pairs(make_tokens(OTHERS, "甲 乙 ， 丙"), min_count=1, min_documents=1)
    assert pairs[["first", "second"]].values.tolist() == [["甲", "乙"]]


@pytest.mark.parametrize(
    ("text", "pairs", "expected"),
    [
        ("推行 冷链 物流 机制", [("冷链", "物流")], ["推行", "冷链物流", "机制"]),
        ("冷链 ， 物流", [("冷链", "物流")], ["冷链", "物流"]),
        ("甲 乙 丙 丁", [("甲", "乙"), ("乙", "丙"), ("丙", "丁")], ["甲乙", "丙丁"]),
        ("甲 乙 丙", [("甲", "乙"), ("乙", "丙")], ["甲乙", "丙"]),
        ("甲 甲 甲", [("甲", "甲")], ["甲甲", "甲"]),
        ("甲", [("甲", "乙")], ["甲"]),
        ("", [("甲", "乙")], []),
    ],
)
def test_merging_goes_from_left_to_right(text, pairs, expected):
    tokens = make_tokens(text)
    words, ends, kept = merge_words(
        *(tokens[name].to_numpy(dtype=kind) for name, kind in
          [("word", object), ("start", int), ("end", int), ("passage_id", object)]),
        pairs,
    )  # fmt: skip
    assert words[kept].tolist() == expected
    assert (ends[kept] - tokens["start"].to_numpy()[kept]).tolist() == [len(word) for word in expected]


def test_a_corpus_is_rewritten_with_its_terms_whole(tmp_path):
    longer = [sentence.replace("冷链 物流", "县域 冷链 物流") for sentence in SENTENCES[:3]]
    tokens = make_tokens(OTHERS, *SENTENCES, *longer)
    path = tmp_path / "tokens.parquet"
    schema = pa.schema([
        ("document", pa.dictionary(pa.int32(), pa.string())), ("passage_id", pa.string()),
        ("word", pa.dictionary(pa.int32(), pa.string())), ("start", pa.int32()), ("end", pa.int32()),
        ("counted", pa.bool_()),
    ])  # fmt: skip
    with pq.ParquetWriter(path, schema) as writer:
        for _, rows in tokens.groupby("document"):
            writer.write_table(pa.Table.from_pandas(rows, schema=schema, preserve_index=False))
    terms = merge_corpus_terms(path)
    assert terms.loc[0, ["term", "parts", "count"]].tolist() == ["冷链物流", "冷链 物流", 9]
    after = pq.read_table(path)
    assert after.schema.equals(schema)
    frame = after.to_pandas()
    assert (frame["word"] == "冷链物流").sum() == 9 and "冷链" not in set(frame["word"])
    assert (frame["end"] - frame["start"] == frame["word"].astype(str).str.len()).all()
    assert list(tmp_path.iterdir()) == [path]


def test_a_corpus_without_terms_is_left_as_it_is(tmp_path):
    path = tmp_path / "tokens.parquet"
    make_tokens(OTHERS).to_parquet(path, index=False)
    before = path.read_bytes()
    assert merge_corpus_terms(path).empty
    assert path.read_bytes() == before


def test_a_built_corpus_keeps_its_terms_whole_and_lists_them(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    for number, (before, after) in enumerate(zip(BEFORE, AFTER, strict=True)):
        others = "".join(f"第{number}县的{a}{b}。" for a in "河湖山林田路" for b in "长宽远近高低")
        (sources / f"{number}.txt").write_text(f"{before}耐心梨园{after}。\n{others}\n", encoding="utf-8")
    manifest = build_corpus([sources], tmp_path / "corpus", processes=1)
    words = pq.read_table(tmp_path / "corpus" / "tokens.parquet", columns=["word"])["word"].to_pylist()
    assert [row["term"] for row in manifest.terms] == ["耐心梨园"]
    assert words.count("耐心梨园") == 6 and "梨园" not in words
    assert manifest.counts["tokens"] == len(words)
