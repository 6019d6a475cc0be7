"""A name alone in an article of another story: taken for its only bearer in office, else for nobody."""

import pytest

from graph.cards import entity_card
from graph.entity_matching import choose, nobody_says
from tests.graph.lone_names import APART, SAME, Case, known_row, row


def named(case: Case) -> str:
    return f"{case.new.name} {case.new.year} {' '.join(case.new.roles)} ~ {'+'.join(case.known)}"


@pytest.mark.parametrize("case", [*SAME, *APART], ids=named)
def test_a_name_alone_is_whom_office_time_and_state_leave(case: Case) -> None:
    candidates = [entity_card(known_row(key, reports)) for key, reports in sorted(case.known.items())]

    chosen, verdicts = choose(entity_card(row(case.new, "new")), candidates, nobody_says)

    assert (chosen.id if chosen else None) == case.whom, verdicts
