"""The names of one entity while they are gathered."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from dramatis.words import EntityKind
from extractors.kinds import Known
from extractors.names_page import Name
from extractors.reading import Form
from extractors.spellings import PersonName


@dataclass(slots=True)
class Cluster:
    """The names of one entity while they are gathered."""

    kind: EntityKind
    names: list[Name] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    known: Known | None = None
    person: PersonName | None = None
    gender: str | None = None
    country: str | None = None
    starts: list[int] = field(default_factory=list)
    """First tokens of the names, in order."""
    bare: set[str] = field(default_factory=set)
    """The single names by which a person with a full name was called so far."""

    def add(self, name: Name, form: Form) -> None:
        self.names.append(name)
        insort(self.starts, name.start)
        self.forms.append(form)
        self.known = self.known or name.known
        if self.kind is EntityKind.PERSON:
            self.gender = self.gender or told_gender(name)
            if form is Form.PARTIAL:
                self.bare.add(name.text)

    def last_before(self, token: int) -> int:
        """Where the entity was named last before the token, -1 for nowhere."""
        at = bisect_left(self.starts, token)
        return self.starts[at - 1] if at else -1


def told_gender(name: Name) -> str | None:
    return next((title.entry.gender for title in name.titles if title.entry.gender), None)
