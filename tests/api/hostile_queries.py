"""Queries made to be expensive, by what makes them so. Other servers take seconds to minutes for most of them."""


def bomb(levels: int) -> str:
    """Each fragment spreads the next one twice."""
    fragments = "".join(
        f"fragment f{n} on Story {{ articles {{ edges {{ node {{ a: story {{ ...f{n + 1} }} b: story {{ ...f{n + 1} }} "
        "} } } }\n"
        for n in range(levels)
    )
    return f"{{ stories {{ edges {{ node {{ ...f0 }} }} }} }}\n{fragments}fragment f{levels} on Story {{ id }}"


def spread_bomb(levels: int) -> str:
    """Spreads only, no fields between."""
    fragments = "".join(
        f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} ... {{ ...f{n + 1} }} }}\n" for n in range(levels)
    )
    return f"{{ ...f0 }}\n{fragments}fragment f{levels} on Query {{ __typename }}"


DEEP = "".join("articles { edges { node { story { " for _ in range(8))
COSTLY: dict[str, str] = {
    "nested fragments": bomb(12),
    "nested spreads": spread_bomb(25),
    "101 aliases": "{" + " ".join(f"a{n}: __typename" for n in range(101)) + "}",
    "500 duplicate fields": "{" + "__typename " * 500 + "}",
    "20,000 directives": "{ __typename " + "@skip(if: false) " * 20_000 + "}",
    "60 directives": "{ __typename " + "@skip(if: false) " * 60 + "}",
    "100,000 tokens": "{" + "x " * 100_000 + "}",
    "deep": f'{{ story(id: "a") {{ {DEEP} id {"}" * 32} }} }}',
    "very deep": "{ a " * 2_000 + "}" * 2_000,
    "deep first": """{ stories(first: 100) { edges { node { articles(first: 100) { edges { node {
      mentions(first: 100) { edges { node { id } } } } } } } } } }""",
    "defaults": """{ stories { edges { node { events { edges { node { participants { evidence { article {
      mentions { edges { node { id } } } } } } } } } } } } }""",
    "long comment": "{ __typename } #" + "x" * 200_000,
    "many comments": "{ __typename }" + "\n#" * 20_000,
    "deep list": "{ nodes(ids: " + "[" * 5_000 + "]" * 5_000 + ") { id } }",
    "deep variable type": "query ($a: " + "[" * 4_000 + "ID" + "]" * 4_000 + ") { __typename }",
    "fields through fragments": "{"
    + " ".join(f"s{n}: stories {{ ...many }}" for n in range(60))
    + "} fragment many on StoryConnection { edges { node { "
    + "id title articleCount sourceCount firstReported lastReported " * 3
    + "} } }",
    "a chain of fragments": "{ ...f0 } "
    + " ".join(f"fragment f{n} on Query {{ ...f{n + 1} }}" for n in range(600))
    + " fragment f600 on Query { __typename }",
    "40 times as of a time": "{ events(first: 100) { edges { node { "
    + " ".join(f"a{n}: modality(at: {{}})" for n in range(40))
    + " } } } }",
    "fragments within fragments": "{ ...f0 } "
    + " ".join(f"fragment f{n} on Query {{ {'... { ' * 12}...f{n + 1}{' }' * 12} }}" for n in range(99))
    + " fragment f99 on Query { __typename }",
    "inline fragments": "{ " + "... { " * 100 + "__typename" + " }" * 101,
    "fields apart": "{ stories { edges { node { "
    + " ".join(f"... on Story {{ title id articleCount f{n}: title }}" for n in range(90))
    + " } } } }",
}
