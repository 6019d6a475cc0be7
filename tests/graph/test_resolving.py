"""`dramatis resolve`: who is one follows from what is stored and what people said, not from who came first."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.article import Article
from dramatis.errors import DecisionError
from dramatis.words import Judgement
from graph.resolving import Tally
from graph.shape import Shape
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from ingest.resolving import resolve_store
from tests.graph.deciding import classes, facts, judge, mentions_of, split, timeless, undo
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import edges, hash_of, ingest, nodes, report

SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE
_HARBOUR = "The harbour board of the northern town met on the closed harbour and on the two cranes."
_TRADE = "The trade ministers of the southern coast spoke of tariffs on grain and of wheat prices."


def _told(title: str, day: str | None, by: str, *body: str) -> Article:
    return report(" ".join(body), title, at=f"2025-05-{day}" if day else None, by=by)


_PAVEL = "Pavel Volkov leads Trade Union. Bo Ray and Pavel Volkov met in Bern on 2025-05-18."
_SERGEI = "Sergei Volkov and Bo Ray met in Oslo on 2025-05-16."
_WROTE = "Bo Ray wrote the Grain Memorandum."
EARLY = (
    _told(
        "Harbour closed", "17", "a.example", _HARBOUR, "Volkov said no. Volkov and Bo Ray met in Oslo on 2025-05-16."
    ),
    _told("Harbour still closed", "18", "b.example", _HARBOUR, "Sergey Volkov leads Harbour Board. Ann Lee said so."),
    _told("Tariffs", "18", "c.example", _TRADE, _PAVEL),
    _told("Harbour talks", "19", "d.example", _HARBOUR, _SERGEI, "Lee said yes."),
)
LATE = (
    _told("Tariffs on grain", "19", "e.example", _TRADE, "Volkov said yes.", _WROTE),
    _told(
        "Harbour opens",
        "21",
        "f.example",
        _HARBOUR,
        "Ann Lee and Pavel Orlov met in Oslo on 2025-05-20. Volkov said so.",
    ),
    _told("Tariffs again", "20", "g.example", _TRADE, _WROTE, "Pavel Volkov and Ann Lee met in Oslo on 2025-05-20."),
    _told("Without a date", None, "h.example", "Cy Fox leads Dock. Orlov said no."),
)


def resolve(store: GraphStore, number: int = 1) -> Tally:
    """Resolves the store, on a day of August of its own."""
    start = datetime(2025, 8, number, tzinfo=UTC)
    calls = itertools.count()
    return resolve_store(store, lambda: start + timedelta(seconds=next(calls)))


def changed(tally: Tally) -> int:
    """How much was changed."""
    return tally.merged + tally.parted + tally.moved + tally.split + tally.reviewed + tally.kept


def named(store: GraphStore) -> set[frozenset[str]]:
    """The names that are one, for people to read in a failure."""
    names = {key: row["name"] for key, row in nodes(store, "Local").items()}
    return {frozenset(names[local] for local in found) for found in classes(store)}


def arranged(items: Sequence[Article], order: Sequence[int]) -> list[Article]:
    """The items in this order."""
    return [items[place] for place in order]


def entity_of(store: GraphStore, name: str, title: str) -> str:
    """What the name in the article of this title stands for."""
    article = next(key for key, row in nodes(store, "Article").items() if row["title"] == title)
    version = next(edge["dst"] for edge in edges(store, "HAS_VERSION") if edge["src"] == article)
    here = {edge["src"] for edge in edges(store, "FOUND_IN") if edge["dst"] == version}
    locals_ = [key for key, row in nodes(store, "Local").items() if key in here and row["name"] == name]
    (found,) = [edge["dst"] for edge in edges(store, "RESOLVED_TO") if edge["src"] in locals_]
    return str(found)


def mention_in(store: GraphStore, name: str, article: Article) -> str:
    """The one mention of the name in this text."""
    (found,) = set(mentions_of(store, name)) & {
        edge["src"] for edge in edges(store, "MENTIONED_IN") if edge["dst"] == article.version_id
    }
    return found


def _resolved(store: GraphStore, mention: str) -> str:
    """What the mention stands for."""
    local = next(edge["dst"] for edge in edges(store, "NAMES") if edge["src"] == mention)
    return str(next(edge["dst"] for edge in edges(store, "RESOLVED_TO") if edge["src"] == local))


# Two stories, a month apart, with a surname alone in each; who bears it is told a day later, in both and in a third.
_STORM = "The harbour of the northern town stays closed after a storm tore two cranes from the quay and sank a tug."
_BREAD = "Bakers protest against the price of flour because the wheat harvest failed and mills raised their fees."
SURNAMES = (
    report(f"{_STORM} Volkov said no.", "Storm closes harbour", at="2025-05-18", by="a.example"),
    report(f"{_BREAD} Volkov said yes.", "Bakers protest on flour", at="2025-04-18", by="b.example"),
    report(f"{_STORM} Sergey Volkov leads Harbour Board.", "Harbour cranes sank tug", at="2025-05-19", by="c.example"),
    report(f"{_BREAD} Sergey Volkov leads Harbour Board.", "Flour price", at="2025-04-19", by="d.example"),
    report(f"{_TRADE} Sergey Volkov leads Harbour Board.", "Tariffs on wheat", at="2025-03-19", by="e.example"),
)
# The full name is known from the third story when it comes to the two: it joins itself there, and not the surnames.
MISSED = (0, 1, 4, 2, 3)


@pytest.fixture
def late(make_store: Callable[[], SqliteStore]) -> Iterator[GraphStore]:
    """The surnames came before anybody's full name, which was known from elsewhere when it came: none found another."""
    store = make_store()
    ingest(store, *arranged(SURNAMES, MISSED))
    assert frozenset(("Volkov", "Sergey Volkov")) not in named(store), "ingestion alone finds it: choose other articles"
    yield store
    store.close()


