"""A story as the GraphQL API tells it, and the questions that the expectation files ask of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.testclient import TestClient

Node = dict[str, Any]

_QUOTE = "text start end sentence version { text } article { title }"
STORY_QUERY = f"""
query Story($id: ID!) {{
  story(id: $id) {{
    title articleCount statedArticleCount
    stated {{ axis label share }}
    summary {{ text origin unsupported evidence {{ {_QUOTE} }} }}
    articles(first: 50) {{ edges {{ node {{ title truncated kind }} }} totalCount }}
    actors(first: 100) {{ edges {{ node {{ __typename id name aliases }} }} }}
    places(first: 100) {{ id name aliases }}
    documents(first: 50) {{ id name state authors {{ name }} evidence: reports {{ evidence {{ {_QUOTE} }} }} }}
    events(first: 100) {{ edges {{ node {{
      id name type mode modality polarity start end place {{ name }}
      participants(first: 50) {{ role participant {{ id name aliases }} evidence {{ {_QUOTE} }} }}
      evidence(first: 20) {{ {_QUOTE} }}
    }} }} }}
    claims(first: 100) {{ edges {{ node {{
      speaker {{ name aliases }} speakerText verb direct text evidence {{ {_QUOTE} }}
    }} }} }}
    relations(first: 100) {{ edges {{ node {{
      predicate literal subject {{ name aliases }} object {{ name }} polarity modality evidence {{ {_QUOTE} }}
    }} }} }}
  }}
}}
"""


def ask(client: TestClient, query: str, **variables: object) -> Node:
    """The data that a query answers; an error fails the test."""
    answer = client.post("/graphql", json={"query": query, "variables": variables}).json()
    assert "errors" not in answer, answer
    found: Node = answer["data"]
    return found


def only_story(client: TestClient) -> Node:
    """The one story of the store, whole."""
    stories = nodes(ask(client, "{ stories { edges { node { id } } } }")["stories"])
    assert len(stories) == 1, stories
    story: Node = ask(client, STORY_QUERY, id=stories[0]["id"])["story"]
    return story


def nodes(connection: Mapping[str, Any]) -> list[Node]:
    """The nodes of a connection."""
    return [edge["node"] for edge in connection["edges"]]


def quotes(value: object) -> Iterable[Node]:
    """Every quote anywhere in an answer."""
    if isinstance(value, dict):
        if "sentence" in value and "version" in value:
            yield value
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


def entities_called(found: Iterable[Node], names: Iterable[str]) -> list[Node]:
    """The entities that have one of the names as name or alias."""
    wanted = set(names)
    return [node for node in found if wanted & {node["name"], *node["aliases"]}]


def matching_events(story: Node, expected: Mapping[str, Any]) -> list[Node]:
    """The story's events that are what is expected; what the file leaves open isn't asked."""
    return [event for event in nodes(story["events"]) if not differences(event, expected)]


def differences(event: Node, expected: Mapping[str, Any]) -> list[str]:
    """In what an event is not the expected one."""
    wrong = [
        field
        for field, plural in (("type", "types"), ("mode", "modes"), ("modality", "modalities"))
        if expected.get(plural) and event[field] not in expected[plural]
    ]
    wrong += [field for field in ("start", "end", "polarity") if expected.get(field) not in (None, event[field])]
    if expected.get("place") and (event["place"] or {}).get("name") != expected["place"]:
        wrong.append("place")
    taking_part = {
        name
        for part in event["participants"]
        for name in (part["participant"]["name"], *part["participant"]["aliases"])
    }
    return wrong + [f"participant {name}" for name in expected.get("participants", ()) if name not in taking_part]


def carried_by(node: Mapping[str, Any], fragment: str) -> bool:
    """A sentence of the node's evidence holds the fragment."""
    return any(fragment in quote["sentence"] or quote["sentence"] in fragment for quote in quotes(node))
