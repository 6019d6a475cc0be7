"""`dramatis judge | undo | split | review | decisions`: who is who, decided from the command line."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from api.commands import first_option, json_option, now, opened
from dramatis.errors import DramatisError
from dramatis.times import timestamp
from dramatis.words import Judgement
from graph import audited
from graph.judging import Word
from graph.shape import ROOT, Link, Row, Shape
from graph.store import GraphStore, Transaction

Result = TypeVar("Result")
_JUDGEMENTS = click.Choice([judgement.value for judgement in Judgement], case_sensitive=False)
_FIELDS = (
    *("judgement", "score", "reasons", "by", "at", "undone_at"),
    *("left_id", "left_name", "right_id", "right_name"),
)
_SIDES = tuple(
    link
    for side in ("left", "right")
    for link in (
        Link(f"{side}_entity", f"{side}_entity", Shape("Entity", ("name", "kind"))),
        Link(f"{side}_mentions", f"{side}_mentions", Shape("Mention", ("text",))),
    )
)
_DECISION = Shape("Decision", _FIELDS, _SIDES)


_by = click.option("--by", default="curator", show_default=True, help="Who decides; it stands in the record.")
_because = click.option("--because", multiple=True, help="A reason for the record; may be given again.")


@click.command()
@click.argument("left")
@click.argument("right")
@click.argument("judgement", type=_JUDGEMENTS)
@_by
@_because
@json_option
def judge(left: str, right: str, judgement: str, by: str, because: tuple[str, ...], as_json: bool) -> None:
    """Say of two entities, by their ids, that they are the same, or different, or that somebody is to look.

    `same` merges them, and both ids lead to the one that is left; `different` keeps them apart for good.
    """
    said = Judgement(judgement.upper())
    _tell(as_json, by, because, lambda at, word: audited.judge(at, left, right, said, word))


@click.command()
@click.argument("decision")
@_by
@json_option
def undo(decision: str, by: str, as_json: bool) -> None:
    """Take a decision back, whoever took it."""

    def work(transaction: Transaction, word: Word) -> str:
        audited.undo(transaction, decision, word)
        return decision

    _tell(as_json, by, (), work)


@click.command()
@click.argument("entity")
@click.argument("mentions", nargs=-1, required=True)
@_by
@_because
@json_option
def split(entity: str, mentions: tuple[str, ...], by: str, because: tuple[str, ...], as_json: bool) -> None:
    """Give the names at these mentions, by their ids, an entity of their own.

    All mentions of one article that were taken for one go together.
    """
    with opened() as store:
        both = _decided(store, by, because, lambda at, word: audited.split(at, entity, mentions, word))
        rows = [row for row in store.read(Shape("Entity", ("name", "kind", "article_count")), both) if row]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        click.echo(f"{row['id']}  {row['name']} ({row['kind'].lower()} in {row['article_count']} reports)")


@click.command()
@first_option
@json_option
def review(first: int, as_json: bool) -> None:
    """List the entities that may be one, the likeliest first; `judge` them."""
    with opened() as store:
        found = _listed(store, "Query", ROOT, "candidates", first)
    if not found and not as_json:
        click.echo("Nothing waits to be judged.")
    for row in found:
        left, right = row["left_entity"], row["right_entity"]
        if as_json:
            shown = {"left": left, "right": right, "score": row["score"], "reasons": row["reasons"]}
            click.echo(json.dumps(shown | {"decision": row["id"]}))
            continue
        click.echo(f"{row['score']:.2f}  {left['name']}  =?  {right['name']}  ({left['kind'].lower()})")
        click.echo(f"      {left['id']} {right['id']}: {'; '.join(row['reasons'])}")


@click.command()
@click.argument("entity", required=False)
@first_option
@json_option
def decisions(entity: str | None, first: int, as_json: bool) -> None:
    """List the decisions on an entity, or all, the latest first; `undo` one by its id."""
    with opened() as store:
        owner = ("Query", ROOT) if entity is None else ("Entity", entity)
        found = _listed(store, *owner, "decisions", first)
    for row in found:
        click.echo(json.dumps(_plain(row)) if as_json else _line(row))
    if not found and not as_json:
        click.echo("Nothing was decided.")


def _tell(as_json: bool, by: str, because: Iterable[str], work: Callable[[Transaction, Word], str]) -> None:
    """Decides and tells the decision."""
    with opened() as store:
        key = _decided(store, by, because, work)
        (row,) = store.read(_DECISION, [key])
    assert row is not None  # it has just been written
    click.echo(json.dumps(_plain(row)) if as_json else _line(row))


def _decided(store: GraphStore, by: str, because: Iterable[str], work: Callable[[Transaction, Word], Result]) -> Result:
    word = Word(by, timestamp(now()), tuple(because))
    return store.transact(lambda transaction: work(transaction, word))


def _listed(store: GraphStore, kind: str, key: str, link: str, first: int) -> list[Row]:
    (row,) = store.read(Shape(kind, (), (Link("found", link, _DECISION, first=first),)), [key])
    if row is None:
        raise DramatisError(f"there is no entity {key}; look its id up with a search")
    found: list[Row] = row["found"]["items"]
    return found


def _plain(row: Row) -> dict[str, Any]:
    """The decision as the API's names have it."""
    sides = {
        side: {
            "id": row[f"{side}_id"],
            "name": row[f"{side}_name"],
            "entity": row[f"{side}_entity"] and row[f"{side}_entity"]["id"],
            "mentions": [{"id": found["id"], "text": found["text"]} for found in row[f"{side}_mentions"]["items"]],
        }
        for side in ("left", "right")
    }
    told = {name: row[name] for name in ("id", "judgement", "score", "reasons", "by", "at")}
    return told | {"undoneAt": row["undone_at"] or None} | sides


def _line(row: Row) -> str:
    score = "" if row["score"] is None else f" {row['score']:.2f}"
    undone = f", undone {row['undone_at']}" if row["undone_at"] else ""
    why = f": {'; '.join(row['reasons'])}" if row["reasons"] else ""
    said = f"{row['left_name']} / {row['right_name']}: {row['judgement'].lower()}{score}"
    return f"{row['id']}  {said}, by {row['by']} {row['at']}{undone}{why}"


COMMANDS = (judge, undo, split, review, decisions)
