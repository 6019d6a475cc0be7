"""Who may ask for what: the least role for each root field and each type, and what only members may see.

A root field needs an entry of its own, and so does every type: a schema that has one without a policy isn't served.
A request is refused as a whole, before anything of it is executed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
)

from api.principals import Principal, Role
from dramatis.errors import SettingsError

# The root types: none of their fields is served without an entry in ROOT_FIELDS.
_ROOTS = ("Query", "Mutation", "Subscription")
_READ = dict.fromkeys(
    (
        *("node", "nodes", "story", "stories", "entity", "entities", "actors", "events", "articles", "relations"),
        *("claims", "conflicts", "sources", "search", "suggest", "predicates", "quality"),
        *("neighborhood", "subgraph", "paths", "hiddenNeighbors"),
        *("mergeCandidates", "decisions", "job", "views", "watches", "alerts", "catalogues"),
    ),
    Role.READER,
)
_ANALYSE = dict.fromkeys(
    ("ingestText", "ingestUrl", "cancelJob", "addNote", "deleteNote", "saveView", "deleteView", "watch", "deleteWatch"),
    Role.ANALYST,
)
_CURATE = dict.fromkeys(("judge", "undo", "split", "judgeConflict", "rollbackRun", "loadCatalogue"), Role.CURATOR)

ROOT_FIELDS: dict[tuple[str, str], Role] = {
    **{("Query", name): role for name, role in _READ.items()},
    ("Query", "audit"): Role.ANALYST,
    **{("Mutation", name): role for name, role in (_ANALYSE | _CURATE).items()},
    ("Mutation", "forget"): Role.ADMIN,
    **{("Subscription", name): Role.READER for name in ("storyChanged", "alerts", "job")},
}

# Types that tell of the people who work with the graph, not of the news.
_OF_MEMBERS = ("Note", "SavedView", "Watch", "Alert", "AlertConnection", "AlertEdge", "Job")
TYPES: dict[str, Role] = {
    **dict.fromkeys(
        (
            *("Node", "Entity", "Actor", "Person", "Organization", "Place", "Document", "Event"),
            *("Story", "Article", "ArticleVersion", "TextChange", "Source", "Relation", "Claim", "Conflict", "Mention"),
            *("Quote", "Bullet", "StatedShare", "Participation", "ModalityReport", "StateReport", "TimeSpan"),
            *("ExtractionRun", "Predicate", "Quality", "TimelineItem", "SearchHit", "Mark", "Facet", "FacetBucket"),
            *("Coverage", "Distribution", "Bucket", "Blindspot", "Rating", "Ownership", "Catalogue", "CatalogueLoad"),
            *(
                "RefusedLine",
                "StoryDiff",
                "Graph",
                "HiddenCount",
                "Path",
                "MergeDecision",
                "DecisionSide",
                "MergeCandidate",
            ),
            *("PageInfo", "StoryConnection", "StoryEdge", "ActorConnection", "ActorEdge", "EntityConnection"),
            *("EntityEdge", "EventConnection", "EventEdge", "ArticleConnection", "ArticleEdge", "MentionConnection"),
            *("MentionEdge", "RelationConnection", "RelationEdge", "ClaimConnection", "ClaimEdge", "SourceConnection"),
            *("SourceEdge", "MergeCandidateConnection", "MergeCandidateEdge", "ModalityReportConnection"),
            *("ModalityReportEdge", "TimelineConnection", "TimelineEdge", "SearchConnection", "SearchEdge"),
            *_OF_MEMBERS,
        ),
        Role.READER,
    ),
    "AuditEntry": Role.ANALYST,
}

# Fields that need more than their type does. A field of an interface counts for all that have it.
FIELDS: dict[tuple[str, str], Role] = {
    ("Entity", "history"): Role.ANALYST,
    # An address to which alerts are sent may carry a secret.
    ("Watch", "url"): Role.ANALYST,
}
# What callers without a key don't see where everybody may read.
MEMBERS_ONLY: frozenset[tuple[str, str]] = frozenset(
    {
        *(("Query", name) for name in ("views", "watches", "alerts", "job")),
        *(("Subscription", name) for name in ("alerts", "job")),
        ("Entity", "notes"),
    }
)


@dataclass(frozen=True, slots=True)
class Need:
    """What one field of a request asks of the caller."""

    field: str
    """As `Mutation.forget`."""
    role: Role
    members_only: bool = False
    introspects: bool = False


class Policies:
    """The tables above, spread over a schema. Raises SettingsError if something in it has no policy."""

    def __init__(self, schema: GraphQLSchema) -> None:
        bare = without_policy(schema)
        if bare:
            raise SettingsError(f"{', '.join(bare)} can't be served without a policy; write one into api/policies.py")
        self._schema = schema
        self._needs = _spread(schema)

    def needs(self, document: DocumentNode, operation: OperationDefinitionNode) -> tuple[Need, ...]:
        """What the operation asks beyond reading as a member; each field once, the highest role first."""
        root = self._schema.get_root_type(operation.operation)
        fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        found = dict.fromkeys(self._walk(operation.selection_set, root.name if root else "", fragments, set()))
        return tuple(sorted(found, key=lambda need: -need.role))

    def _walk(
        self,
        selected: SelectionSetNode,
        kind: str,
        fragments: Mapping[str, FragmentDefinitionNode],
        opened: set[str],
    ) -> Iterator[Need]:
        own = self._needs.get(kind, {})
        fields = getattr(self._schema.type_map.get(kind), "fields", {})
        for selection in selected.selections:
            if isinstance(selection, FieldNode):
                name = selection.name.value
                if name in ("__schema", "__type"):
                    yield Need(name, Role.READER, introspects=True)
                if name in own:
                    yield own[name]
                if selection.selection_set is not None and name in fields:
                    inner = get_named_type(fields[name].type).name
                    yield from self._walk(selection.selection_set, inner, fragments, opened)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                inner = condition.name.value if condition else kind
                yield from self._walk(selection.selection_set, inner, fragments, opened)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in opened:
                # A fragment asks the same wherever it is spread.
                opened.add(selection.name.value)
                fragment = fragments.get(selection.name.value)
                if fragment is not None:
                    on = fragment.type_condition.name.value
                    yield from self._walk(fragment.selection_set, on, fragments, opened)


def refusal(needs: tuple[Need, ...], principal: Principal) -> GraphQLError | None:
    """Why the caller may not have what these needs belong to, or None."""
    for need in needs:
        if principal.role < need.role:
            return _forbidden(
                f"{need.field} needs the role {need.role.name.lower()}; you are {principal.role.name.lower()}."
            )
        if principal.anonymous and (need.members_only or need.introspects):
            return _forbidden(f"{need.field} is for callers with a key; send it as `Authorization: Bearer …`.")
    return None


def without_policy(schema: GraphQLSchema) -> list[str]:
    """The root fields and types of the schema that the tables leave out."""
    bare: list[str] = []
    for name, kind in _own_types(schema):
        if name in _ROOTS:
            bare += [f"{name}.{field}" for field in kind.fields if (name, field) not in ROOT_FIELDS]
        elif name not in TYPES:
            bare.append(name)
    return bare


def _spread(schema: GraphQLSchema) -> dict[str, dict[str, Need]]:
    """Type -> field -> its need, where that is more than a reader with a key has."""
    spread: dict[str, dict[str, Need]] = {}
    for name, kind in _own_types(schema):
        names = {name, *(interface.name for interface in kind.interfaces)}
        if isinstance(kind, GraphQLInterfaceType):
            # Asked through the interface, a field may be that of any type behind it.
            names |= {behind.name for behind in schema.get_possible_types(kind)}
            names |= {inner.name for inner in schema.get_implementations(kind).interfaces}
        for field, definition in kind.fields.items():
            role = max(
                *(FIELDS.get((owner, field), Role.READER) for owner in names),
                ROOT_FIELDS.get((name, field), Role.READER),
                TYPES.get(get_named_type(definition.type).name, Role.READER),
                TYPES.get(name, Role.READER),
            )
            told = name in _OF_MEMBERS and field != "id"
            members_only = told or any((owner, field) in MEMBERS_ONLY for owner in names)
            if role > Role.READER or members_only:
                spread.setdefault(name, {})[field] = Need(f"{name}.{field}", role, members_only)
    return spread


def _own_types(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLObjectType | GraphQLInterfaceType]]:
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not name.startswith("__"):
            yield name, kind


def _forbidden(message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": "FORBIDDEN"})
