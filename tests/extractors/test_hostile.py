"""Hostile text: nothing raises out of the room, and every span is what the text says there."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.article import Article
from dramatis.extraction import Evidence, Extraction
from extractors.extract import Extractor
from extractors.reading import Reference

_NOWHEN = Reference(None, exact=False)
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


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60), st.lists(_WORDS, max_size=8), st.sampled_from([" ", ""]))
def test_every_span_matches_whatever_words_come_together(
    extractor: Extractor, body: list[str], title: list[str], joint: str
) -> None:
    article = Article(title=" ".join(title), body=joint.join(body))

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=400), st.text(st.characters(), max_size=40))
def test_every_span_matches_in_any_string(extractor: Extractor, body: str, title: str) -> None:
    article = Article(title=title, body=body)

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)


@pytest.mark.parametrize(
    "body",
    [
        "",
        " ",
        "\n\n\n",
        "(" * 20_000,
        "“" * 3_000,
        "President " * 3_000,
        "Anna Kowalska, " * 3_000,
        "the minister " * 3_000,
        "John Smith said he met John Smith Jr. and John Smith. " * 500,
        " ".join(f"Anna Name{number} said no." for number in range(2_000)),
        "\n".join("- " for _ in range(3_000)),
        "Poland" + "\u200b" * 2_000 + " said no.",
        "العربية 東京 Ελλάδα Москва हिन्दी " * 300,
        "👩‍👩‍👧‍👦 🇺🇳 " * 1_000,
        "a\x00b \ud800 \udfff " * 500,
    ],
    ids=lambda body: repr(body[:20]),
)
def test_hostile_text_never_raises(extractor: Extractor, body: str) -> None:
    article = Article(title="Title", body=body)

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)


def test_a_text_longer_than_a_piece_keeps_its_offsets(extractor: Extractor) -> None:
    filler = "The weather along the coast stayed dry and mild. " * 4_300
    article = Article(title="Long", body=f"Poland said no. {filler}\n\nIn the end Iceland said yes.")

    (found,) = extractor.extract([(article, _NOWHEN)])

    _check(article, found)
    starts = {mention.text: mention.start for mention in found.mentions}
    assert starts["Iceland"] == article.text.index("Iceland")


def test_one_extraction_for_each_article_in_order(extractor: Extractor) -> None:
    articles = [Article(title=f"Number {number}", body="Peru said no. " * (number % 7)) for number in range(150)]
    articles[40] = Article(title="Numéro 40", body="Le Pérou a dit non.", language="fr", unextractable="not English")

    found = list(extractor.extract((article, _NOWHEN) for article in articles))

    assert [one.version for one in found] == [article.version_id for article in articles]
    assert found[40] == Extraction(version=articles[40].version_id)


def test_the_same_article_twice_gives_the_same_extraction(extract: Callable[..., Extraction]) -> None:
    body = "Norwegian Foreign Minister Kari Lund met Jan Mayer, the head of the WHO, in Bergen. She said it went well."

    assert extract(body) == extract(body)