@pytest.fixture
def early(make_store: Callable[[], SqliteStore]) -> Iterator[GraphStore]:
    """A surname joined the first who bears it, before another came who bears it too."""
    store = make_store()
    ingest(store, *EARLY)
    yield store
    store.close()


# --- any order


_ORDERS = st.permutations(range(4))
_PLACES = st.integers(0, 60)
_DECISIONS = st.lists(
    st.one_of(
        st.tuples(st.just("judge"), _PLACES, _PLACES, st.sampled_from([SAME, SAME, DIFFERENT, UNSURE])),
        st.tuples(st.just("split"), _PLACES, st.sets(_PLACES, min_size=1, max_size=3)),
        st.tuples(st.just("undo"), _PLACES),
    ),
    max_size=5,
)


@settings(max_examples=12, deadline=None)
@given(first=_ORDERS, then=_ORDERS, decisions=_DECISIONS, batches=st.booleans())
def test_any_order_of_arrival_ends_in_the_same_partition_with_peoples_decisions_in_between(
    make_store: Callable[[], SqliteStore],
    first: Sequence[int],
    then: Sequence[int],
    decisions: Sequence[tuple[Any, ...]],
    batches: bool,
) -> None:
    plain = _lived(make_store(), EARLY, decisions, LATE, one_by_one=False)

    other = _lived(make_store(), arranged(EARLY, first), decisions, arranged(LATE, then), one_by_one=batches)

    assert other == plain


def _lived(
    store: SqliteStore,
    early: Sequence[Article],
    decisions: Sequence[tuple[Any, ...]],
    late: Sequence[Article],
    *,
    one_by_one: bool,
) -> set[frozenset[str]]:
    """Who is one after all came, with the decisions taken in between."""
    for items, decided in ((early, decisions), (late, ())):
        for batch in [[item] for item in items] if one_by_one else [items]:
            ingest(store, *batch)
        resolve(store, 1)
        _decide(store, decided)
    resolve(store, 2)
    found = classes(store)
    assert changed(resolve(store, 3)) == 0
    assert classes(store) == found
    assert_projections_follow(store)
    store.close()
    return found


