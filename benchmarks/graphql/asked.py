"""The five queries on both sides: their texts, the variables drawn for them, and what makes their answers alike."""

import random
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
QUERIES = ("story_page", "actor_page", "neighborhood", "search", "story_list")
# Reports in which an actor is named at least: pages of people of whom there is something to see.
_KNOWN = 8
# Variables drawn for one query: more than are sent in a run, so that each request has its own.
_DRAWN = 20_000
Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """One query as each side is asked it, with as many variables."""

    name: str
    ours: str
    rivals: str
    our_variables: list[dict[str, Any]]
    rival_variables: list[dict[str, Any]]


def drawn(store: Path, seed: int) -> list[Query]:
    """The queries with their variables, drawn by the seed from what the embedded store in the folder holds."""
    connection = sqlite3.connect(store / "graph.sqlite")
    try:
        return [_query(connection, name, random.Random(f"{seed}/{name}")) for name in QUERIES]
    finally:
        connection.close()


def _query(connection: sqlite3.Connection, name: str, draw: random.Random) -> Query:
    ours = (_HERE / "queries" / f"{name}.graphql").read_text(encoding="utf-8")
    rivals = (_HERE / "rival" / "queries" / f"{name}.graphql").read_text(encoding="utf-8")
    pick = _DRAWING[name]
    given = pick(connection, draw)
    return Query(name, ours, rivals, [one for one, _ in given], [other for _, other in given])


Pair = tuple[dict[str, Any], dict[str, Any]]


def _ids(sql: str) -> Callable[[sqlite3.Connection, random.Random], list[Pair]]:
    def pick(connection: sqlite3.Connection, draw: random.Random) -> list[Pair]:
        known = [key for (key,) in connection.execute(sql)]
        return [({"id": key}, {"id": key}) for key in draw.choices(known, k=_DRAWN)]

    return pick


def _words(connection: sqlite3.Connection, draw: random.Random) -> list[Pair]:
    """The second word of a headline: a made-up word that stands in few texts, as a name does."""
    titles = [title.split()[1] for (title,) in connection.execute("SELECT title FROM Story ORDER BY id")]
    return [({"text": word}, {"text": word}) for word in draw.choices(titles, k=_DRAWN)]


def _times(connection: sqlite3.Connection, draw: random.Random) -> list[Pair]:
    """The times from which on stories are listed; a hundred are reported after each."""
    times = [at for (at,) in connection.execute("SELECT last_reported FROM Story ORDER BY last_reported")]
    kept = draw.choices(times[: max(len(times) - 150, 1)], k=_DRAWN)
    return [({"reported": {"from": at}}, {"from": at}) for at in kept]


_PERSONS = f"SELECT id FROM Entity WHERE kind = 'PERSON' AND article_count >= {_KNOWN} ORDER BY id"
_DRAWING: dict[str, Callable[[sqlite3.Connection, random.Random], list[Pair]]] = {
    "story_page": _ids("SELECT id FROM Story ORDER BY id"),
    "actor_page": _ids(_PERSONS),
    "neighborhood": _ids(_PERSONS),
    "search": _words,
    "story_list": _times,
}


def alike(name: str, ours: Answer, rivals: Answer) -> tuple[Any, Any]:
    """Both answers in one form, to be compared."""
    return _OURS[name](ours), _RIVALS[name](rivals)


# --- ours


def _our_nodes(connection: Answer) -> list[Any]:
    return [edge["node"] for edge in connection["edges"]]


def _our_evidence(listed: list[Any]) -> list[Any]:
    return [
        [one["sentence"], one["start"], one["end"], one["article"]["id"], one["article"]["title"]] for one in listed
    ]


def _pair(thing: Answer | None) -> Any:
    return None if thing is None else [thing["id"], thing["name"]]


