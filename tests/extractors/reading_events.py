"""The events of one text as tests look at them."""

from collections.abc import Callable
from dataclasses import dataclass

from dramatis.extraction import LocalEvent
from dramatis.words import EventType, Role
from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.events import find_events
from extractors.reading import Reading


@dataclass(frozen=True, slots=True)
class Found:
    """The events of one text, and names by in-article entity id."""

    reading: Reading
    events: list[LocalEvent]
    names: dict[str, str]

    def of_type(self, kind: EventType) -> list[LocalEvent]:
        return [event for event in self.events if event.type is kind]

    def those(self, event: LocalEvent, *roles: Role) -> set[str]:
        return {self.names[part.entity] for part in event.participants if part.role in roles}

    def place(self, event: LocalEvent) -> str | None:
        return self.names[event.place] if event.place else None


def events_of(read: Callable[..., Reading]) -> Callable[..., Found]:
    """A function that gives the events of body and title, the article dated 14 March 2024."""

    def of(body: str, title: str = "") -> Found:
        reading = read(body, title)
        reading.dates = find_dates(reading.doc, reading.reference)
        find_documents(reading)
        found = find_events(reading)
        names = {reading.entity_id(index): chain.name for index, chain in enumerate(reading.chains)}
        return Found(reading, found, names)

    return of
