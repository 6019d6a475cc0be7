"""How much of what is true of the demo corpus stands in the graph: `python -m evaluation.demo`.

The corpus and its truths (`tests/fixtures/demo_facts.json`) are ours and were written before the rules that they judge.
The figures are shares of what the file lists, each with its number of cases: people that are one entity under all
their spellings, pairs kept apart, copies linked to their original, events found with type, time, place, modality and
polarity.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.sample import sample_corpus
from dramatis.settings import Settings
from extractors.extract import Extractor, open_extractor
from graph.shape import ROOT, Link, Row, Shape
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from ingest.pipeline import Counts, Ingestion
from ingest.resolving import resolve_store

_HERE = Path(__file__).parent.parent
_FACTS = _HERE / "tests" / "fixtures" / "demo_facts.json"
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the listed cases came out right, and those that didn't."""

    task: str
    right: int
    cases: int
    missed: tuple[str, ...]


def everything(store: GraphStore, link: str, shape: Shape) -> Iterator[Row]:
    """All nodes of a root list."""
    cursor = None
    while True:
        asked = Link("found", link, shape, first=_PAGE, after=cursor)
        answer = store.read(Shape("Query", (), (asked,)), [ROOT])[0]
        assert answer is not None  # the root is always there
        yield from answer["found"]["items"]
        if not answer["found"]["more"]:
            return
        cursor = answer["found"]["items"][-1]["_cursor"]


_ENTITY = Shape(
    "Entity",
    ("name", "aliases", "kind", "type", "mode", "modality", "polarity", "start", "end", "state", "wikidata"),
    (
        Link("place", "place", Shape("Entity", ("name",))),
        Link("authors", "authors", Shape("Entity", ("name",))),
        Link("speaks_for", "speaks_for", Shape("Entity", ("name",))),
        Link(
            "participants",
            "participants",
            Shape("Participation", (), (Link("who", "participant", Shape("Entity", ("name", "aliases"))),)),
            first=50,
        ),
        Link("evidence", "evidence", Shape("Quote", ("sentence",)), first=50),
    ),
)


def score(store: GraphStore, facts: dict[str, Any]) -> list[Score]:
    """All figures of a store into which the corpus was ingested."""
    entities = list(everything(store, "entities", _ENTITY))
    named = [row for row in entities if row["kind"] != "EVENT"]
    return [
        _one_each("people", facts["persons"], [row for row in named if row["kind"] == "PERSON"]),
        _one_each("places", facts["places"], [row for row in named if row["kind"] == "PLACE"]),
        _one_each("organisations", facts["organizations"], [row for row in named if row["kind"] == "ORGANIZATION"]),
        _apart(facts["apart"], named),
        _metonyms(facts["metonyms"], named),
        _copies(facts["copies"], store),
        events_score(facts["events"], [row for row in entities if row["kind"] == "EVENT"]),
        _documents(facts["documents"], [row for row in entities if row["kind"] == "DOCUMENT"]),
    ]


def _called(rows: list[Row], names: set[str]) -> list[Row]:
    return [row for row in rows if names & {row["name"], *row["aliases"]}]


def _score(task: str, cases: list[tuple[str, bool]]) -> Score:
    return Score(task, sum(right for _, right in cases), len(cases), tuple(name for name, right in cases if not right))


def _one_each(task: str, listed: list[dict[str, Any]], rows: list[Row]) -> Score:
    """One entity has all the spellings, and no other has any of them."""
    cases = []
    for wanted in listed:
        found = _called(rows, set(wanted["surfaces"]))
        whole = len(found) == 1 and set(wanted["surfaces"]) <= {found[0]["name"], *found[0]["aliases"]}
        cases.append((wanted["name"], whole))
    return _score(task, cases)


def _apart(pairs: list[list[str]], rows: list[Row]) -> Score:
    cases = []
    for left, right in pairs:
        ids = [{row["id"] for row in _called(rows, {name})} for name in (left, right)]
        cases.append((f"{left} / {right}", ids[0].isdisjoint(ids[1])))
    return _score("kept apart", cases)


def _metonyms(listed: list[dict[str, str]], rows: list[Row]) -> Score:
    cases = []
    for wanted in listed:
        name = wanted["name"].removeprefix("the ")
        found = _called(rows, {name})
        states = {state["name"] for row in found for state in row["speaks_for"]["items"]}
        cases.append((wanted["name"], wanted["speaks_for"] in states))
    return _score("metonyms speak for their state", cases)


