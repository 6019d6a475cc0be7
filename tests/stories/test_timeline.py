"""The order of a timeline, and pages put together from several lists."""

from hypothesis import given
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate
from stories.timeline import first_of, place

_DATES = st.dates().map(lambda day: (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day)))
_PLACES = st.lists(st.tuples(st.one_of(st.none(), _DATES.flatmap(st.sampled_from)), st.text(max_size=3)), max_size=30)


@given(_PLACES)
def test_items_stand_as_their_dates_compare_and_what_has_none_last(
    given_: list[tuple[PartialDate | None, str]],
) -> None:
    places = sorted(place(str(date) if date else None, "", key) for date, key in given_)

    dated = [PartialDate.parse(one[0]) for one in places if one[0] != "~"]
    assert dated == sorted(dated)
    assert [one[0] == "~" for one in places] == sorted(one[0] == "~" for one in places)


@given(st.lists(st.lists(st.integers(0, 99), max_size=20), max_size=4), st.integers(0, 30))
def test_the_first_of_several_lists_are_the_first_of_all(lists: list[list[int]], count: int) -> None:
    placed = [sorted((place(f"{number:04}", "", str(number)), number) for number in one) for one in lists]

    found, more = first_of(placed, count)

    everything = sorted(item for one in placed for item in one)
    assert [item for _, item in found] == [item for _, item in everything[:count]]
    assert more is (len(everything) > count)