def _decide(store: GraphStore, decisions: Sequence[tuple[Any, ...]]) -> None:
    """Takes the decisions on mentions, whatever their entities are called; what can't be decided is passed over."""
    mentions = sorted(edge["src"] for edge in edges(store, "NAMES"))
    made: list[str] = []
    for number, (what, *values) in enumerate(decisions, start=1):
        entity = {edge["src"]: edge["dst"] for edge in edges(store, "RESOLVED_TO")}
        local = {edge["src"]: edge["dst"] for edge in edges(store, "NAMES")}
        at = [entity[local[mentions[value % len(mentions)]]] for value in values[:2] if isinstance(value, int)]
        known = set(nodes(store, "Decision"))
        try:
            if what == "judge":
                judge(store, at[0], at[1], values[2], number)
            elif what == "split":
                here = [mention for mention in mentions if entity[local[mention]] == at[0]]
                chosen = sorted({here[place % len(here)] for place in values[1]})
                split(store, at[0], chosen, number)
            elif made:
                undo(store, made[values[0] % len(made)], number)
        except DecisionError:
            continue
        made += sorted(set(nodes(store, "Decision")) - known)


def test_without_it_who_is_one_hangs_on_who_came_first(make_store: Callable[[], SqliteStore]) -> None:
    found = []
    for order in itertools.islice(itertools.permutations(range(4)), 0, None, 5):
        store = make_store()
        ingest(store, *arranged(EARLY, order))
        found.append(classes(store))
        store.close()

    assert any(other != found[0] for other in found)


def test_resolving_in_between_changes_nothing_in_the_end(make_store: Callable[[], SqliteStore]) -> None:
    once, often = make_store(), make_store()
    ingest(once, *EARLY, *LATE)

    for number, item in enumerate((*reversed(LATE), *EARLY), start=1):
        ingest(often, item)
        resolve(often, number)
    resolve(once)

    assert classes(often) == classes(once)
    assert_projections_follow(often)
    once.close()
    often.close()


# --- what it finds


def test_a_surname_that_came_before_or_after_the_full_name_joins_it(store: GraphStore) -> None:
    ingest(store, *arranged(SURNAMES, MISSED))
    told = facts(store)

    tally = resolve(store)

    assert frozenset(("Volkov", "Sergey Volkov")) in named(store)
    assert sum("Volkov" in name for found in named(store) for name in found) == 2
    assert tally.merged == 2
    assert facts(store) == told
    assert_projections_follow(store)
    assert changed(resolve(store, 2)) == 0


def test_an_acronym_that_came_before_its_body_in_another_story_joins_it(sqlite_store: GraphStore) -> None:
    whole = "Cy Fox leads Dock Workers Union. Ann Lee leads United Nations Development Programme."
    ingest(
        sqlite_store,
        _told("Storm closes harbour", "18", "a.example", _STORM, "Bo Ray leads DWU."),
        _told("Bakers protest on flour", "18", "b.example", _BREAD, whole),
        _told("Harbour cranes sank tug", "19", "c.example", _STORM, whole),
    )
    before = named(sqlite_store)

    resolve(sqlite_store)

    assert frozenset(("DWU", "Dock Workers Union")) not in before, "ingestion alone finds it: choose other articles"
    assert frozenset(("DWU", "Dock Workers Union")) in named(sqlite_store)


def test_a_surname_of_two_bearers_leaves_the_one_it_came_to_first(early: GraphStore) -> None:
    first = entity_of(early, "Sergey Volkov", "Harbour still closed")
    assert entity_of(early, "Volkov", "Harbour closed") == first

    resolve(early)

    bearers = {first, entity_of(early, "Pavel Volkov", "Tariffs")}
    assert entity_of(early, "Sergey Volkov", "Harbour still closed") == first
    assert entity_of(early, "Volkov", "Harbour closed") not in bearers
    assert_projections_follow(early)


def test_every_change_is_a_decision_that_can_be_undone(late: GraphStore) -> None:
    before, graph, content = classes(late), hash_of(late), timeless(late)
    known = set(nodes(late, "Decision"))

    resolve(late)

    made = {key: row for key, row in nodes(late, "Decision").items() if key not in known and row["kind"] != "REVIEW"}
    assert {row["kind"] for row in made.values()} == {"MERGE"}
    assert all(row["by"] == "score" and row["reasons"][0].startswith("dramatis resolve") for row in made.values())
    for key in sorted(made, key=lambda key: made[key]["at"], reverse=True):
        undo(late, key)
    assert classes(late) == before
    assert (hash_of(late), timeless(late)) == (graph, content)


