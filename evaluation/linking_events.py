"""Events linked across documents by how they are told, inside of predicted stories: all at once, or one by one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from dramatis.words import EventType
from evaluation.linking_gold import EVENT
from evaluation.linking_reading import ReadDocument, Told
from evaluation.linking_scores import all_told
from evaluation.linking_stories import average_link
from graph.cards import choose_event
from graph.event_matching import EventCard
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
                table[row, column] = table[column, row] = score(told[left].telling, told[right].telling)
        for number, group in enumerate(average_link(table, join_at)):
            keys |= {members[member]: (story, number) for member in group}
    return [keys[index] for index in range(len(told))]


def link_one_by_one(documents: Sequence[ReadDocument], stories: Mapping[str, int]) -> list[Hashable]:
    """The group of each mention when each is scored against the events known before it, as in ingestion.

    Only what tells of an event is given to the cards: most gold mentions have no type of PLOVER's, and no text a date.
    """
    known: dict[int, list[EventCard]] = defaultdict(list)
    keys: list[Hashable] = []
    for number, one in enumerate(all_told(documents, EVENT)):
        story = stories[one.doc_id]
        card = EventCard(
            id=str(number),
            type=EventType.OTHER,
            lemma=one.lemma,
            stories=frozenset([str(story)]),
            tellings=(one.telling,),
        )
        chosen, _ = choose_event(card, known[story])
        if chosen is None:
            known[story].append(card)
            keys.append(card.id)
        else:
            grown = known[story][chosen]
            known[story][chosen] = replace(grown, tellings=(*grown.tellings, one.telling))
            keys.append(grown.id)
    return keys
