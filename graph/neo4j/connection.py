"""The driver: how it is opened, how long it may take, and what its errors are called here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import (
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Query,
    Session,
    SummaryCounters,
    Transaction,
)
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from dramatis.errors import StoreError, StoreTimeoutError, StoreUnavailableError
from dramatis.settings import Settings

# A read that takes longer than this asks for too much; the longest measured, a two-hop neighbourhood, takes 3 ms.
READ_TIMEOUT_S = 30.0
# A batch of articles takes a second or two, and may wait for those before it.
WRITE_TIMEOUT_S = 300.0
# A dump walks the whole graph; a million nodes take some minutes.
DUMP_TIMEOUT_S = 7_200.0
# A server on the same network answers in milliseconds; a wrong address should be told soon.
_CONNECT_TIMEOUT_S = 10.0
# Reads are tried again for this long when the server is restarted or the leader moves.
_RETRY_TIME_S = 15.0

DRIVER_ERRORS = (Neo4jError, DriverError)
_UNAVAILABLE = (ServiceUnavailable, SessionExpired, AuthError, TransientError, ConfigurationError)


def open_driver(settings: Settings) -> Driver:
    """A driver for the address of the settings; nothing is connected yet. Raises StoreUnavailableError."""
    try:
        return GraphDatabase.driver(
            settings.neo4j_uri or "",
            auth=(settings.neo4j_user, settings.neo4j_password or ""),
            connection_timeout=_CONNECT_TIMEOUT_S,
            connection_acquisition_timeout=READ_TIMEOUT_S,
            max_transaction_retry_time=_RETRY_TIME_S,
            # An empty store has no properties yet, and the server would warn of each that is asked for.
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            user_agent="dramatis",
            # A server that wants to know which of the driver's functions are called would be told with each read.
            telemetry_disabled=True,
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreUnavailableError(
            f"NEO4J_URI {settings.neo4j_uri} can't be used ({error}); write an address such as bolt://127.0.0.1:7687"
        ) from error


def timed_out(error: Neo4jError | DriverError) -> bool:
    """The server stopped the transaction since it took too long, or waited too long for a lock."""
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    return any(reason in code for reason in ("TransactionTimedOut", "LockAcquisitionTimeout", "LockClientStopped"))


def translated(error: Neo4jError | DriverError, place: str) -> StoreError:
    """The driver's error as ours, with what to do about it."""
    if isinstance(error, AuthError):
        return StoreUnavailableError(f"{place} refused the user; check NEO4J_USER and NEO4J_PASSWORD")
    if isinstance(error, IncompleteCommit):
        return StoreUnavailableError(
            f"the connection to {place} was lost while a batch was being stored, so it is stored wholly or not at all; "
            "do it again: what is stored already stays as it is"
        )
    # The first line says it; the rest may repeat the statement.
    said = ((error.message if isinstance(error, Neo4jError) else None) or str(error)).partition("\n")[0][:200]
    if timed_out(error):
        return StoreTimeoutError(
            f"{place} took too long and was stopped; ask for less, or try again when it is less busy"
        )
    if isinstance(error, _UNAVAILABLE):
        return StoreUnavailableError(f"{place} can't be used now ({said}); check that it runs, then try again")
    return StoreError(f"{place} refused a statement ({said}); `dramatis doctor` tells what is wrong with the store")


@dataclass(frozen=True, slots=True)
class Runner:
    """Statements run in one open transaction. Their text comes from the catalogue, their values are parameters.

    In a session that has none open, each statement is a transaction of its own: one exchange with the server in place
    of three, for what only reads.
    """

    transaction: Transaction | ManagedTransaction | Session
    timeout_s: float | None = None
    """How long a statement in a session may take; an open transaction has its own limit."""

    def rows(self, text: str, **parameters: object) -> list[list[Any]]:
        """All records of the answer, as lists."""
        if self.timeout_s is None:
            return self.transaction.run(text, parameters).values()
        assert isinstance(self.transaction, Session)
        return self.transaction.run(Query(text, timeout=self.timeout_s), parameters).values()

    def values_of(self, statements: Sequence[tuple[str, Mapping[str, object]]]) -> list[Any]:
        """What each of the statements returns, which is one value; all in one exchange with the server.

        A `$` stands in their texts before the name of a parameter alone: all values are parameters.
        """
        if len(statements) == 1:
            ((text, parameters),) = statements
            return [self.rows(text, **parameters)[0][0]]
        calls = [f"CALL () {{ {text.replace('$', f'$s{n}_')} AS r{n} }}" for n, (text, _) in enumerate(statements)]
        given = {f"s{n}_{name}": value for n, (_, own) in enumerate(statements) for name, value in own.items()}
        returned = ", ".join(f"r{n}" for n in range(len(statements)))
        return self.rows(f"{' '.join(calls)} RETURN {returned}", **given)[0] if statements else []

    def rows_for(self, text: str, ids: Sequence[str]) -> list[list[Any]]:
        """The records for the ids; nothing is asked for none."""
        return self.rows(text, ids=ids) if ids else []

    def write(self, text: str, **parameters: object) -> tuple[list[list[Any]], SummaryCounters]:
        """All records, and what the statement changed."""
        result = self.transaction.run(text, parameters)
        return result.values(), result.consume().counters

    def stream(self, text: str) -> Iterator[list[Any]]:
        """The records one by one, fetched as they are read."""
        for record in self.transaction.run(text):
            yield record.values()
