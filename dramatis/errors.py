"""The error tree.

DramatisError
├── SettingsError      a setting is unusable; names the variable
├── UnreadableError    an input can't be read as articles; names file and line
├── PipelineError      a spaCy pipeline can't be loaded or lacks a component
├── EvidenceError      a span doesn't match the text it points into
└── StoreError         the graph store failed
    ├── StoreUnavailableError   it can't be reached or opened
    ├── StoreNotReadyError      it lacks its constraints or holds another schema version
    └── BadCursorError          a cursor that this store never gave out

Each message says what happened, to what, and what to do next.
"""


class DramatisError(Exception):
    """Anything that Dramatis itself raises."""


class SettingsError(DramatisError):
    """A setting is unusable."""


class UnreadableError(DramatisError):
    """An input that can't be read as articles."""


class PipelineError(DramatisError):
    """A spaCy pipeline that can't be used."""


class EvidenceError(DramatisError):
    """A span that doesn't match its text."""


class StoreError(DramatisError):
    """The graph store failed."""


class StoreUnavailableError(StoreError):
    """The store can't be reached or opened."""


class StoreNotReadyError(StoreError):
    """The store lacks its constraints, or was written by another schema version."""


class BadCursorError(StoreError):
    """A cursor that this list never gave out."""
