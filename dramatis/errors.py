"""The error tree.

DramatisError
├── SettingsError      a setting is unusable; names the variable
├── UnreadableError    an input can't be read as articles; names file and line
├── FetchError         an address can't be fetched, or may not be
├── GazetteerError     a gazetteer of the user's own can't be kept, read or found
├── CatalogueError     a catalogue of outlets can't be loaded or found
├── PipelineError      a spaCy pipeline can't be loaded or lacks a component
├── DecisionError      a decision on who is who that can't be taken or taken back
├── RunError           a run, article or entity that can't be taken back, read again or forgotten
├── KeepingError       a note, view, watch or job that can't be kept or found
├── KeyProblemError    an API key that can't be made, found or revoked
├── EvidenceError      a span doesn't match the text it points into
├── TimeScopeError     a time scope names no partial date, or no instant with its offset
└── StoreError         the graph store failed
    ├── StoreUnavailableError   it can't be reached or opened
    ├── StoreNotReadyError      it lacks its constraints or holds another schema version
    ├── StoreTimeoutError       a read that took longer than it may, or a lock that nobody gave back
    └── BadCursorError          a cursor that this store never gave out

Each message says what happened, to what, and what to do next.
"""


class DramatisError(Exception):
    """Anything that Dramatis itself raises."""


class SettingsError(DramatisError):
    """A setting is unusable."""


class UnreadableError(DramatisError):
    """An input that can't be read as articles."""


class FetchError(DramatisError):
    """An address that can't be fetched, or may not be."""


class GazetteerError(DramatisError):
    """A gazetteer of the user's own that can't be kept, read or found."""


class CatalogueError(DramatisError):
    """A catalogue of outlets that can't be loaded or found."""


class PipelineError(DramatisError):
    """A spaCy pipeline that can't be used."""


class DecisionError(DramatisError):
    """A decision on who is who that can't be taken or taken back."""


class RunError(DramatisError):
    """A run, article or entity that can't be taken back, read again or forgotten."""


class KeepingError(DramatisError):
    """A note, view, watch or job that can't be kept or found."""


class KeyProblemError(DramatisError):
    """An API key that can't be made, found or revoked."""


class EvidenceError(DramatisError):
    """A span that doesn't match its text."""


class TimeScopeError(DramatisError):
    """A time scope that names no partial date, or no instant with its offset from UTC."""


class StoreError(DramatisError):
    """The graph store failed."""


class StoreUnavailableError(StoreError):
    """The store can't be reached or opened."""


class StoreNotReadyError(StoreError):
    """The store lacks its constraints, or was written by another schema version."""


class StoreTimeoutError(StoreError):
    """A read that took longer than it may, or a lock that nobody gave back in time."""


class BadCursorError(StoreError):
    """A cursor that this list never gave out."""
