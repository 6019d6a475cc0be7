"""What changes the graph: news brought in, a person's word on who is who, what is kept beside it and taken back."""

from __future__ import annotations

import strawberry

from api.contract.coverage import CatalogueLoad
from api.contract.declare import argument, declared
from api.contract.desk import Note, SavedView, Watch
from api.contract.inputs import WatchFilter
from api.contract.json_values import Json
from api.contract.types import Conflict, Entity, Job, MergeDecision
from api.contract.words import IngestFormat, Moment
from dramatis.words import Judgement


@strawberry.type(description="Every way to change the graph.")
class Mutation:
    ingest_text: Job = declared(
        "Reads a text into the graph: an article, a pasted story page, a feed or many articles. Answers at once; `job` "
        "tells how far it is. What can't be read is kept with its reason, and the rest is stored. The same text again "
        "adds nothing.",
        None,
        argument("text", str, "The text, at most a megabyte with the rest of the request."),
        argument("title", str | None, "Its headline, where the text doesn't have it."),
        argument("source", str | None, "Name or domain of the outlet, where the text doesn't say it."),
        argument("url", str | None, "Where it was published, where the text doesn't say it."),
        argument("published_at", Moment | None, "When it was published, where the text doesn't say it."),
        argument("format", IngestFormat | None, "How to read it.", IngestFormat.AUTO),
    )
    ingest_url: Job = declared(
        "Fetches an address and reads what is there into the graph: a page, a feed or a file. Answers at once; `job` "
        "tells how far it is. Only public addresses are asked, and what a site's robots.txt forbids is left alone.",
        None,
        argument("url", str, "An http or https address."),
    )
    cancel_job: Job = declared(
        "Stops a job that waits or is being done. What it has stored stays.",
        None,
        argument("id", strawberry.ID, "Its id."),
    )
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
    add_note: Note = declared(
        "Writes a note beside an entity, a story, an article, a claim or a relation.",
        None,
        argument("target", strawberry.ID, "Its id."),
        argument("text", str, "The note, at most 10,000 characters."),
    )
    delete_note: strawberry.ID = declared(
        "Removes a note; its id. Only a curator may remove what others wrote.",
        None,
        argument("id", strawberry.ID, "Its id."),
    )
    save_view: SavedView = declared(
        "Keeps a query under a name, in the place of your older view of that name.",
        None,
        argument("name", str, "What to call it."),
        argument("query", str, "The query, in GraphQL."),
        argument("variables", Json | None, "Its variables."),
        argument("layout", Json | None, "Where things stand on the canvas; with the rest at most 200,000 characters."),
    )
    delete_view: strawberry.ID = declared(
        "Removes a saved view; its id. Only a curator may remove what others saved.",
        None,
        argument("id", strawberry.ID, "Its id."),
    )
    watch: Watch = declared(
        "Asks to be told of whatever comes in from now on and meets the filter, in the place of your older watch of "
        "that name. An entity's id goes on to mean what it is merged into.",
        None,
        argument("name", str, "What to call it."),
        argument("filter", WatchFilter, "What to find."),
        argument("url", str | None, "An http or https address to which each alert is sent as a signed webhook."),
    )
    delete_watch: strawberry.ID = declared(
        "Removes a watch with its alerts; its id. Only a curator may remove what others keep.",
        None,
        argument("id", strawberry.ID, "Its id."),
    )
