"""Hostile text: nothing raises out of the room, and every span is what the text says there."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dramatis.article import Article, Source, StoryPage
from dramatis.extraction import Evidence, Extraction
from dramatis.words import ArticleKind
from extractors import breaks
from extractors.debris import gathered
from extractors.extract import Extractor
from extractors.reading import Reference

_NOWHEN = Reference(None, exact=False)
# Every code point there is, lone surrogates among them; characters that rules look for come up often enough to meet.
_ANY = st.text(
    st.characters() | st.characters(categories=["Cs", "Zs", "Zl", "Cf"]) | st.sampled_from("“”‘’\"'()\n .,-–")
)
_WORDS = st.sampled_from(
    [
        "President", "Ms.", "Anna", "Kowalska", "of", "Poland", "'s", "said", "the", "minister", ",", ".", "\n", "\n\n",
        "(", ")", "“", "”", '"', "-", "U.S.", "US", "Kyiv", "Kiev", "and", "she", "his", "talks", "on", "May", "3",
        "Ministry", "NATO", "IAEA", "will", "not", "meet", "who", "leads", "…", "\u200b", "\ud800", "🇺🇳", "東京", "مصر",
        "Ünal", "jr.", "I", "0", "1,000", "for", "\t", "\u00a0", "\u2029", "\x00", "A" * 450,
    ]
)  # fmt: skip


def _spans(found: Extraction) -> list[Evidence]:
    spans = [span for fact in found.facts for span in fact.evidence]
    spans += [span for claim in found.claims for span in claim.evidence]
    for event in found.events:
        spans += [*event.evidence, event.modality_evidence, *(part.evidence for part in event.participants)]
    for document in found.documents:
        spans += [*document.evidence, document.state_evidence]
    return spans


def _check(article: Article, found: Extraction) -> None:
    text = article.text
    entities = {entity.id for entity in found.entities}
    assert found.version == article.version_id
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.entity in entities
    for span in _spans(found):
        assert 0 <= span.sentence_start <= span.start < span.end <= span.sentence_end <= len(text)
    for fact in found.facts:
        assert fact.subject in entities
        assert fact.object is None or fact.object in entities
    assert len(entities) == len(found.entities)
    assert len({mention.id for mention in found.mentions}) == len(found.mentions)
    assert len({fact.id for fact in found.facts}) == len(found.facts)


@settings(max_examples=100, deadline=None)
@given(st.lists(_WORDS, max_size=60), st.lists(_WORDS, max_size=8), st.sampled_from([" ", ""]))
def test_every_span_matches_whatever_words_come_together(
    extractor: Extractor, body: list[str], title: list[str], joint: str
) -> None:
    article = Article(title=" ".join(title), body=joint.join(body))

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)


@settings(max_examples=100, deadline=None)
@given(_ANY, _ANY)
def test_every_span_matches_in_any_string(extractor: Extractor, body: str, title: str) -> None:
    article = Article(title=title, body=body)

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)


_ARTICLES = st.builds(
    Article,
    title=_ANY,
    body=_ANY,
    kind=st.sampled_from(ArticleKind),
    url=st.none() | st.just("https://example.org/1"),
    source=st.none() | st.builds(Source, name=_ANY),
    published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    language=st.none() | st.sampled_from(["en", "fr", "??"]),
    truncated=st.booleans(),
    page=st.none() | st.just(StoryPage(bullets=((0, 1), (5, 2), (10_000, 10_001)))),
    page_id=st.none() | st.just("page"),
    unextractable=st.none() | st.just("not English"),
)
_REFERENCES = st.builds(Reference, st.none() | st.dates(), st.booleans())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(_ARTICLES, _REFERENCES), max_size=4))
def test_as_many_extractions_come_out_as_articles_went_in(
    extractor: Extractor, items: list[tuple[Article, Reference]]
) -> None:
    found = list(extractor.extract(items))

    assert len(found) == len(items)
    for (article, _), one in zip(items, found, strict=True):
        _check(article, one)


@pytest.mark.parametrize("day", [date.min, date.max, datetime(9999, 12, 31, tzinfo=UTC).date()])
def test_dates_beyond_the_calendar_are_no_reason_to_raise(extractor: Extractor, day: date) -> None:
    body = "They met yesterday, will meet next year, in 10,000 years, on 31 December 9999 and 99999 days ago."
    article = Article(title="Dates", body=body)

    (found,) = extractor.extract([(article, Reference(day, exact=True))])

    _check(article, found)


_HOSTILE = [
    "",
    " ",
    "\n\n\n",
    "\n" * 20_000,
    " " * 100_000,
    "(" * 20_000,
    ("(" * 399 + " ") * 20,
    "( " * 5_000,
    "“" * 3_000,
    "“‘" * 1_000 + "no" + "’”" * 1_000,
    ", " * 10_000,
    "Mr. " * 3_000,
    "a" * 100_000,
    "a-b/c.d'" * 2_000,
    "President " * 2_000,
    "Anna Kowalska, " * 500,
    "the minister " * 1_000,
    "John Smith said he met John Smith Jr. and John Smith. " * 150,
    " ".join(f"Anna Name{number} said no." for number in range(300)),
    "Anna said Boris said Carla said " * 500,
    "3 May 2024, Monday, 1,000, " * 300,
    "\n".join("- " for _ in range(3_000)),
    "KYIV, Ukraine (AP) — No.\n\n" * 500,
    "Poland" + "\u200b" * 2_000 + " said no.",
    "\u202ePoland\u202c said \u2066no\u2069. " * 200,
    "العربية 東京 Ελλάδα Москва हिन्दी " * 300,
    "👩‍👩‍👧‍👦 🇺🇳 " * 1_000,
    "a\x00b \ud800 \udfff " * 500,
]


@pytest.mark.parametrize("body", _HOSTILE, ids=lambda body: repr(body[:20]))
def test_hostile_text_never_raises(extractor: Extractor, body: str) -> None:
    article = Article(title="Title", body=body)

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)


def test_a_text_longer_than_a_piece_keeps_its_offsets_and_its_people(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As small a piece as the search for a sentence's end allows; the whole road is the same at any size.
    monkeypatch.setattr(breaks, "PIECE_SIZE", 2_000)
    monkeypatch.setattr(breaks, "_SEARCH_BACK", 500)
    filler = "The weather along the coast stayed dry and mild. " * 120
    body = f"Anna Kowalska of Poland said no. {filler}\n\nIn the end Anna Kowalska met Iceland's minister in May."
    article = Article(title="Long", body=body)

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)
    starts = {mention.text: mention.start for mention in found.mentions}
    assert starts["Iceland"] == article.text.index("Iceland")
    (person,) = [entity.id for entity in found.entities if entity.name == "Anna Kowalska"]
    named = [mention.start for mention in found.mentions if mention.entity == person and "Anna" in mention.text]
    assert named == [article.text.index("Anna"), article.text.rindex("Anna")]
    assert all(article.text[end - 1] in ".g" for _, end in found.sentences)


@settings(max_examples=100, deadline=None)
@given(_ANY, st.integers(1, 60))
def test_the_tokens_of_any_string_are_its_text(nlp: Language, text: str, times: int) -> None:
    repeated = text * times

    doc = nlp.make_doc(repeated)

    clean = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in repeated)
    assert doc.text == clean
    assert all(token.text and clean[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_debris_is_gathered_and_the_words_beside_it_stay(nlp: Language) -> None:
    text = "Poland's minister said that there would be no talks. " + "( - ) " * 200 + "Iceland agreed on Monday."

    doc = nlp.make_doc(text)

    words = {token.text for token in doc}
    assert {"Poland", "minister", "talks", "Iceland", "agreed", "Monday"} <= words
    assert len(doc) < 60


@pytest.mark.parametrize(
    "text",
    [
        "Sens. Mary Landrieu (D-La.), Carl Levin (D-Mich.), Gordon Smith (R-Ore.), Jack Reed (D-R.I.) said no. " * 4,
        "Smith\nJones\nKing\nLee\nKhan\nDiaz\nCole\n" * 12,
        "6-4, 6-3, 7-5: Swiatek beat Gauff. The U.S. and the U.K. met; Mr. Xi and Ms. Ma did so, too. " * 4,
    ],
    ids=lambda text: text[:20],
)
def test_lists_of_names_are_no_debris(nlp: Language, text: str) -> None:
    assert isinstance(nlp.tokenizer, breaks.GuardedTokenizer)
    doc = nlp.tokenizer.inner(text)

    assert gathered(doc) is doc


@pytest.mark.parametrize("body", ["( " * 10_000, "John Smith, " * 1_200, "KYIV (AP) — Peru said no.\n" * 500])
def test_hostile_text_takes_little_longer_a_byte_than_prose(extractor: Extractor, body: str) -> None:
    # Processor time, so that other work on the machine hardly counts; the exact figures are benchmarks/hostile.json's.
    prose = (
        "The minister said on Monday that the talks with Norway in Geneva had not failed, officials reported. " * 350
    )
    _seconds(extractor, prose[:2_000])

    usual, hostile = _seconds(extractor, prose) / len(prose), _seconds(extractor, body) / len(body)

    assert hostile < 4 * usual


def _seconds(extractor: Extractor, body: str) -> float:
    started = time.process_time()
    for _ in extractor.extract([(Article(title="Title", body=body), _NOWHEN)]):
        pass
    return time.process_time() - started


def test_one_extraction_for_each_article_in_order(extractor: Extractor) -> None:
    articles = [Article(title=f"Number {number}", body="Peru said no. " * (number % 7)) for number in range(150)]
    articles[40] = Article(title="Numéro 40", body="Le Pérou a dit non.", language="fr", unextractable="not English")

    found = list(extractor.extract((article, _NOWHEN) for article in articles))

    assert [one.version for one in found] == [article.version_id for article in articles]
    assert found[40] == Extraction(version=articles[40].version_id)


def test_the_same_article_twice_gives_the_same_extraction(extract: Callable[..., Extraction]) -> None:
    body = "Norwegian Foreign Minister Kari Lund met Jan Mayer, the head of the WHO, in Bergen. She said it went well."

    assert extract(body) == extract(body)
