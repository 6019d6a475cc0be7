"""The one protocol between the graph and its engines (SQLite, Neo4j). Every verb is batched and capped.

Reading verbs may be called from any thread. Writing goes through `transact`: one transaction at a time in the whole
store, which may run its function again after a deadlock or a lost connection, so the function must depend on nothing
but the transaction and its own arguments. Ids are made by us; rows are plain dicts over `graph.schema`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from graph.shape import Row, Shape
from graph.walks import Kept, Star, Step

if TYPE_CHECKING:
    from graph.tellings import Told

Result = TypeVar("Result")
EdgeRow = tuple[str, str, str, Mapping[str, object]]
"""Source id, target id, key, properties."""

NO_SHAPES: Mapping[str, Shape] = MappingProxyType({})

# The most ids that one call takes; callers send more in several calls.
MOST_KEYS = 10_000


@dataclass(frozen=True, slots=True)
class Totals:
    """What an entity's articles add up to. Times are "" when no article has a date."""

    articles: int
    origins: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class GroupTotals:
    """What the facts of a relation or participation add up to; `retracted` is "" while one fact is still held."""

    facts: int
    evidence: int
    origins: int
    confidence: float
    inferred: bool
    reported: str
    recorded: str
    retracted: str


def group_totals_of(row: Sequence[Any]) -> GroupTotals:
    """From what an engine adds up over a group's facts: the counts, then its flags and times with null for none.

    The last two are the smallest and the largest `retracted`: the smallest is empty while one fact is still held.
    """
    facts, evidence, origins, sure, inferred, reported, recorded, held, retracted = row
    closed = retracted if held else ""
    return GroupTotals(facts, evidence, origins, sure, bool(inferred), reported or "", recorded or "", closed)


@dataclass(frozen=True, slots=True)
class Hit:
    """A full-text hit: the node's id, label and kind (one of `graph.ranking.KINDS`), its score (higher is better), and
    the words around, which are "" unless they were asked for."""

    id: str
    label: str
    kind: str
    score: float
    highlight: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """(start, end) of the words found within `highlight`, in code points, end exclusive."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and how many there are in all, by kind; no counts unless they were asked for."""

    hits: tuple[Hit, ...]
    counts: Mapping[str, int]
    rows: Mapping[str, Row] = field(default_factory=dict)
    """By id what was to be read of a hit; one that went meanwhile has none."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What may be meant by a few letters: its id, label, name or title, and in how many articles it is."""

    id: str
    label: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Health:
    """What `doctor` shows: the engine, where it is, its version, and what is wrong (empty: nothing)."""

    engine: str
    place: str
    version: str
    constraints: int
    problems: tuple[str, ...]
    counts: Mapping[str, int]