def _copies(copies: dict[str, str], store: GraphStore) -> Score:
    shape = Shape("Article", ("url",), (Link("copy_of", "copy_of", Shape("Article", ("url",))),))
    found = {row["url"]: (row["copy_of"] or {}).get("url") for row in everything(store, "articles", shape)}
    wrong = [(f"no copy: {url}", False) for url, original in found.items() if original and url not in copies]
    return _score("copies", [(url, found.get(url) == original) for url, original in copies.items()] + wrong)


def events_score(listed: list[dict[str, Any]], rows: list[Row]) -> Score:
    """Exactly one event has the type, time, place, modality, polarity and participants."""
    cases = []
    for wanted in listed:
        found = [row for row in rows if _is_event(row, wanted) and _may_be_meant(row, wanted, listed)]
        cases.append((f"{wanted['key']} ({len(found)})", len(found) == 1))
    return _score("events", cases)


def _is_event(row: Row, wanted: dict[str, Any]) -> bool:
    taking_part = {
        name for part in row["participants"]["items"] for name in (part["who"]["name"], *part["who"]["aliases"])
    }
    return (
        row["type"] in wanted["types"]
        and (wanted["start"] is None or row["start"] == wanted["start"])
        and (wanted["place"] is None or (row["place"] or {}).get("name") == wanted["place"])
        and row["polarity"] == _polarity(wanted)
        # "Will not take place" is SCHEDULED, "did not take place" OCCURRED: both say that nothing came of the plan.
        and (row["modality"] == wanted["final_modality"] or (_is_off(wanted) and row["modality"] == "OCCURRED"))
        and set(wanted["participants"]) <= taking_part
    )


def _is_off(wanted: dict[str, Any]) -> bool:
    """The last that is reported of it is that it does not take place."""
    return bool(wanted["reports"][-1]["modality"] == "NEGATED")


def _polarity(wanted: dict[str, Any]) -> str:
    """An event that is called off or did not come about may not stand in the graph as one that happened."""
    return "NEGATED" if _is_off(wanted) else "ASSERTED"


def _may_be_meant(row: Row, wanted: dict[str, Any], listed: list[dict[str, Any]]) -> bool:
    """It rests on a sentence listed for the fact, or on none that is listed for another which it may be instead.

    Where a fact has nothing but its sentences to be told by (no day, place or party, or the same as another fact's), an
    event has to rest on one of them: any disputed talks would else be the double of all disputed talks.
    """
    if _rests_on(row, wanted):
        return True
    others = [other for other in listed if other is not wanted]
    if any(_rests_on(row, other) for other in others):
        return False
    told = (wanted["start"], wanted["place"], wanted["participants"])
    alike = any((other["start"], other["place"], other["participants"]) == told for other in others)
    return not alike and any(told)


def _rests_on(row: Row, wanted: dict[str, Any]) -> bool:
    fragments = [report["evidence"] for report in wanted["reports"]]
    return any(part in quote["sentence"] for part in fragments for quote in row["evidence"]["items"])


def _documents(listed: list[dict[str, Any]], rows: list[Row]) -> Score:
    """A document has the authors, a listed state, and a sentence that the file names."""
    cases = []
    for wanted in listed:
        states = {state["state"] for state in wanted["states"]}
        fragments = [state["evidence"] for state in wanted["states"]]
        found = [
            row
            for row in rows
            if row["state"] in states
            and set(wanted["authors"]) <= {author["name"] for author in row["authors"]["items"]}
            and any(part in quote["sentence"] for part in fragments for quote in row["evidence"]["items"])
        ]
        cases.append((f"{wanted['key']} ({len(found)})", len(found) == 1))
    return _score("documents", cases)


def fill(store: GraphStore, extractor: Extractor) -> Counts:
    """Puts the corpus into an empty store and resolves it, as the demo does; what the ingestion counted."""
    counts = Ingestion(store, extractor, lambda: datetime.now(UTC)).run(sample_corpus())
    resolve_store(store, lambda: datetime.now(UTC))
    return counts


def main() -> None:
    """Prints the figures as JSON."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        store.prepare()
        fill(store, open_extractor(Settings()))
        found = score(store, json.loads(_FACTS.read_text(encoding="utf-8")))
        store.close()
    print(json.dumps([asdict(each) for each in found], indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
