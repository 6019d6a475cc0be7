"""What a graph must hold after each step, told by plain dictionaries that learn of each step what was done."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from dramatis.article import Article
from dramatis.extraction import Extraction, LocalEntity
from dramatis.folding import fold
from dramatis.ids import stable_id
from dramatis.times import timestamp
from extractors.reading import Reference
from graph.shape import Row, Shape
from graph.store import GraphStore
from tests.graph.quick_dump import dumped
from tests.graph.rebuilt import assert_rows_follow
from tests.graph.tallying import untallied
from tests.ingest.plain_extractor import PlainExtractor
from tests.ingest.plain_graph import Found, PlainGraph, Reading, Table, tables_of
from tests.ingest.plain_people import SCORES, PlainPeople, Ruling
from tests.ingest.reading_again import second_pipeline
from tests.ingest.stored_tables import Stored

BY = "Ann Curator"
_LEADING = ("node", "id", "kind", "merged_into", "merged_by", "minted_by")


def pipeline(version: str) -> PlainExtractor:
    """One of three versions of a pipeline."""
    return PlainExtractor() if version == "1" else second_pipeline(version)


def _batches(articles: Sequence[Article]) -> list[list[Article]]:
    """What is stored together: two texts of one article are not."""
    found: list[dict[str, Article]] = [{}]
    for article in articles:
        if any(other.id == article.id and other.version_id != article.version_id for other in found[-1].values()):
            found.append({})
        found[-1][article.version_id] = article
    return [list(batch.values()) for batch in found]


class GraphWitness:
    """The stores, what they held when last looked at, and what they must hold.

    `before_run` are the latest runs with what the stores held before each, `before_words` what they held before the
    latest decisions of people, with these.
    """

    def __init__(self, stores: Sequence[GraphStore]) -> None:
        self.stores = stores
        self.plain = PlainGraph()
        self.people = PlainPeople()
        self.runs: dict[str, str] = {}
        self.before: list[Row] = []
        self.now = Stored(())
        self.before_run: list[tuple[str, list[Row]]] = []
        self.before_words: tuple[list[Row], list[str]] | None = None
        self.sides: set[tuple[str, str, str]] = set()
        """Decision, mention, side: what showed the sides of all decisions when they were taken."""
        self.forgetting = False

    def learn_batches(self, articles: Sequence[Article], start: datetime, kept: int | None) -> None:
        """What was stored of the articles: all, or the batches that were kept."""
        for number, batch in enumerate(_batches(articles), start=1):
            fresh = self.plain.fresh(batch)
            if fresh and kept != 0:
                kept = None if kept is None else kept - 1
                self.learn_readings(fresh, "1", start, start + timedelta(seconds=number))

    def learn_readings(self, articles: Sequence[Article], version: str, start: datetime, at: datetime) -> None:
        """The articles were read; who is who in them was decided by people's words, or else by a score, as stored."""
        run = timestamp(start)
        extractions = pipeline(version).extract((article, Reference(at.date(), exact=True)) for article in articles)
        readings = [
            Reading(article, run, version, timestamp(at), found)
            for article, found in zip(articles, extractions, strict=True)
        ]
        if run not in self.runs:
            self.before_run.append((run, self.before))
        self.runs[run] = version
        pins = {local: entity for reading in readings for local, entity in self._pins(reading).items()}
        self.plain.lay(readings)
        homes = {edge["src"]: edge["home"] for edge in self.now.edges["IN_STORY"]}
        merges = {edge["dst"]: (edge["into"], edge["src"]) for edge in self.now.edges["SHOWED_SAME"]}
        self.plain.place({article.id: homes[article.id] for article in articles}, merges)
        self._learn_homes([reading.extraction for reading in readings], pins)
        self.before_words = self.now.rows, []

    def _pins(self, reading: Reading) -> dict[str, str]:
        """What people's words on earlier readings of the article make of its names."""
        entity, judged = self.people.entity(), self.people.judged()
        old = {
            key: found
            for key, found in self.plain.found("entities").items()
            if found.reading.article.id == reading.article.id and entity[key] in judged
        }
        standing = {
            (found.what.start, found.what.end): found.what.entity
            for found in self.plain.found("mentions").values()
            if found.reading.article.version_id == reading.article.version_id and found.what.entity in old
        }
        pins = {}
        for new in reading.extraction.entities:
            spans = [(one.start, one.end) for one in reading.extraction.mentions if one.entity == new.id]
            same = {standing[span] for span in spans if span in standing}
            same = {key for key in same if old[key].what.kind == new.kind}
            same = same or {key for key, found in old.items() if _is_called_alike(found, new)}
            ends = {entity[key] for key in same}
            if len(ends) == 1:
                (pins[new.id],) = ends
        return pins

    def _learn_homes(self, extractions: Sequence[Extraction], pins: dict[str, str]) -> None:
        """New in-article entities go where a person's word leads, join what lives, or found an entity of their own."""
        people = self.people
        edges = {edge["src"]: edge for edge in self.now.edges["RESOLVED_TO"]}
        decisions = self.now.nodes["Decision"]
        joined = {row["left_id"]: key for key, row in decisions.items() if row["kind"] == "JOIN"}
        known = {key for key in people.kinds if people.root(key) == key}
        before = set(people.kinds)
        new = [one for found in extractions for one in found.entities if one.id not in people.homes]
        # An id that led elsewhere while nothing stood for it stands for itself again when its own comes home.
        known |= {people.end(minted_for(one)) for one in new if one.id not in pins and minted_for(one) in before}
        minted: Counter[str] = Counter()
        for local in new:
            home = edges[local.id]["home"]
            people.homes[local.id] = home
            own = minted_for(local)
            if local.id not in pins and own in before:
                assert (home, local.id in joined) == (own, False), local
                continue
            if local.id in pins:
                assert (home, edges[local.id]["by"]) == (pins[local.id], "rule"), (local, pins[local.id])
            if local.id in joined:
                assert home in known or minted[home], (local, home)
            else:
                assert home not in known, (local, home)
                minted[home] += 1
                people.kinds[home] = local.kind.value
        assert all(count == 1 for count in minted.values()), minted
        self._learn_rulings(set(decisions) - people.rulings.keys())

    def _learn_rulings(self, keys: set[str]) -> None:
        """Decisions by a score or rule, as they are stored."""
        for key in keys:
            row = self.now.nodes["Decision"][key]
            assert row["by"] in SCORES, row
            self.people.rulings[key] = Ruling(
                key,
                row["kind"],
                row["left_id"],
                row["right_id"],
                row["by"],
                bool(row["undone_at"]),
                row["superseded"],
                list(row["overrules"] or ()),
                row["absorbed"],
                {moved["local"]: moved["home"] for moved in row["moved"] or ()},
            )

    def settle(self, gone: Sequence[Reading], take: Callable[[], None], *, for_good: bool) -> None:
        """The readings go; so do in-article entities that no other has found."""
        before = self.plain.found("entities").keys() if gone else set()
        take()
        self.people.settle(before - self.plain.found("entities").keys() if gone else (), for_good=for_good)

    def note(self, decision: str) -> None:
        """A person has decided: from here a rollback no longer gives the graph from before its run."""
        self.before_run.clear()
        if self.before_words is not None:
            self.before_words[1].append(decision)

    def learn_split(self, root: str, leaving: set[str], new: str) -> None:
        assert new not in self.people.kinds
        decision = self.now.nodes["Entity"][new]["minted_by"]
        self.people.split(decision, root, leaving, new, BY)
        self.note(decision)

    def came_late(self, decision: str) -> set[str]:
        """The in-article entities that joined by a score what the merge had made one."""
        row, ruling = self.now.nodes["Decision"][decision], self.people.rulings[decision]
        here = self.people.residents(self.people.root(ruling.left)) if ruling.kind == "MERGE" else set()
        edges = {edge["src"]: edge for edge in self.now.edges["RESOLVED_TO"]}
        return {local for local in here if edges[local]["at"] > row["at"] and edges[local]["by"] in SCORES}

    def learn_late(self, decision: str, late: set[str]) -> None:
        """Of those who came late each has its home on one of the two sides, by a score."""
        ruling = self.people.rulings[decision]
        sides = {self.people.root(ruling.left), self.people.root(ruling.right)}
        decisions = {row["left_id"]: row for row in self.now.nodes["Decision"].values() if row["kind"] == "JOIN"}
        for edge in self.now.edges["RESOLVED_TO"]:
            local, home = edge["src"], edge["home"]
            if local in late and home != self.people.homes[local]:
                assert home in sides, (local, home, sides)
                self.people.homes[local] = home
                key = decisions[local]["id"]
                join = self.people.rulings.setdefault(key, Ruling(key, "JOIN", local, home, edge["by"]))
                join.right = home

    def learn_resolved(self) -> None:
        """Homes, merges and decisions by score as they are stored now."""
        people, decisions = self.people, self.now.nodes["Decision"]
        people.homes = {edge["src"]: edge["home"] for edge in self.now.edges["RESOLVED_TO"]}
        for key in [key for key, one in people.rulings.items() if not one.by_a_person]:
            del people.rulings[key]
        self._learn_rulings({key for key, row in decisions.items() if row["by"] in SCORES})
        for key, ruling in people.rulings.items():
            # A merge by score settles what somebody was to look at.
            if ruling.kind == "REVIEW":
                ruling.superseded = decisions[key]["superseded"]
        for key, row in self.now.nodes["Entity"].items():
            people.kinds[key] = row["kind"]
            if row["minted_by"]:
                people.minted[key] = row["minted_by"]
            merge = decisions.get(row["merged_by"])
            if merge is not None and merge["kind"] == "MERGE":
                people.leads[key] = row["merged_into"], row["merged_by"]
            else:
                people.leads.pop(key, None)
        self.forget_snapshots()

    def forget_snapshots(self) -> None:
        self.before_run.clear()
        self.before_words = None

    def look(self) -> None:
        """What the stores hold, which is the same."""
        dumps = [dumped(store) for store in self.stores]
        for dump in dumps[1:]:
            assert dump == dumps[0], first_difference(dump, dumps[0])
        self.before = self.now.rows
        self.now = Stored(dumps[0])
        self._watch_sides()

    def _watch_sides(self) -> None:
        """What showed a side of a decision shows it still, or is awaited while it is gone, save what was forgotten."""
        now = self.now
        known = {key for key, row in now.nodes["Decision"].items() if row["kind"] != "JOIN"}
        shown = {(edge["src"], edge["dst"], edge["side"]) for edge in now.edges["DECIDED_ON"] if edge["src"] in known}
        awaited = {(edge["src"], edge["mention"], edge["side"]) for edge in now.edges["AWAITS"]}
        expected = {side for side in self.sides if side[0] in known}
        decided = {decision for decision, *_ in expected}
        self.sides = expected | {side for side in shown if side[0] not in decided}
        mentions = now.nodes["Mention"]
        assert shown == {side for side in self.sides if side[1] in mentions}
        gone = {side for side in self.sides if side[1] not in mentions}
        if self.forgetting:
            self.sides -= gone - awaited
            gone &= awaited
        assert awaited == gone
        assert {edge["dst"] for edge in now.edges["AWAITS"]} == now.nodes["Absent"].keys()

    def compare(self) -> None:
        """The stores hold what the dictionaries say."""
        self._look_at_hollow()
        entity = self.people.entity()
        assert entity.keys() == self.plain.found("entities").keys()
        led = {edge["src"]: (edge["dst"], edge["home"]) for edge in self.now.edges["RESOLVED_TO"]}
        homes = {local: (end, self.people.homes[local]) for local, end in entity.items()}
        assert led == homes, _differing(led, homes)
        expected, found = tables_of(self.plain, entity), self.now.tables()
        for name, table in expected.items():
            assert found[name] == table, (name, _differing(found[name], table))
        assert set(self.now.run.values()) - {""} == self.runs.keys()
        rulings = {key: self._expected(ruling) for key, ruling in self.people.rulings.items()}
        assert self.now.rulings() == rulings, _differing(self.now.rulings(), rulings)
        self._compare_ids()
        assert_rows_follow(self.now.rows)

    def _expected(self, ruling: Ruling) -> tuple[object, ...]:
        people = self.people
        sides = {(side, people.side(ruling, side)) for side in ("left", "right")}
        sides |= {("home", home) for home in ruling.moved.values()}
        return (
            ruling.kind,
            ruling.left,
            ruling.right,
            ruling.by,
            ruling.absorbed,
            ruling.superseded,
            ruling.undone,
            [] if ruling.undone else sorted(ruling.overrules),
            sides,
        )

    def _look_at_hollow(self) -> None:
        """Where ids lead that nothing stands for: the store may choose, but they must lead to something."""
        rows = self.now.nodes["Entity"]
        hollow = {key: rows[key] for key in self.people.hollows()}
        self.people.hollow = {
            key: (row["merged_into"], row["merged_by"]) for key, row in hollow.items() if row["merged_into"]
        }

    def _compare_ids(self) -> None:
        """Every id that ever was an entity's, or a relation's, leads to one."""
        people, rows = self.people, self.now.nodes["Entity"]
        assert {key: row["kind"] for key, row in rows.items()} == people.kinds
        leads = people.hollow | people.leads
        merged = {key: (row["merged_into"], row["merged_by"]) for key, row in rows.items() if row["merged_into"]}
        assert merged == leads, _differing(merged, leads)
        assert {key: row["minted_by"] for key, row in rows.items() if row["minted_by"]} == people.minted
        ids = sorted(people.kinds)
        ends = [people.root(key) for key in ids]
        assert all(people.kinds[key] == people.kinds[end] for key, end in zip(ids, ends, strict=True))
        for store in self.stores:
            found = store.read(Shape("Entity"), ids)
            assert [row and row["id"] for row in found] == ends
        relations = self.now.nodes["Relation"]
        for key, row in relations.items():
            seen = {key}
            while row["merged_into"]:
                assert row["merged_into"] in relations, (key, row["merged_into"])
                assert row["merged_into"] not in seen, seen
                seen.add(row["merged_into"])
                row = relations[row["merged_into"]]


