"""The conditions of filters say what partial dates and times say."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from api.contract.rules import begun_by, not_over_before
from api.contract.words import moment_in, moment_out, period_in
from dramatis.partial_date import PartialDate
from tests.api.fake_store import FakeStore

_DAYS = st.dates(min_value=datetime(2028, 11, 1).date(), max_value=datetime(2033, 2, 28).date())
_PERIODS = st.one_of(
    _DAYS.map(PartialDate.of),
    _DAYS.map(lambda day: PartialDate(day.year, day.month)),
    _DAYS.map(lambda day: PartialDate(day.year)),
)


@given(_PERIODS, _PERIODS)
def test_an_event_is_kept_exactly_where_its_period_meets_the_one_asked_for(
    event: PartialDate, asked: PartialDate
) -> None:
    conditions = (*not_over_before(str(asked), tuple), *begun_by(str(asked), tuple))
    node = {"id": "event:x", "start": str(event), "end": str(event)}

    kept = all(FakeStore().holds(condition, node) for condition in conditions)

    assert kept is event.overlaps(asked)


@given(_PERIODS, _PERIODS, _PERIODS)
def test_a_span_is_over_when_its_end_is(start: PartialDate, end: PartialDate, asked: PartialDate) -> None:
    first, last = sorted((start, end), key=lambda period: period.last_day)
    node = {"id": "event:x", "start": str(first), "end": str(last)}

    kept = all(FakeStore().holds(condition, node) for condition in not_over_before(str(asked), tuple))

    assert kept is (last.last_day >= asked.first_day)


@given(st.datetimes(min_value=datetime(1000, 1, 2), max_value=datetime(9999, 12, 30)), st.integers(-14 * 60, 14 * 60))
def test_times_are_stored_in_utc_at_one_width(local: datetime, minutes: int) -> None:
    aware = local.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    stored = moment_in(aware.isoformat())

    assert len(stored) == 27
    assert datetime.fromisoformat(stored) == aware
    assert datetime.fromisoformat(moment_out(stored)) == aware
    assert stored.endswith("Z")


@pytest.mark.parametrize(
    "given_",
    ["", "2025-05-28", "2025-05-28T10:00", "2025-05-28T10:00:00", "2025-02-30T10:00:00Z", "٢٠٢٥-05-28T10:00:00Z",
     "0001-01-01T00:00:00+14:00", "now", 5, None, True, [], "2025-05-28T10:00:00Z; drop"],
)  # fmt: skip
def test_what_is_no_time_is_refused(given_: object) -> None:
    with pytest.raises(GraphQLError, match="write one such as"):
        moment_in(given_)


@pytest.mark.parametrize(
    "given_", ["", "25", "2025-5", "2025-13", "2025-02-30", "2025-05-28T10:00:00Z", 2025, None, {}]
)
def test_what_is_no_partial_date_is_refused(given_: object) -> None:
    with pytest.raises(GraphQLError, match="2025-06-02"):
        period_in(given_)


def test_a_time_shows_its_fraction_only_where_it_has_one() -> None:
    assert moment_out(moment_in("2025-05-28t10:00:00.5+02:00")) == "2025-05-28T08:00:00.500000Z"
    assert moment_out(moment_in(datetime(2025, 5, 28, tzinfo=UTC).isoformat())) == "2025-05-28T00:00:00Z"