def _our_story(answer: Answer) -> Any:
    story = answer["story"]
    return [
        [story[name] for name in ("id", "title", "articleCount", "sourceCount", "firstReported", "lastReported")],
        [
            [
                bullet["text"],
                [
                    [one["sentence"], one["start"], one["end"], one["article"]["id"], _pair(one["article"]["source"])]
                    for one in bullet["evidence"]
                ],
            ]
            for bullet in story["summary"]
        ],
        story["articles"]["totalCount"],
        [
            [one["id"], one["title"], one["url"], one["publishedAt"], one["source"]["id"], one["source"]["country"]]
            for one in _our_nodes(story["articles"])
        ],
        story["actors"]["totalCount"],
        [[one["id"], one["name"], one["kind"], one["articleCount"]] for one in _our_nodes(story["actors"])],
        [[one["id"], one["name"], one["latitude"], one["longitude"]] for one in story["places"]],
        [
            [one["id"], one["name"], one["type"], one["start"], one["end"], _our_evidence(one["evidence"])]
            for one in _our_nodes(story["events"])
        ],
        [
            [one["id"], one["text"], one["speakerText"], _pair(one["speaker"]), _our_evidence(one["evidence"])]
            for one in _our_nodes(story["claims"])
        ],
        [
            [
                *(one[name] for name in ("id", "predicate", "confidence", "sourceCount")),
                *(_pair(one[name]) for name in ("subject", "object")),
                _our_evidence(one["evidence"]),
            ]
            for one in _our_nodes(story["relations"])
        ],
    ]


def _our_actor(answer: Answer) -> Any:
    actor = answer["entity"]
    return [
        [actor[name] for name in ("id", "name", "kind", "aliases", "articleCount", "firstSeen", "lastSeen")],
        actor["stories"]["totalCount"],
        [[one["id"], one["title"], one["lastReported"], one["articleCount"]] for one in _our_nodes(actor["stories"])],
        [
            [
                *(one[name] for name in ("id", "predicate", "modality")),
                *(one["time"][name] for name in ("start", "end", "reported")),
                *(_pair(one[name]) for name in ("subject", "object")),
            ]
            for one in _our_nodes(actor["relations"])
        ],
        [
            [one["id"], one["text"], one["modality"], _our_evidence(one["evidence"])]
            for one in _our_nodes(actor["claims"])
        ],
        [
            [
                one["date"],
                one["reported"],
                one["item"]["id"],
                *(one["item"].get(name) for name in ("name", "type", "predicate", "text")),
                *(_pair(one["item"].get(name)) for name in ("subject", "object")),
            ]
            for one in _our_nodes(actor["timeline"])
        ],
    ]


def _our_neighborhood(answer: Answer) -> Any:
    found = answer["neighborhood"]
    return [
        [[one["id"], one["name"], one["kind"], one["articleCount"]] for one in found["nodes"]],
        [
            [
                *(one[name] for name in ("id", "predicate", "modality", "confidence", "sourceCount")),
                one["subject"]["id"],
                one["object"]["id"],
            ]
            for one in found["edges"]
        ],
    ]


def _our_search(answer: Answer) -> Any:
    found = answer["search"]
    hits = [edge["node"]["node"] for edge in found["edges"]]
    return found["totalCount"], [[hit["id"], hit.get("name", hit.get("title", hit.get("text")))] for hit in hits]


def _our_list(answer: Answer) -> Any:
    return [
        [
            *(story[name] for name in ("id", "title", "articleCount", "sourceCount", "lastReported")),
            [[one["id"], one["name"], one["kind"]] for one in _our_nodes(story["actors"])],
            [story["coverage"][name] for name in ("articles", "sources", "copies")],
            [
                [
                    *(one["catalogue"][name] for name in ("id", "name")),
                    [[one[name] for name in ("label", "sources", "articles", "share")] for one in one["buckets"]],
                    *(one[name] for name in ("unratedSources", "unratedArticles")),
                ]
                for one in story["coverage"]["bias"]
            ],
        ]
        for story in _our_nodes(answer["stories"])
    ]


# --- the rival's


def _short(at: str | None) -> str | None:
    """A time as our side writes it."""
    return at.replace(".000000Z", "Z") if at else None


def _first(things: list[Any]) -> Any:
    return things[0] if things else None


def _spans(connection: Answer) -> list[Any]:
    return [
        [
            *(edge["properties"][name] for name in ("sentence", "start", "end")),
            *(edge["node"]["articles"][0][name] for name in ("id", "title")),
        ]
        for edge in connection["edges"]
    ]


def _quotes(listed: list[Any]) -> list[Any]:
    return [[one[name] for name in ("sentence", "start", "end", "article_id", "article_title")] for one in listed]