@pytest.mark.parametrize("items", [arranged(SURNAMES, MISSED), EARLY])
def test_what_a_person_took_back_is_not_done_again(
    make_store: Callable[[], SqliteStore], items: Sequence[Article]
) -> None:
    store = make_store()
    ingest(store, *items)
    known = set(nodes(store, "Decision"))
    resolve(store, 1)
    made = [key for key, row in nodes(store, "Decision").items() if key not in known and row["kind"] in _CHANGES]
    assert made
    for key in sorted(made):
        undo(store, key)

    resolve(store, 2)

    for key in made:
        row = nodes(store, "Decision")[key]
        found = store.read(Shape("Entity"), [row["left_id"], row["right_id"]])
        ends = {end["id"] for end in found if end is not None}
        assert len(ends) == (2 if row["kind"] == "MERGE" else 1), row["left_name"]
    store.close()


_CHANGES = ("MERGE", "SPLIT")


def test_a_merge_by_score_that_no_longer_holds_is_taken_back_by_rule(
    late: GraphStore, make_store: Callable[[], SqliteStore]
) -> None:
    resolve(late, 1)
    another = (
        _told("Storm and quay", "18", "i.example", _STORM, "Pavel Volkov said no. Pavel Volkov leads Trade Union."),
        _told("Bakers and mills", "18", "j.example", _BREAD, "Pavel Volkov said no. Pavel Volkov leads Trade Union."),
    )
    ingest(late, *another)

    tally = resolve(late, 2)

    undone = [row for row in nodes(late, "Decision").values() if row["undone_at"]]
    assert tally.parted == len(undone) > 0
    assert all((row["kind"], row["by"], row["undone_by"]) == ("MERGE", "score", "rule") for row in undone)
    assert frozenset(("Volkov",)) in named(late)
    assert_projections_follow(late)
    fresh = make_store()
    ingest(fresh, *another, *SURNAMES)
    resolve(fresh)
    assert classes(fresh) == classes(late)
    fresh.close()


def test_nothing_is_written_the_second_time(late: GraphStore) -> None:
    resolve(late, 1)
    before = list(late.dump())

    tally = resolve(late, 2)

    assert changed(tally) == 0
    assert list(late.dump()) == before


@pytest.mark.parametrize("items", [arranged(SURNAMES, MISSED), EARLY])
def test_old_ids_lead_to_something_and_most_of_what_they_stood_for_is_there(
    make_store: Callable[[], SqliteStore], items: Sequence[Article]
) -> None:
    store = make_store()
    ingest(store, *items)
    old = {edge["src"]: edge["dst"] for edge in edges(store, "RESOLVED_TO")}

    resolve(store)

    now = {edge["src"]: edge["dst"] for edge in edges(store, "RESOLVED_TO")}
    ids = sorted(set(old.values()))
    for key, row in zip(ids, store.read(Shape("Entity", ("kind",)), ids), strict=True):
        assert row is not None
        went = [now[local] for local, entity in old.items() if entity == key]
        assert went.count(row["id"]) == max(went.count(end) for end in went)
    store.close()


def test_an_empty_store_has_nothing_to_resolve(sqlite_store: GraphStore) -> None:
    assert resolve(sqlite_store) == Tally()


# --- what people said


def test_entities_judged_apart_stay_two(late: GraphStore) -> None:
    one = entity_of(late, "Volkov", "Bakers protest on flour")
    judge(late, one, entity_of(late, "Sergey Volkov", "Flour price"), DIFFERENT)

    resolve(late)

    assert entity_of(late, "Volkov", "Bakers protest on flour") != entity_of(late, "Sergey Volkov", "Flour price")


def test_what_stands_for_two_judged_apart_keeps_them_two(late: GraphStore) -> None:
    judge(
        late,
        entity_of(late, "Volkov", "Bakers protest on flour"),
        entity_of(late, "Volkov", SURNAMES[0].title),
        DIFFERENT,
    )

    resolve(late)

    bearer = entity_of(late, "Sergey Volkov", "Flour price")
    bare = {entity_of(late, "Volkov", title) for title in ("Bakers protest on flour", SURNAMES[0].title)}
    assert len(bare) == 2
    assert len(bare - {bearer}) >= 1


