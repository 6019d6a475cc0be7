"""What all tests share: tests on the maintainers' data are skipped, loudly, where it isn't."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what needs ../shared where there is none."""
    if _SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="needs the maintainers' data folder ../shared, which isn't here")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(skip)