def _rival_story(answer: Answer) -> Any:
    (story,) = answer["stories"]
    return [
        [
            *(story[name] for name in ("id", "title", "article_count", "source_count")),
            *(_short(story[name]) for name in ("first_reported", "last_reported")),
        ],
        [
            [
                bullet["text"],
                [
                    [
                        *(edge["properties"][name] for name in ("sentence", "start", "end")),
                        edge["node"]["articles"][0]["id"],
                        _pair(_first(edge["node"]["articles"][0]["sources"])),
                    ]
                    for edge in bullet["evidenceConnection"]["edges"]
                ],
            ]
            for bullet in story["bullets"]
        ],
        story["articlesConnection"]["totalCount"],
        [
            [
                *(one[name] for name in ("id", "title", "url")),
                _short(one["published_at"]),
                *(one["sources"][0][name] for name in ("id", "country")),
            ]
            for one in _our_nodes(story["articlesConnection"])
        ],
        story["actorsConnection"]["totalCount"],
        [
            [one[name] for name in ("id", "name", "kind", "article_count")]
            for one in _our_nodes(story["actorsConnection"])
        ],
        [
            [one[name] for name in ("id", "name", "latitude", "longitude")]
            for one in _our_nodes(story["placesConnection"])
        ],
        [
            [*(one[name] for name in ("id", "name", "type", "start", "end")), _quotes(one["evidence"])]
            for one in _our_nodes(story["eventsConnection"])
        ],
        [
            [
                *(one[name] for name in ("id", "text", "speaker_text")),
                _pair(_first(one["speakers"])),
                _spans(one["evidenceConnection"]),
            ]
            for one in _our_nodes(story["claimsConnection"])
        ],
        [
            [
                *(one[name] for name in ("id", "predicate", "confidence", "source_count")),
                *(_pair(_first(one[name])) for name in ("subjects", "objects")),
                _quotes(one["evidence"]),
            ]
            for one in _our_nodes(story["relationsConnection"])
        ],
    ]


def _rival_actor(answer: Answer) -> Any:
    (actor,) = answer["entities"]
    return [
        [
            *(actor[name] for name in ("id", "name", "kind", "aliases", "article_count")),
            *(_short(actor[name]) for name in ("first_seen", "last_seen")),
        ],
        actor["storiesConnection"]["totalCount"],
        [
            [one["id"], one["title"], _short(one["last_reported"]), one["article_count"]]
            for one in _our_nodes(actor["storiesConnection"])
        ],
        [
            [
                *(one[name] for name in ("id", "predicate", "modality", "start", "end")),
                _short(one["reported"]),
                *(_pair(_first(one[name])) for name in ("subjects", "objects")),
            ]
            for one in _our_nodes(actor["relationsConnection"])
        ],
        [
            [*(one[name] for name in ("id", "text", "modality")), _spans(one["evidenceConnection"])]
            for one in _our_nodes(actor["claimsConnection"])
        ],
        [
            [
                one["date"],
                _short(one["reported"]),
                *(one[name] for name in ("id", "name", "type", "predicate", "text")),
                *(
                    [one[f"{end}_id"], one[f"{end}_name"]] if one[f"{end}_id"] else None
                    for end in ("subject", "object")
                ),
            ]
            for one in actor["timeline"]
        ],
    ]


def _rival_neighborhood(answer: Answer) -> Any:
    found = answer["entities"][0]["neighborhood"]
    names = ("id", "predicate", "modality", "confidence", "source_count", "subject_id", "object_id")
    return [
        [[one[name] for name in ("id", "name", "kind", "article_count")] for one in found["nodes"]],
        [[one[name] for name in names] for one in found["edges"]],
    ]


def _rival_search(answer: Answer) -> Any:
    found = answer["search"]
    return found["total"], [[hit["id"], hit["shown"]] for hit in found["hits"]]


def _rival_list(answer: Answer) -> Any:
    return [
        [
            *(story[name] for name in ("id", "title", "article_count", "source_count")),
            _short(story["last_reported"]),
            [[one[name] for name in ("id", "name", "kind")] for one in _our_nodes(story["actorsConnection"])],
            [story["coverage"][name] for name in ("articles", "sources", "copies")],
            [
                [
                    *(one[name] for name in ("catalogue_id", "catalogue_name")),
                    [[one[name] for name in ("label", "sources", "articles", "share")] for one in one["buckets"]],
                    *(one[name] for name in ("unrated_sources", "unrated_articles")),
                ]
                for one in story["coverage"]["bias"]
            ],
        ]
        for story in answer["stories"]
    ]


_OURS: dict[str, Callable[[Answer], Any]] = {
    "story_page": _our_story,
    "actor_page": _our_actor,
    "neighborhood": _our_neighborhood,
    "search": _our_search,
    "story_list": _our_list,
}
_RIVALS: dict[str, Callable[[Answer], Any]] = {
    "story_page": _rival_story,
    "actor_page": _rival_actor,
    "neighborhood": _rival_neighborhood,
    "search": _rival_search,
    "story_list": _rival_list,
}
