"""What a person decided on an article's names holds when the article is read anew by another model."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dramatis.article import Article
from dramatis.extraction import Extraction
from dramatis.ids import stable_id
from graph.pinning import pinned
from graph.store import GraphStore
from graph.writing import Extracted
from tests.graph.deciding import NEWS, mentions_of, split
from tests.ingest.newsroom import by_name, ingest
from tests.ingest.plain_extractor import plain_extraction

Change = Callable[[Article, Extraction], Extraction]


def other_ids(article: Article, extraction: Extraction) -> Extraction:
    """As another model has it: every id of the reading is another one."""
    new = {entity.id: stable_id("local", "anew", entity.id) for entity in extraction.entities}
    return replace(
        extraction,
        entities=tuple(replace(entity, id=new[entity.id]) for entity in extraction.entities),
        mentions=tuple(replace(mention, entity=new[mention.entity]) for mention in extraction.mentions),
    )


def other_names(article: Article, extraction: Extraction) -> Extraction:
    """As another model has it: the same places in the text, other names made of them."""
    found = other_ids(article, extraction)
    renamed = [replace(entity, name=f"{entity.name} I", names=(f"{entity.name} I",)) for entity in found.entities]
    return replace(found, entities=tuple(renamed))


def pins(store: GraphStore, article: Article, extraction: Extraction) -> dict[str, str]:
    """What the extraction's names are pinned to, by name."""
    names = {entity.id: entity.name for entity in extraction.entities}
    found = store.transact(lambda transaction: pinned(transaction, [Extracted(article, extraction)]))
    return {names[local]: entity for local, entity in found.items()}


@pytest.mark.parametrize("change", [other_ids, other_names])
def test_a_split_holds_for_both_sides_when_the_same_text_is_read_anew(store: GraphStore, change: Change) -> None:
    for article in NEWS:
        ingest(store, article)
    kept, new = split(store, by_name(store, "Sergey Volkov")["id"], mentions_of(store, "Sergei Volkov"))

    anew = [pins(store, article, change(article, plain_extraction(article))) for article in NEWS[:2]]

    assert [set(found.values()) for found in anew] == [{kept}, {new}]
    assert all("Volkov" in name for found in anew for name in found)


def test_names_on_which_nobody_decided_are_pinned_to_nothing(store: GraphStore) -> None:
    ingest(store, *NEWS)

    assert all(pins(store, article, other_ids(article, plain_extraction(article))) == {} for article in NEWS)
