"""What the projections of a stored graph must be, computed anew from what they follow from; and no span astray."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from dramatis.article import Source
from dramatis.words import Predicate
from graph.cards import event_card
from graph.event_rounds import previous_round
from graph.grouping import EVENT_ROLES, relation_id
from graph.shape import Row
from graph.store import GraphStore
from ingest.newsrooms import source_origin

_OWN = {Predicate.AUTHORED: "AUTHORED_BY", Predicate.SPEAKS_FOR: "SPEAKS_FOR", Predicate.CONCERNS: "EVENT_DOCUMENT"}
_STORY_EDGES = {
    "PERSON": "HAS_ACTOR",
    "ORGANIZATION": "HAS_ACTOR",
    "PLACE": "HAS_PLACE",
    "DOCUMENT": "HAS_DOCUMENT",
    "EVENT": "HAS_EVENT",
}
_SPOKEN = {"SPEAKER": "SAID_BY", "ADDRESSEE": "SAID_TO", "ABOUT": "IS_ABOUT"}


def assert_projections_follow(store: GraphStore) -> None:
    """Every projection of the store is what a rebuild gives, no edge hangs loose, and every span matches."""
    assert_rows_follow(store.dump())


def assert_rows_follow(dump: Iterable[Row]) -> None:
    """As `assert_projections_follow`, for what a store's dump holds."""
    graph = _Graph(dump)
    graph.check_ends()
    graph.check_evidence()
    graph.check_origins()
    graph.check_relations()
    graph.check_participations()
    graph.check_claims()
    graph.check_appearances()
    graph.check_stories()
    graph.check_statements()
    graph.check_rounds()


def assert_groups_follow(store: GraphStore) -> None:
    """Relations, participations, claims' ends and the edges drawn from them are what a rebuild gives."""
    graph = _Graph(store.dump())
    graph.check_ends()
    graph.check_relations()
    graph.check_participations()
    graph.check_claims()
    graph.check_statements()