def test_entities_judged_the_same_stay_one_until_that_is_undone(early: GraphStore) -> None:
    before = classes(early)
    pair = ("Ann Lee", "Harbour still closed"), ("Bo Ray", "Harbour closed")
    decision = judge(early, entity_of(early, *pair[0]), entity_of(early, *pair[1]), SAME, 1)

    resolve(early, 1)

    assert entity_of(early, *pair[0]) == entity_of(early, *pair[1])
    undo(early, decision, 2)
    resolve(early, 2)
    assert entity_of(early, *pair[0]) != entity_of(early, *pair[1])
    assert classes(early) != before, "the surname still has two bearers"


def test_a_name_split_off_stays_so_when_its_article_was_read_again(early: GraphStore) -> None:
    board = entity_of(early, "Sergey Volkov", "Harbour still closed")
    split(early, board, mentions_of(early, "Sergei Volkov"))
    changed_text = report(
        f"{_HARBOUR} Sergei Volkov and Bo Ray met in Oslo on 2025-05-16. Lee said no.",
        "Harbour talks",
        at="2025-05-19",
        by="d.example",
    )
    ingest(early, changed_text)

    resolve(early)

    spelt = {
        edge["dst"]
        for edge in edges(early, "RESOLVED_TO")
        if nodes(early, "Local")[edge["src"]]["name"] == "Sergei Volkov"
    }
    assert len(spelt) == 1
    assert entity_of(early, "Sergey Volkov", "Harbour still closed") not in spelt


def test_a_later_word_on_another_text_of_an_article_does_not_outdo_a_split_of_its_names(
    sqlite_store: GraphStore,
) -> None:
    texts = (
        _told("Harbour", "18", "a.example", "Bo Ray and Ann Lee met in Oslo on 2025-05-16."),
        _told("Harbour", "19", "a.example", "Bo Ray and Ann Lee did not meet in Oslo."),
        _told("Harbour", "20", "a.example", "Bo Ray may lead Dock."),
    )
    ingest(sqlite_store, _told("Town", "18", "b.example", "Bo Ray and Ann Lee met in Oslo on 2025-05-16."), *texts[:2])
    both = entity_of(sqlite_store, "Bo Ray", "Town")
    _, other = split(sqlite_store, both, [mention_in(sqlite_store, "Bo Ray", texts[0])], 1)
    ingest(sqlite_store, texts[2], _told("Pier", "20", "c.example", "Cy Fox wrote the Oslo Memorandum."))
    told = _resolved(sqlite_store, mention_in(sqlite_store, "Bo Ray", texts[2]))
    assert told not in (both, other)
    judge(sqlite_store, told, entity_of(sqlite_store, "Cy Fox", "Pier"), SAME, 2)

    resolve(sqlite_store)

    ends = sqlite_store.read(Shape("Entity"), [both, other])
    assert len({end["id"] for end in ends if end is not None}) == 2
    homes = [_resolved(sqlite_store, mention_in(sqlite_store, "Bo Ray", text)) for text in texts]
    assert homes[0] != homes[1]
    assert homes[2] == entity_of(sqlite_store, "Cy Fox", "Pier")


# --- broken off


class _BrokenError(Exception):
    """The machine was switched off."""


class _Breaking:
    """A store that fails after so many transactions."""

    def __init__(self, store: GraphStore, left: int) -> None:
        self._store = store
        self._left = left

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def transact(self, work: Callable[..., object]) -> object:
        """Fails when its time has come."""
        self._left -= 1
        if self._left < 0:
            raise _BrokenError
        return self._store.transact(work)


def test_broken_off_anywhere_and_run_again_it_ends_in_the_same_place(
    make_store: Callable[[], SqliteStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.resolving._BATCH", 1)
    order = (3, 2, 0, 1)
    whole = make_store()
    ingest(whole, *arranged(EARLY, order), *LATE)
    resolve(whole)
    expected = classes(whole)
    whole.close()
    for left in range(0, 60, 6):
        store = make_store()
        ingest(store, *arranged(EARLY, order), *LATE)
        try:
            resolve_store(_Breaking(store, left), lambda: datetime(2025, 8, 1, tzinfo=UTC))  # type: ignore[arg-type]
        except _BrokenError:
            assert_projections_follow(store)
            resolve(store, 2)
        assert classes(store) == expected
        store.close()
