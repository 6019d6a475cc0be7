"""Who covers a story: shares of twenty stories against hand counts, and what holds for any."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.catalogue import VARIES
from stories.coverage import Bucket, Coverage, Outlet, Rated, Report, coverage_of, place

SCORES = {"L": -1.0, "l": -0.5, "C": 0.0, "r": 0.5, "R": 1.0}
CATALOGUES = (("one", ("BIAS",)), ("two", ("BIAS", "FACTUALITY")), ("three", ()))


def bias(catalogue: str, label: str, section: str = "") -> Rated:
    return Rated(catalogue, "BIAS", label, SCORES[label], section)


def report(origin: str, outlet: Outlet | None = None, *, copy: bool = False) -> Report:
    return Report(origin, copy, outlet)


def told(buckets: tuple[Bucket, ...]) -> dict[str, tuple[int, int]]:
    return {bucket.label: (bucket.sources, bucket.articles) for bucket in buckets}


def cover(*reports: Report) -> Coverage:
    return coverage_of(reports, CATALOGUES)


def test_a_source_counts_once_and_its_reports_beside_it() -> None:
    left, right = Outlet((bias("one", "L"),)), Outlet((bias("one", "R"),))

    found = cover(report("a", left), report("a", left), report("a", left), report("b", right))

    assert told(found.bias[0].buckets) == {"L": (1, 3), "R": (1, 1)}
    assert [bucket.share for bucket in found.bias[0].buckets] == [0.5, 0.5]
    assert (found.articles, found.sources) == (4, 2)


def test_copies_count_for_the_source_of_the_original_alone() -> None:
    agency = Outlet((bias("one", "C"),))

    found = cover(report("a", agency), report("a", agency, copy=True), report("a", agency, copy=True))

    assert (found.sources, found.originals, found.copies) == (1, 1, 2)
    assert told(found.bias[0].buckets) == {"C": (1, 3)}


def test_the_unrated_stand_beside_and_never_in_the_middle() -> None:
    found = cover(report("a", Outlet((bias("one", "L"),))), report("b", Outlet()), report("c"), report("c"))

    assert told(found.bias[0].buckets) == {"L": (1, 1)}
    assert found.bias[0].buckets[0].share == 1.0
    assert (found.bias[0].unrated_sources, found.bias[0].unrated_articles) == (2, 3)


def test_raters_who_disagree_have_a_distribution_each() -> None:
    found = cover(report("a", Outlet((bias("one", "L"), bias("two", "C")))))

    assert [(one.catalogue, told(one.buckets)) for one in found.bias] == [
        ("one", {"L": (1, 1)}),
        ("two", {"C": (1, 1)}),
    ]
    assert [one.catalogue for one in found.factuality] == ["two"]
    assert found.factuality[0].unrated_sources == 1


@pytest.mark.parametrize(
    ("ratings", "label"),
    [
        ((bias("one", "L"),), "L"),
        ((bias("one", "l"), bias("one", "R", "opinion")), "l"),
        ((bias("one", "R", "opinion"),), "R"),
        ((bias("one", "R", "opinion"), bias("one", "R", "news")), "R"),
        ((bias("one", "R", "opinion"), bias("one", "C", "news")), VARIES),
        ((bias("two", "L"),), None),
        ((), None),
    ],
)
def test_sections_are_never_averaged(ratings: tuple[Rated, ...], label: str | None) -> None:
    found = place(Outlet(ratings), "one", "BIAS")

    assert (found and found.label) == label
    assert found is None or (found.score is None) == (label == VARIES)


def test_buckets_stand_in_the_order_of_the_scale() -> None:
    split = Outlet((bias("one", "L", "news"), bias("one", "R", "opinion")))
    outlets = [split, *(Outlet((bias("one", label),)) for label in "RCLrl")]

    found = cover(*(report(str(number), outlet) for number, outlet in enumerate(outlets)))

    assert [bucket.label for bucket in found.bias[0].buckets] == ["L", "l", "C", "r", "R", VARIES]


def test_owners_and_countries_are_of_the_sources_that_have_them() -> None:
    found = cover(
        report("a", Outlet(owners=("Kelp Media", "Wrack"), country="US")),
        report("b", Outlet(owners=("KELP media",), country="US")),
        report("c", Outlet(country="DE")),
        report("d"),
    )

    assert told(found.ownership) == {"KELP media": (2, 2), "Wrack": (1, 1)}
    assert [bucket.share for bucket in found.ownership] == [1.0, 0.5]
    assert [(one.label, round(one.share, 3)) for one in found.countries] == [("US", 0.667), ("DE", 0.333)]


def test_of_several_addresses_the_shortest_that_is_rated_speaks() -> None:
    found = cover(
        report("cnn", Outlet(address="cnn.com")),
        report("cnn", Outlet((bias("one", "R"),), address="opinion.edition.cnn.com")),
        report("cnn", Outlet((bias("one", "l"),), address="edition.cnn.com")),
    )

    assert told(found.bias[0].buckets) == {"l": (1, 3)}


def test_a_story_without_reports_has_empty_coverage() -> None:
    found = cover()

    assert (found.articles, found.sources, found.ownership, found.bias[0].buckets) == (0, 0, (), ())


@dataclass(frozen=True, slots=True)
class Story:
    """`reports`: one letter a report by the key of its outlet, in brackets the copies. The rest was counted by hand."""

    reports: str
    sources: int
    copies: int
    one: dict[str, int]
    one_unrated: int
    two: dict[str, int]
    two_unrated: int
    owners: dict[str, int]


# Key -> what rater one and rater two say (None: nothing), and the owner. x, y and z are outlets that nobody knows.
OUTLETS: dict[str, tuple[str | None, str | None, str | None]] = {
    "a": ("L", "l", "Kelp"),
    "b": ("L", None, "Kelp"),
    "c": ("l", "l", None),
    "d": ("l", "C", "Wrack"),
    "e": ("C", "C", None),
    "f": ("C", "r", "Wrack"),
    "g": ("r", None, None),
    "h": ("R", "R", "Dulse"),
    "i": (None, "R", "Dulse"),
    "x": (None, None, None),
    "y": (None, None, None),
    "z": (None, None, None),
}
STORIES = [
    Story("a", 1, 0, {"L": 1}, 0, {"l": 1}, 0, {"Kelp": 1}),
    Story("ab", 2, 0, {"L": 2}, 0, {"l": 1}, 1, {"Kelp": 2}),
    Story("aab", 2, 0, {"L": 2}, 0, {"l": 1}, 1, {"Kelp": 2}),
    Story("aeh", 3, 0, {"L": 1, "C": 1, "R": 1}, 0, {"l": 1, "C": 1, "R": 1}, 0, {"Kelp": 1, "Dulse": 1}),
    Story("x", 1, 0, {}, 1, {}, 1, {}),
    Story("xyz", 3, 0, {}, 3, {}, 3, {}),
    Story("xxy", 2, 0, {}, 2, {}, 2, {}),
    Story("ax", 2, 0, {"L": 1}, 1, {"l": 1}, 1, {"Kelp": 1}),
    Story("i", 1, 0, {}, 1, {"R": 1}, 0, {"Dulse": 1}),
    Story("hi", 2, 0, {"R": 1}, 1, {"R": 2}, 0, {"Dulse": 2}),
    Story("cdef", 4, 0, {"l": 2, "C": 2}, 0, {"l": 1, "C": 2, "r": 1}, 0, {"Wrack": 2}),
    Story("abcdefghi", 9, 0, {"L": 2, "l": 2, "C": 2, "r": 1, "R": 1}, 1, {"l": 2, "C": 2, "r": 1, "R": 2}, 2,
          {"Kelp": 2, "Wrack": 2, "Dulse": 2}),
    Story("e(e)(e)", 1, 2, {"C": 1}, 0, {"C": 1}, 0, {}),
    Story("e(e)h(h)x", 3, 2, {"C": 1, "R": 1}, 1, {"C": 1, "R": 1}, 1, {"Dulse": 1}),
    Story("(g)", 1, 1, {"r": 1}, 0, {}, 1, {}),
    Story("gg(g)b", 2, 1, {"L": 1, "r": 1}, 0, {}, 2, {"Kelp": 1}),
    Story("dfff", 2, 0, {"l": 1, "C": 1}, 0, {"C": 1, "r": 1}, 0, {"Wrack": 2}),
    Story("abcxyz", 6, 0, {"L": 2, "l": 1}, 3, {"l": 2}, 4, {"Kelp": 2}),
    Story("hghgix", 4, 0, {"r": 1, "R": 1}, 2, {"R": 2}, 2, {"Dulse": 2}),
    Story("acegix(a)(x)", 6, 2, {"L": 1, "l": 1, "C": 1, "r": 1}, 2, {"l": 2, "C": 1, "R": 1}, 2,
          {"Kelp": 1, "Dulse": 1}),
]  # fmt: skip


def reports_of(story: Story) -> list[Report]:
    found: list[Report] = []
    for place_, key in enumerate(story.reports):
        if key in "()":
            continue
        one, two, owner = OUTLETS[key]
        ratings = tuple(bias(name, label) for name, label in (("one", one), ("two", two)) if label)
        outlet = None if key in "xyz" else Outlet(ratings, (owner,) if owner else ())
        found.append(Report(key, story.reports[place_ - 1 : place_] == "(", outlet))
    return found


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.reports)
def test_shares_are_those_of_a_hand_count(story: Story) -> None:
    found = cover(*reports_of(story))

    assert (found.sources, found.copies) == (story.sources, story.copies)
    for distribution, counted, unrated in zip(
        found.bias, (story.one, story.two), (story.one_unrated, story.two_unrated), strict=True
    ):
        rated = sum(counted.values())
        assert {bucket.label: bucket.sources for bucket in distribution.buckets} == counted
        assert {bucket.label: bucket.share for bucket in distribution.buckets} == {
            label: count / rated for label, count in counted.items()
        }
        assert distribution.unrated_sources == unrated
    assert {bucket.label: bucket.sources for bucket in found.ownership} == story.owners


def test_there_are_twenty_hand_counted_stories() -> None:
    assert len({story.reports for story in STORIES}) == 20


_REPORTS = st.lists(st.tuples(st.sampled_from(sorted(OUTLETS)), st.booleans()), max_size=30)


@given(_REPORTS)
def test_rated_and_unrated_come_to_all_in_any_order(drawn: list[tuple[str, bool]]) -> None:
    texts = "".join(f"({key})" if copy else key for key, copy in drawn)
    reports = reports_of(Story(texts, 0, 0, {}, 0, {}, 0, {}))

    found = cover(*reports)

    assert found == cover(*reversed(reports))
    assert found.articles == len(drawn) == found.originals + found.copies
    for one in found.bias:
        assert sum(bucket.sources for bucket in one.buckets) + one.unrated_sources == found.sources
        assert sum(bucket.articles for bucket in one.buckets) + one.unrated_articles == found.articles
        assert not one.buckets or abs(sum(bucket.share for bucket in one.buckets) - 1) < 1e-9