class Transaction(Protocol):
    """The verbs inside one transaction. Everything written is seen by later reads of the same transaction."""

    def put(self, label: str, rows: Sequence[Row]) -> int:
        """Create nodes or update the given properties of existing ones, by `id`; how many were created."""

    def connect(self, edge: str, rows: Sequence[EdgeRow]) -> int:
        """Create edges or update their properties, by (source, target, key); how many were created."""

    def disconnect(self, edge: str, ids: Sequence[str], *, out: bool = True) -> int:
        """Remove all edges of the type that leave (`out`) or reach the nodes; how many."""

    def remove(self, label: str, ids: Sequence[str]) -> int:
        """Remove nodes with all their edges; how many."""

    def get(self, label: str, ids: Sequence[str]) -> dict[str, Row]:
        """The nodes that exist, whole, by id."""

    def follow(self, edge: str, ids: Sequence[str], *, out: bool = True) -> dict[str, list[EdgeRow]]:
        """The edges that leave (`out`) or reach each node, by that node's id, ordered by (other end, key)."""

    def entity_totals(self, ids: Sequence[str]) -> dict[str, Totals]:
        """Over each entity's APPEARS_IN edges to reports (story pages count for nothing)."""

    def group_totals(self, ids: Sequence[str]) -> dict[str, GroupTotals]:
        """Over the facts GROUPED_IN each relation or participation; a group without facts is missing."""

    def by_keys(self, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
        """As GraphStore.by_keys, within the transaction."""

    def by_rare_keys(self, label: str, keys: Sequence[str], most: int) -> dict[str, list[str]]:
        """Ids of the label's nodes by blocking key, merged-away entities left out, by id.

        Keys under which more than `most` nodes of any label are filed are left out of the answer, and cost nothing.
        """

    def known(self, label: str, ids: Sequence[str]) -> set[str]:
        """As GraphStore.known, within the transaction."""

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        """As GraphStore.read, within the transaction."""


class GraphStore(Protocol):
    """What both engines do."""

    @property
    def engine(self) -> str:
        """`sqlite` or `neo4j`."""

    def prepare(self) -> None:
        """Create or check constraints, indexes and schema version; StoreNotReadyError, StoreUnavailableError."""

    def health(self) -> Health:
        """How the store is; never raises for a store that can't be reached, but says so."""

    def close(self) -> None:
        """Give back connections; the store can't be used afterwards."""

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """Run the work in one transaction: all of it is stored, or nothing is."""

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        """The shape for each key, in their order; None where nothing has this id. Ids merged away are followed.

        A link that names a time scope is answered as of it (`graph.clocks`).
        """

    def read_all(self, asked: Sequence[tuple[Shape, Sequence[str]]]) -> list[list[Row | None]]:
        """As `read`, for several shapes, each with its keys; in one exchange with a server."""

    def tellings(
        self,
        stories: Sequence[str],
        most: int,
        outlet: Shape,
        beside: Sequence[tuple[Shape, Sequence[str]]] = (),
    ) -> "Told":
        """Of each story its reports, at most so many, the latest; each outlet that they name, in the shape, and perhaps
        others; and as `read_all` what is asked beside. Stories that aren't held are left out."""

    def known(self, label: str, ids: Sequence[str]) -> set[str]:
        """Those of the ids that exist under the label."""

    def by_keys(self, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
        """Ids of the label's nodes by blocking key, merged-away entities left out, at most `limit` a key, by id."""

    def search(
        self,
        text: str,
        kinds: Sequence[str],
        limit: int,
        after: tuple[float, str] | None = None,
        *,
        counted: bool = False,
        highlighted: bool = False,
        shapes: Mapping[str, Shape] = NO_SHAPES,
    ) -> Found:
        """Full-text hits of the kinds (`graph.ranking.KINDS`) that have all words of the text, the last perhaps as a
        beginning. The highest score first, then by id; those behind the score and id `after`.

        Entities that were merged away are left out, and articles are found by their current version. A page costs
        about as much as looking through all hits, whatever `after` is. `shapes`: in which the hits of a label are read.
        """

    def spellings(self, pieces: Sequence[tuple[int, str]], most: int) -> list[str]:
        """Words of names and titles that have one of the pieces at its offset, at most `most` a piece."""

    def suggest(self, wanted: Sequence[Sequence[str]], kinds: Sequence[str], most: int) -> list[Suggested]:
        """Entities of the kinds, and stories (kind STORY), that have for each of `wanted` a word which begins with one
        of the alternatives. Those in most articles first, then by id, at most `most`; merged-away entities left out.
        """

    def walk(self, ids: Sequence[str], kept: Kept, most: int) -> dict[str, list[Step]]:
        """By id of an entity the edges that leave or reach it and are kept, the best told first, at most `most` each.

        `kept.at.known_at` isn't heeded: the edges are those of today (`graph.walking` walks the past).
        """

    def among(self, ids: Sequence[str], kept: Kept, most: int) -> list[Step]:
        """As `walk`: the edges between any two of the entities, at most `most` in all."""

    def star(self, key: str, kept: Kept, limit: int, asked: Sequence[Shape]) -> Star | None:
        """One entity, those to whom its edges lead, and the relations among them all: at most `limit` (1 or more)
        entities, as `graph.walking_neighborhood.neighborhood` finds them one step away, read in the shapes of Entity
        and Relation that are `asked` for. None where it has no edge that is kept: an id merged away isn't followed."""

    def degrees(self, ids: Sequence[str], kept: Kept) -> dict[str, int]:
        """As `walk`: how many other entities the edges of each lead to, all counted; one that has none is missing."""

    def dump(self) -> Iterator[Row]:
        """Everything in a fixed order, nodes first: {"node": label, ...}, {"edge", "src", "dst", "key", ...}."""

    def load(self, rows: Iterable[Row]) -> int:
        """Add what a dump of any engine holds; how many rows."""

    def shred(self) -> None:
        """Overwrite what was removed, as far as the files are the engine's own; StoreError if others hold them open."""