class _Graph:
    def __init__(self, dump: Iterable[Row]) -> None:
        self.nodes: dict[str, dict[str, Row]] = defaultdict(dict)
        self.edges: dict[str, list[Row]] = defaultdict(list)
        for row in dump:
            if "node" in row:
                self.nodes[row["node"]][row["id"]] = row
            else:
                self.edges[row["edge"]].append(row)
        self.entity = self.to("RESOLVED_TO")
        self.article = {edge["dst"]: edge["src"] for edge in self.edges["HAS_VERSION"]}
        self.story = self.to("IN_STORY") | self.to("PAGE_OF")
        self.stated = {edge["src"]: self.article[edge["dst"]] for edge in self.edges["EVIDENCED_BY"]}
        self.groups: dict[str, set[str]] = defaultdict(set)
        for key, fact in self.nodes["Fact"].items():
            self.groups[relation_id(fact, *self.ends(key))].add(key)
        self.stating = {(fact, key, "") for key, found in self.groups.items() for fact in found}
        for key, found in self.groups.items():
            until = {fact: self.nodes["Fact"][fact]["retracted"] or "still" for fact in found}
            self.groups[key] = {fact for fact in found if until[fact] == max(until.values())}

    def to(self, kind: str) -> dict[str, str]:
        return {edge["src"]: edge["dst"] for edge in self.edges[kind]}

    def triples(self, kind: str) -> set[tuple[str, str, str]]:
        return {(edge["src"], edge["dst"], edge["key"]) for edge in self.edges[kind]}

    def ends(self, fact: str) -> tuple[str, str | None]:
        target = self.to_object().get(fact)
        return self.entity[self.to_subject()[fact]], self.entity[target] if target else None

    def to_subject(self) -> dict[str, str]:
        if not hasattr(self, "_subjects"):
            self._subjects = self.to("SUBJECT")
        return self._subjects

    def to_object(self) -> dict[str, str]:
        if not hasattr(self, "_objects"):
            self._objects = self.to("OBJECT")
        return self._objects

    def check_ends(self) -> None:
        known = {key for found in self.nodes.values() for key in found}
        loose = [edge for found in self.edges.values() for edge in found if not {edge["src"], edge["dst"]} <= known]
        assert not loose, loose[:3]

    def check_evidence(self) -> None:
        for edge in self.edges["EVIDENCED_BY"]:
            text = self.nodes["Version"][edge["dst"]]["text"]
            assert edge["text"]
            assert text[edge["start"] : edge["end"]] == edge["text"], edge
            assert edge["text"] in edge["sentence"]
            assert edge["sentence"] in text
        carried = {edge["src"] for edge in self.edges["EVIDENCED_BY"]}
        assert carried >= self.nodes["Fact"].keys() | self.nodes["Claim"].keys()
        for edge in self.edges["MENTIONED_IN"]:
            mention = self.nodes["Mention"][edge["src"]]
            text = self.nodes["Version"][edge["dst"]]["text"]
            assert text[mention["start"] : mention["end"]] == mention["text"], mention

    def check_origins(self) -> None:
        """A copy counts for its original's source, and no original is a copy."""
        original = self.to("COPY_OF")
        outlets = {key: Source(row["name"], row["domain"]) for key, row in self.nodes["Source"].items()}
        publisher = {edge["dst"]: source_origin(outlets[edge["src"]]) for edge in self.edges["PUBLISHED"]}
        assert not set(original.values()) & original.keys()
        for key, article in self.nodes["Article"].items():
            root = original.get(key, key)
            expected = "" if article["kind"] == "STORY_PAGE" else publisher.get(root, root)
            assert article["origin"] == expected
        for key, fact in self.nodes["Fact"].items():
            # The facts of an older text keep the source for which that text counted.
            assert fact["retracted"] or fact["origin"] == self.nodes["Article"][self.stated[key]]["origin"]

    def check_relations(self) -> None:
        grouped = {pair for pair in self.triples("GROUPED_IN") if pair[1].startswith("relation:")}
        assert grouped == {(fact, key, "") for key, found in self.groups.items() for fact in found}
        assert self.triples("STATES") == self.stating
        relations = {key for key, row in self.nodes["Relation"].items() if not row["merged_into"]}
        assert relations == self.groups.keys()
        direct: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        sources = {}
        involved = set()
        for key, found in self.groups.items():
            facts = [self.nodes["Fact"][fact] for fact in sorted(found)]
            relation = self.nodes["Relation"][key]
            held = any(not fact["retracted"] for fact in facts)
            assert relation["evidence_count"] == sum(fact["evidence_count"] for fact in facts)
            assert relation["source_count"] == len({fact["origin"] for fact in facts} - {""})
            assert relation["reported"] == min((fact["reported"] for fact in facts if fact["reported"]), default="")
            # A held relation was known by then, which scopes of time rely on (`graph.clocks`).
            assert relation["recorded"] == min(fact["recorded"] for fact in facts)
            assert bool(relation["retracted"]) != held
            subject, target = self.ends(next(iter(found)))
            involved |= {(end, key, "") for end in (subject, target) if end}
            if held and target is not None:
                direct["RELATES"].add((subject, target, key))
                sources[key] = relation["source_count"]
                own = _OWN.get(facts[0]["predicate"])
                if own and facts[0]["polarity"] == "ASSERTED":
                    direct[own].add((target, subject, key) if own == "AUTHORED_BY" else (subject, target, key))
        assert self.triples("INVOLVED_IN") == involved
        assert {edge["key"]: edge["sources"] for edge in self.edges["RELATES"]} == sources
        for edge in self.edges["RELATES"]:
            drawn = self.nodes["Relation"][edge["key"]]
            for name in ("predicate", "modality", "polarity", "confidence", "start", "end", "reported"):
                assert edge[name] == drawn[name], name
        for kind in ("RELATES", *_OWN.values()):
            assert self.triples(kind) == direct[kind], kind

    def check_participations(self) -> None:
        role = {key: row["role"] for key, row in self.nodes["Participation"].items()}
        event = {edge["dst"]: edge["src"] for edge in self.edges["PARTICIPATION"]}
        participant = self.to("PARTICIPANT")
        found = {
            (fact, event[key], role[key], participant[key])
            for fact, key, _ in self.triples("GROUPED_IN")
            if key.startswith("participation:")
        }
        expected = {
            (key, self.ends(key)[1], EVENT_ROLES[fact["predicate"]].value, self.ends(key)[0])
            for key, fact in self.nodes["Fact"].items()
            if fact["predicate"] in EVENT_ROLES and fact["polarity"] == "ASSERTED" and not fact["retracted"]
        }
        assert found == expected
        assert role.keys() == event.keys() == participant.keys()
        assert len(role) == len({row[1:] for row in found})
        evidence: Counter[str] = Counter()
        for fact, key, _ in self.triples("GROUPED_IN"):
            if key in role:
                evidence[key] += self.nodes["Fact"][fact]["evidence_count"]
        assert {key: row["evidence_count"] for key, row in self.nodes["Participation"].items()} == dict(evidence)

    def check_claims(self) -> None:
        for local, canonical in _SPOKEN.items():
            expected = {(edge["src"], self.entity[edge["dst"]], "") for edge in self.edges[local]}
            assert self.triples(canonical) == expected, canonical

    def check_appearances(self) -> None:
        version = {edge["src"]: edge["dst"] for edge in self.edges["FOUND_IN"]}
        mentions = self.nodes["Mention"]
        named = Counter(edge["dst"] for edge in self.edges["NAMES"] if not mentions[edge["src"]]["retracted"])
        expected: dict[tuple[str, str], list[Any]] = {}
        for key, local in self.nodes["Local"].items():
            if not local["retracted"]:
                assert self.nodes["Version"][version[key]]["current"]
                place = expected.setdefault((self.entity[key], self.article[version[key]]), [0, False])
                place[0] += named[key]
                place[1] = place[1] or bool(local["acts"])
        found = {(edge["src"], edge["dst"]): [edge["mentions"], edge["acts"]] for edge in self.edges["APPEARS_IN"]}
        assert found == expected
        articles = self.nodes["Article"]
        for edge in self.edges["APPEARS_IN"]:
            article = articles[edge["dst"]]
            assert (edge["published"], edge["origin"]) == (article["published_at"], article["origin"])
            assert edge["report"] == (article["kind"] == "REPORT")
        for key, entity in self.nodes["Entity"].items():
            own = [articles[article] for canonical, article in expected if canonical == key]
            reports = [article for article in own if article["kind"] == "REPORT"]
            dates = sorted(article["published_at"] for article in reports if article["published_at"])
            assert entity["article_count"] == len(reports)
            assert entity["source_count"] == len({article["origin"] for article in reports})
            assert (entity["first_seen"], entity["last_seen"]) == ((dates[0], dates[-1]) if dates else ("", ""))

    def check_stories(self) -> None:
        assert self.story.keys() == self.nodes["Article"].keys()
        reports = self.to("IN_STORY")
        counts: dict[tuple[str, str, str], int] = Counter()
        acting: set[tuple[str, str]] = set()
        for edge in self.edges["APPEARS_IN"]:
            story, kind = self.story[edge["dst"]], self.nodes["Entity"][edge["src"]]["kind"]
            counts[_STORY_EDGES[kind], story, edge["src"]] += int(edge["report"])
            if kind == "PLACE" and edge["acts"]:
                acting.add((story, edge["src"]))
        for story, entity in acting:
            counts["HAS_ACTOR", story, entity] = counts["HAS_PLACE", story, entity]
        for kind in set(_STORY_EDGES.values()):
            found = {(kind, edge["src"], edge["dst"]): edge["articles"] for edge in self.edges[kind]}
            assert found == {place: count for place, count in counts.items() if place[0] == kind}, kind
        for key, row in self.nodes["Story"].items():
            own = [self.nodes["Article"][article] for article, place in reports.items() if place == key]
            assert row["article_count"] == len(own)
            assert row["source_count"] == len({article["origin"] for article in own})

    def check_rounds(self) -> None:
        """Each event's previous is that among all held ones of its series in its year or the year before."""
        told = {edge["src"] for edge in self.edges["APPEARS_IN"]}
        events = {key: row for key, row in self.nodes["Entity"].items() if row["kind"] == "EVENT" and key in told}
        cards = {key: event_card(row) for key, row in events.items() if not row["merged_into"]}
        filed: dict[str, set[str]] = defaultdict(set)
        for local, entity in self.entity.items():
            if entity in cards:
                filed[entity].update(self._series(local))
        expected = set()
        for key, card in cards.items():
            near = {found for own in filed[key] for found in (own, own.rpartition(":")[0] + f":{int(own[-4:]) - 1}")}
            before = previous_round(card, [cards[other] for other in cards if near & filed[other]])
            expected |= {(key, before, "")} if before else set()
        assert self.triples("EVENT_PREVIOUS") == expected

    def _series(self, local: str) -> set[str]:
        """The series keys of one report: pairs of its parties, pairs of their countries, with its year."""
        row = self.nodes["Local"][local]
        if row["type"] != "CONSULT" and (row["ordinal"] or 0) <= 0:
            return set()
        others = self.nodes["Local"]
        parties = [(role, other) for role, other in row["participants"]]
        countries = sorted({others[other]["country"] for _, other in parties if others[other]["country"]})
        mains = {self.entity[other] for role, other in parties if role in ("ACTOR", "RECIPIENT")}
        year = (row["start"] or row["reported"])[:4]
        pairs = [*combinations(countries[:4], 2), *combinations(sorted(mains)[:4], 2)]
        return {f"r:{row['type']}:{one}:{other}:{year}" for one, other in pairs} if year else set()

    def check_statements(self) -> None:
        attached = {(self.story[self.stated[fact]], key, "") for key, facts in self.groups.items() for fact in facts}
        assert self.triples("HAS_RELATION") == attached
        said = {(self.story[self.stated[key]], key, "") for key in self.nodes["Claim"]}
        assert self.triples("HAS_CLAIM") == said
