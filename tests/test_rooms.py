"""Every room is imported from this checkout, and not from something of the same name that is installed elsewhere."""

from importlib.util import find_spec
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).parents[1]
_ROOMS = ("api", "dramatis", "extractors", "graph", "ingest", "readers", "stories", "ui")


@pytest.mark.parametrize("room", _ROOMS)
def test_the_room_lies_in_this_checkout(room: str) -> None:
    spec = find_spec(room)

    assert spec is not None
    places = [spec.origin] if spec.origin else list(spec.submodule_search_locations or ())
    assert places
    assert {Path(place).resolve().relative_to(_CHECKOUT.resolve()).parts[0] for place in places} == {room}
