"""Events linked across documents by how they are told and when, inside of predicted stories, all at once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

import numpy as np

from evaluation.linking_gold import EVENT
from evaluation.linking_reading import ReadDocument, Told
from evaluation.linking_scores import all_told
from evaluation.linking_stories import average_link
from graph.event_tellings import JOIN_AT, Telling, alike

Alike = Callable[[Telling, Telling], float]


def link_events(documents: Sequence[ReadDocument], stories: Mapping[str, int]) -> list[Hashable]:
    """The group of each mention of an event."""
    return linked_by(all_told(documents, EVENT), stories, alike, JOIN_AT)


def linked_by(told: Sequence[Told], stories: Mapping[str, int], score: Alike, join_at: float) -> list[Hashable]:
    """The group of each mention: of one story, by average link over how alike they are told."""
    members_of: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        members_of[stories[one.doc_id]].append(index)
    keys: dict[int, Hashable] = {}
    for story, members in members_of.items():
        table = np.zeros((len(members), len(members)))
        for row, left in enumerate(members):
            for column, right in enumerate(members[:row]):
                if not at_other_times(told[left], told[right]):
                    table[row, column] = table[column, row] = score(told[left].telling, told[right].telling)
        for number, group in enumerate(average_link(table, join_at)):
            keys |= {members[member]: (story, number) for member in group}
    return [keys[index] for index in range(len(told))]


def at_other_times(left: Told, right: Told) -> bool:
    """What the product holds against two tellings of one story: other days, or none told and reports of other days.

    Flights told alike in two years and strikes told alike on two days are two, unless their times agree.
    """
    if left.time is not None and right.time is not None:
        (first, last), (other_first, other_last) = left.time, right.time
        return first.first_day > other_last.last_day or other_first.first_day > last.last_day
    return left.doc_id != right.doc_id and left.reported != right.reported
