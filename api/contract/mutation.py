"""What changes the graph: a person's word on who is who, runs taken back, and what is forgotten."""

from __future__ import annotations

import strawberry

from api.contract.coverage import CatalogueLoad
from api.contract.declare import argument, declared
from api.contract.types import Conflict, Entity, Job, MergeDecision
from dramatis.words import Judgement


@strawberry.type(description="Every way to change the graph.")
class Mutation:
    judge: MergeDecision = declared(
        "Says whether two entities are one: SAME merges them, DIFFERENT keeps them apart for good, UNSURE lists them "
        "among `mergeCandidates`.",
        None,
        argument("left", strawberry.ID, "Id of an entity."),
        argument("right", strawberry.ID, "Id of another entity of the same kind."),
        argument("judgement", Judgement, "Whether they are one."),
    )
    undo: MergeDecision = declared(
        "Takes a decision back, whoever took it. What it overruled stands again.",
        None,
        argument("decision", strawberry.ID, "Its id."),
    )
    split: list[Entity] = declared(
        "Takes names out of an entity and gives them one of their own; both entities, the new one last. All mentions "
        "of one article that were taken for one move together.",
        None,
        argument("entity", strawberry.ID, "Id of the entity."),
        argument("mentions", list[strawberry.ID], "Ids of its mentions that name somebody else, at most 100."),
    )
    judge_conflict: Conflict = declared(
        "Says whether the two sides of a conflict are about one matter: SAME they are, DIFFERENT they are not, and it "
        "is listed last from then on. Both sides stand. The word holds when the articles are read again.",
        None,
        argument("conflict", strawberry.ID, "Its id."),
        argument("judgement", Judgement, "Whether they are."),
    )
    rollback_run: Job = declared(
        "Takes back exactly what one run added. What later runs read, and what people decided, stays.",
        None,
        argument("run", strawberry.ID, "Its id."),
    )
    load_catalogue: CatalogueLoad = declared(
        "Loads a catalogue of outlets in the place of an older one of its name. The answer says of every line whether "
        "it was taken, or why not. A request holds a megabyte; `dramatis catalogue load` takes ten.",
        None,
        argument(
            "csv",
            str,
            "Its first line names the columns: domain, axis (BIAS, FACTUALITY, OWNERSHIP or COUNTRY), rating, scale, "
            "rater and date; name, aliases, section and share if you have them.",
        ),
        argument("name", str, "What to call it; best after the rater."),
        argument("version", str, "Its version."),
        argument("licence", str, "Under which licence you hold it."),
        argument("attribution", str, "Whose work it is."),
    )
    forget: Job = declared(
        "Removes an article, or an entity with its name in every text, for good; a tombstone without content keeps it "
        "out on re-ingestion. This can't be undone.",
        None,
        argument("target", strawberry.ID, "Id of an article or an entity other than an event."),
    )
