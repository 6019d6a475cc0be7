"""Time scopes refuse what is no instant, and give instants as the graph stores them."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from dramatis.errors import TimeScopeError
from dramatis.partial_date import PartialDate
from dramatis.time_scope import TimeScope


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"reported_by": datetime(2025, 6, 2)}, "reported_by is 2025-06-02T00:00:00, of no time zone"),
        ({"known_at": datetime(2025, 6, 2, 10, 30)}, "known_at is 2025-06-02T10:30:00, of no time zone"),
        ({"known_at": date(2025, 6, 2)}, "known_at is .*; give a datetime"),
        ({"known_at": "2025-06-02T10:00:00Z"}, "known_at is .*; give a datetime"),
        ({"valid_at": "2025-06"}, "valid_at is '2025-06'; give a PartialDate"),
        ({"valid_at": date(2025, 6, 2)}, "valid_at is .*; give a PartialDate"),
        ({"reported_by": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))}, "outside of all years"),
    ],
)
def test_what_is_no_time_is_refused_with_what_to_give(given: dict[str, Any], told: str) -> None:
    with pytest.raises(TimeScopeError, match=told):
        TimeScope(**given)


def test_instants_are_in_utc_at_one_width() -> None:
    scope = TimeScope(
        PartialDate(2025), datetime(2025, 6, 2, 1, tzinfo=timezone(timedelta(hours=3))), datetime(1, 1, 1, tzinfo=UTC)
    )

    assert scope.reported_text == "2025-06-01T22:00:00.000000Z"
    assert scope.known_text == "0001-01-01T00:00:00.000000Z"
    assert (TimeScope().reported_text, TimeScope().known_text) == ("", "")
