"""How common a name is weighs in: what it needs around it where others bear it too, which is never less for more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.resolution_articles import Told
from benchmarks.resolution_looks import NOW, write
from benchmarks.resolution_world import known, seen_in
from dramatis.article import Article, Source
from dramatis.extraction import Extraction, LocalEntity, Mention
from dramatis.ids import mention_id
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, Judgement
from graph.candidates import MOST_HOLDERS, Shelf
from graph.canonical import in_order
from graph.cards import THINGS
from graph.entities import row_of
from graph.entity_matching import EntityCard, choose, score
from graph.entity_namesakes import share
from graph.narrowing import counted
from graph.resolution import resolve
from graph.resolving import resolve_all
from graph.shape import Row
from graph.store import GraphStore, Transaction
from graph.writing import Extracted, Rows

PERSON, ORGANIZATION, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE
STORY = frozenset({"s1"})
COMPANY = frozenset({"port authority", "ann lee", "dock workers union"})
MANY = MOST_HOLDERS + 1


def person(key: str, name: str = "Sergei Ryabkov", **known_of: object) -> EntityCard:
    return replace(EntityCard(key, PERSON, (name,), reports=1), **known_of)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Case:
    """A mention, the bearers of its name that are looked at, and whom it is taken for (its id, None: nobody)."""

    why: str
    new: EntityCard
    known: tuple[EntityCard, ...]
    taken: str | None


NEW = person("new")
CASES = (
    Case("a rare name is its only bearer's", NEW, (person("a"),), "a"),
    Case("of two bearers nobody knows which", NEW, (person("a"), person("b")), None),
    Case(
        "one of two in the same story",
        replace(NEW, stories=STORY),
        (person("a"), person("b", stories=STORY, reports=1)),
        "b",
    ),
    Case(
        "two who are known to be two, in the same story",
        replace(NEW, stories=STORY),
        (person("a", stories=STORY, roles=("minister",)), person("b", stories=STORY, roles=("goalkeeper",))),
        None,
    ),
    Case(
        "one of two beside the same three others",
        replace(NEW, related=COMPANY),
        (person("a", related=COMPANY), person("b")),
        "a",
    ),
    Case(
        "one other in common may be chance",
        replace(NEW, related=COMPANY),
        (person("a", related=frozenset({"ann lee"})), person("b")),
        None,
    ),
    Case(
        "the one of two who is much reported, and in the same office",
        replace(NEW, roles=("deputy minister",)),
        (person("a", roles=("minister",), reports=30), person("b", roles=("goalkeeper",))),
        "a",
    ),
    Case(
        "a word of office among sixty",
        replace(NEW, roles=("minister",), namesakes=MANY),
        (person("a", roles=("minister",)),),
        None,
    ),
    Case(
        "a story among sixty",
        replace(NEW, stories=STORY, namesakes=MANY),
        (person("a", stories=STORY),),
        "a",
    ),
    Case("one bearer whom nobody looked at", replace(NEW, namesakes=2), (person("a"),), None),
    Case(
        "a family name that very many bear with this first letter",
        replace(NEW, alike=MANY),
        (person("a"),),
        None,
    ),
    Case("the same, much reported", replace(NEW, alike=MANY), (person("a", reports=20),), "a"),
    Case(
        "three entities of one office may be one, so none stands in the way",
        replace(NEW, roles=("president",)),
        tuple(person(key, roles=("president",), reports=3, related=COMPANY) for key in ("a", "b", "c")),
        "c",
    ),
    Case(
        "an initial is all its bearers'",
        person("new", "S. Ryabkovenkotic", namesakes=MANY),
        (person("a", "Sergei Ryabkovenkotic"),),
        None,
    ),
    Case(
        "one of two companies of a name, in the same story",
        EntityCard("new", ORGANIZATION, ("Walelou Chemicals",), stories=STORY),
        (
            EntityCard("a", ORGANIZATION, ("Walelou Chemicals",), reports=9),
            EntityCard("b", ORGANIZATION, ("Walelou Chemicals",), reports=1, stories=STORY),
        ),
        "b",
    ),
    Case(
        "either of two companies",
        EntityCard("new", ORGANIZATION, ("Walelou Chemicals",)),
        (
            EntityCard("a", ORGANIZATION, ("Walelou Chemicals",), reports=1),
            EntityCard("b", ORGANIZATION, ("Walelou Chemicals",), reports=1),
        ),
        None,
    ),
    Case(
        "a state has one such ministry, however many entities stand for it",
        EntityCard("new", ORGANIZATION, ("Ministry of Labour",), country="PL"),
        (
            EntityCard("a", ORGANIZATION, ("Ministry of Labour",), country="PL", reports=1),
            EntityCard("b", ORGANIZATION, ("Ministry of Labour",), country="PL", reports=4),
        ),
        "b",
    ),
    Case(
        "either of two bridges of a country",
        EntityCard("new", PLACE, ("Koroluk Bridge",), country="PL"),
        (
            EntityCard("a", PLACE, ("Koroluk Bridge",), country="PL", reports=1),
            EntityCard("b", PLACE, ("Koroluk Bridge",), country="PL", reports=1),
        ),
        None,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_a_name_is_whose_surroundings_stand_out_among_all_who_bear_it(case: Case) -> None:
    chosen, verdicts = choose(case.new, case.known)

    assert (chosen.id if chosen else None) == case.taken, verdicts


def test_it_is_said_in_words_how_many_others_bear_the_name() -> None:
    _, (one,) = choose(replace(NEW, namesakes=2), [person("a")])
    _, (fourteen,) = choose(replace(NEW, namesakes=15), [person("a")])
    _, (alike,) = choose(replace(NEW, alike=30), [person("a")])

    assert "a common name: 1 other bears it" in one.reasons
    assert "a common name: 14 others bear it" in fourteen.reasons
    assert "a common family name: 30 bear a name like this" in alike.reasons


def test_what_only_commonness_leaves_open_is_put_to_nobody_and_is_no_reason_to_call_them_two() -> None:
    found = score(replace(NEW, namesakes=15), person("a"))

    assert found.judgement is Judgement.UNSURE
    assert found.score < 0.80


def test_a_family_name_alone_that_very_many_bear_is_no_question_outside_of_its_story() -> None:
    lone = person("new", "Ryabkov", roles=("minister",))
    bearers = [person("a", roles=("minister",)), person("b", "Oleg Antonov", roles=("minister",))]

    asked, unasked = (choose(replace(lone, alike=alike), bearers)[1][0].score for alike in (3, MANY))

    assert unasked < 0.80 <= asked


words = st.sampled_from(("minister", "goalkeeper", "spokesman", "mayor"))
surroundings = st.fixed_dictionaries(
    {
        "roles": st.lists(words, max_size=2).map(tuple),
        "country": st.sampled_from((None, "RU", "PL")),
        "stories": st.frozensets(st.sampled_from(("s1", "s2")), max_size=1),
        "related": st.frozensets(st.sampled_from(("ann lee", "bo ray", "cy fox", "dock")), max_size=3),
        "reports": st.integers(1, 40),
        "last": st.sampled_from((None, PartialDate(2019, 1, 1), PartialDate(2026, 1, 1))),
        "name": st.sampled_from(("Sergei Ryabkov", "Sergey Ryabkov", "S. Ryabkov")),
    }
)


def bearers(around: Sequence[dict[str, object]]) -> list[EntityCard]:
    return [person(f"e{number}", **each) for number, each in enumerate(around)]  # type: ignore[arg-type]


@given(surroundings, st.lists(surroundings, min_size=1, max_size=4), st.integers(0, 60), st.integers(1, 30))
def test_more_namesakes_never_turn_a_doubtful_pair_into_a_merge(
    new: dict[str, object], around: list[dict[str, object]], namesakes: int, more: int
) -> None:
    card = person("new", **new)  # type: ignore[arg-type]
    candidates = bearers(around)
    before, few = choose(replace(card, namesakes=namesakes), candidates)

    after, many = choose(replace(card, namesakes=namesakes + more), candidates)

    assert after in (before, None)
    assert all(then.score <= now.score for now, then in zip(few, many, strict=True))


@given(surroundings, st.lists(surroundings, min_size=1, max_size=4), surroundings)
def test_one_more_bearer_of_the_name_takes_candidates_away_from_others_but_never_gives_one(
    new: dict[str, object], around: list[dict[str, object]], stranger: dict[str, object]
) -> None:
    card = person("new", **new)  # type: ignore[arg-type]
    candidates = bearers([*around, stranger])
    before, _ = choose(card, candidates[:-1])

    after, _ = choose(card, candidates)

    assert after in (before, candidates[-1], None)


@given(st.floats(0.01, 1e5), st.floats(0, 1e5), st.integers(0, 61), st.integers(0, 61))
def test_a_share_is_a_chance_and_shrinks_with_each_other(own: float, others: float, known_: int, alike: int) -> None:
    found = share(own, others, known_, alike)

    assert 0 <= found < 1
    assert share(own, others + 1, known_, alike) < found
    assert share(own, others, known_ + 1, alike) <= found
    assert share(own, others, known_, alike + 1) <= found


# --- in a store


def file(store: GraphStore, row: Row, number: int) -> None:
    """So many bearers of the name of the row."""
    gathered = Rows()
    key = f"name:{row['name'].lower()}"
    gathered.node("Key", {"id": key})
    gathered.node("Entity", row | {"id": "place:of-that-name", "kind": "PLACE"})
    gathered.edge("HAS_KEY", "place:of-that-name", key)
    for one in range(number):
        gathered.node("Entity", row | {"id": f"person:{one}"})
        gathered.edge("HAS_KEY", f"person:{one}", key)
    store.transact(gathered.write)


@pytest.mark.parametrize(
    ("number", "counted_as"), [(0, 0), (2, 2), (MOST_HOLDERS - 1, MOST_HOLDERS - 1), (MANY + 5, MANY)]
)
def test_the_bearers_of_a_name_are_counted_by_its_key_as_far_as_it_matters(
    store: GraphStore, number: int, counted_as: int
) -> None:
    row = next(row for row in (row_of(seen_in(known(one), 0)) for one in range(200)) if row["kind"] == PERSON)
    file(store, row, number)

    def count(transaction: Transaction) -> int:
        shelf = Shelf(THINGS)
        shelf.fill(transaction, [row], ())
        return counted(THINGS.card(row), shelf.count).namesakes

    assert store.transact(count) == counted_as


# Three of one name who are surely three, somebody of whom only the name is said, and one of the three in his story.
NEWS = (
    ("minister", "s1", "minister"),
    ("keeper", "s2", "goalkeeper"),
    ("singer", "s3", "singer"),
    ("nobody", "s4", ""),
    ("again", "s2", ""),
)
APART = {frozenset({"minister"}), frozenset({"keeper", "again"}), frozenset({"singer"}), frozenset({"nobody"})}


def report(number: int, title: str, role: str) -> Extracted:
    """An article that names Pavel Orlov, once."""
    article = Article(
        title,
        "Pavel Orlov was named.",
        url=f"https://{title}.example/1",
        source=Source(title, f"{title}.example"),
        published_at=datetime(2026, 5, 1 + number, tzinfo=UTC),
        language="en",
    )
    start = article.text.index("Pavel")
    end = start + len("Pavel Orlov")
    mention = Mention(
        mention_id(article.version_id, start, end, "NAME"), f"local:{title}", start, end, "Pavel Orlov", "NAME", 1.0
    )
    local = LocalEntity(
        id=f"local:{title}", kind=PERSON, name="Pavel Orlov", names=("Pavel Orlov",), roles=(role,) if role else ()
    )
    return Extracted(article, Extraction(article.version_id, (), (mention,), (local,)))


def tell(store: GraphStore, order: Sequence[int]) -> None:
    for number in order:
        title, story, role = NEWS[number]
        item = report(number, title, role)
        store.transact(partial(write, article=Told(item, story, ())))
        store.transact(partial(resolve, batch=[item], stories={item.article.id: story}, now=NOW))


def who_is_one(store: GraphStore) -> set[frozenset[str]]:
    """Titles of the articles that name one entity."""
    found = store.transact(lambda transaction: transaction.follow("RESOLVED_TO", [f"local:{one}" for one, *_ in NEWS]))
    ends: dict[str, set[str]] = {}
    for local, edges in found.items():
        ends.setdefault(edges[0][1], set()).add(local.removeprefix("local:"))
    return set(map(frozenset, ends.values()))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (3, 0, 4, 2, 1)])
def test_somebody_of_a_name_that_three_bear_is_none_of_them_however_they_came(
    store: GraphStore, order: Sequence[int]
) -> None:
    tell(store, order)
    listed = in_order(store)
    stories = {report(number, title, role).article.id: story for number, (title, story, role) in enumerate(NEWS)}

    resolve_all(store, listed, stories, lambda: NOW)
    first = who_is_one(store)
    second = resolve_all(store, listed, stories, lambda: NOW)

    assert first == APART
    assert second.merged + second.moved + second.split + second.parted == 0
