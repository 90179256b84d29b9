"""A pick is one value: it survives its way through a frame and an address, whatever a file, a word or an indicator is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import queries
from lib.comparing.scales import COMMITMENTS
from lib.corpus import open_corpus
from lib.queries import Selection
from lib.ui.picks import (
    KINDS,
    CellPick,
    ClaimPick,
    CoverPick,
    GroupWordPick,
    PairPick,
    Pick,
    PickError,
    PlaceWordingPick,
    PlaceWordPick,
    ThemePick,
    TogetherPick,
    WordingPick,
    WordPick,
    decode,
    encode,
)
from tests.handmade import DOCUMENTS, write_corpus

ROOT = Path(__file__).parents[2]
AWKWARD = "2024,辽源:一 报告"

texts = st.text() | st.text(alphabet=",:@%|'\"\\&=+#;/ \n\t辽源3AB5", max_size=12)
wordings = st.sampled_from(COMMITMENTS)
lists = st.lists(texts.filter(bool), min_size=1).map(tuple)
picks = st.one_of(
    st.builds(ClaimPick, lists),
    st.builds(PairPick, texts, texts),
    st.builds(CellPick, texts, texts),
    st.builds(CoverPick, texts, texts, texts),
    st.builds(WordingPick, st.sampled_from(["place", "theme", "period"]), texts, wordings),
    st.builds(PlaceWordingPick, texts, wordings),
    st.builds(WordPick, texts),
    st.builds(PlaceWordPick, texts, texts),
    st.builds(GroupWordPick, st.sampled_from(["document", "theme", "place", "period"]), texts, texts),
    st.builds(TogetherPick, lists),
    st.builds(ThemePick, texts, texts),
)


@given(picks)
def test_a_pick_comes_back_from_the_address_as_it_was(pick: Pick) -> None:
    (text,) = parse_qs(urlencode({"pick": encode(pick)}, doseq=True))["pick"]
    assert decode(text) == pick


@given(picks, picks)
def test_two_picks_never_share_an_address(one: Pick, other: Pick) -> None:
    assert (encode(one) == encode(other)) == (one == other)


@given(st.sampled_from(sorted(KINDS)), st.lists(st.text(alphabet=":%3A5辽,", max_size=6)))
def test_any_text_is_refused_or_is_the_one_text_of_its_pick(kind: str, parts: list[str]) -> None:
    text = ":".join([kind, *parts])
    try:
        pick = decode(text)
    except PickError:
        return
    assert encode(pick) == text


@pytest.mark.parametrize(
    "text",
    [
        "nothing", "nothing:x", "pair:only", "pair:a:b:c", "cell", "cover:220400:gdp", "word:50%", "word:a%3Bb",
        "wording:place:220400:never", "wording:colour:220400:firm", "said:220400:", "uses:moon:1:增长", ":", "claim:%",
        "claim", "claim:", "claim:a:", "both", "both:a::b",
    ],
)  # fmt: skip
def test_an_address_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(PickError):
        decode(text)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = [(AWKWARD, *document[1:]) if document[0] == "liaoyuan_2024" else document for document in DOCUMENTS]
    return write_corpus(tmp_path_factory.mktemp("corpus"), documents)


def open_app(corpus: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> str:
    """What the screen shows of an address."""
    monkeypatch.setenv("CORPUS", str(corpus))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    for name, value in {"lang": "zh", **query}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception[0].message
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def test_a_document_of_any_name_opens_its_evidence(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = queries.select_ledger(open_corpus(corpus), Selection())
    (pair,) = ledger[ledger["result_document"] == AWKWARD].to_dict("records")[:1]
    claims = queries.select_claims(open_corpus(corpus), replace(Selection(), documents=(AWKWARD,)))
    (claim,) = claims.loc[claims["quote"] == "28亿元", "claim_id"]
    assert AWKWARD in claim
    for pick, words in (
        (ClaimPick((claim,)), "28亿元"),
        (PairPick(pair["claim_id"], pair["result_claim_id"]), "6.8%"),
        (GroupWordPick("document", AWKWARD, "城镇新增就业"), "城镇新增就业"),
    ):
        assert f'<mark class="figure">{words}</mark>' in open_app(corpus, monkeypatch, pick=encode(pick))


@pytest.mark.parametrize("text", ["claim:50%", "wording:place:220400:never", "nothing:x", "pair:1"])
def test_a_damaged_address_opens_a_note(corpus: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert "链接残缺或已损坏" in open_app(corpus, monkeypatch, pick=text)