def minted_for(local: LocalEntity) -> str:
    """The id of the entity that is minted for the in-article entity."""
    return stable_id(local.kind.value.lower(), local.id)


def _is_called_alike(old: Found, new: Any) -> bool:
    names = {fold(name) for name in (old.what.name, *old.what.names)}
    return old.what.kind == new.kind and not names.isdisjoint(fold(name) for name in (new.name, *new.names))


def _differing(found: Table, expected: Table) -> dict[Any, tuple[Any, Any]]:
    """A few of the rows that differ, as found and as expected."""
    keys = [key for key in {**found, **expected} if found.get(key) != expected.get(key)]
    return {key: (found.get(key), expected.get(key)) for key in keys[:3]}


def first_difference(one: Sequence[Row], other: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """A few of the rows that only the one has, and that only the other has."""
    return [row for row in one if row not in other][:3], [row for row in other if row not in one][:3]


def solid(rows: Sequence[Row]) -> list[Row]:
    """The rows; of entities for which nothing stands only what they lead to, since nobody keeps up what they were.

    Tallies, and ids of relations that led elsewhere, are left out: one that a run used again is gone when the run is.
    """
    held = {row["dst"] for row in rows if row.get("edge") == "RESOLVED_TO"}
    hollow = {row["id"] for row in rows if row.get("node") == "Entity"} - held
    kept = [row for row in untallied(rows) if row.get("node") != "Relation" or not row["merged_into"]]
    return [{name: row[name] for name in _LEADING} if row.get("id") in hollow else row for row in kept]
