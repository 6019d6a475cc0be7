"""A forgotten entity taken out of stored articles: what names it goes, its name is blacked out, all else stays."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dramatis.redacting import Span, black_out, forms_pattern
from dramatis.words import EntityKind
from graph.decisions import join_id
from graph.grouping import resolved
from graph.readings import Found, article_of, found_in, readings_of, replaced_id
from graph.redirects import roots
from graph.shape import Row
from graph.statements import stories_of_articles
from graph.store import Transaction
from graph.withdrawing import Taken, remove_decisions, settle
from graph.writing import Rows
from ingest.contradicting import refresh_conflicts
from ingest.copying import refile
from ingest.hiding import hide, shown_url
from ingest.summarising import summarise_stories
from ingest.withdrawing import tell_stories_anew

_SPEAKS_OF = {"Fact": ("SUBJECT", "OBJECT"), "Claim": ("SPEAKER", "ADDRESSEE", "ABOUT"), "Mention": ("NAMES",)}


@dataclass(frozen=True, slots=True)
class Hidden:
    """An entity that is being forgotten, the ids that lead to it, its kind and its names."""

    entity: str
    ids: tuple[str, ...]
    kind: str
    names: tuple[str, ...]

    @property
    def full_names(self) -> tuple[str, ...]:
        """Its names of several words, or all where it has none."""
        return tuple(name for name in self.names if len(name.split()) > 1) or self.names


@dataclass(frozen=True, slots=True)
class _Scene:
    """Some articles with their texts, what was found in them, and those of it that name the entity."""

    articles: Sequence[str]
    texts: Mapping[str, Row]
    found: Found
    version: Mapping[str, str]
    mine: frozenset[str]


def black_out_in(transaction: Transaction, articles: Sequence[str], hidden: Hidden) -> None:
    """Takes the entity out of the articles: its namings, the facts and claims by or about it, and its name.

    Another of its kind that bears the name, or a part of it, keeps it where it is named.
    """
    scene = _look(transaction, articles, hidden)
    taken = Taken(stories=set(stories_of_articles(transaction, articles).values()), replaced=set(articles))
    taken.entities |= {hidden.entity, *hidden.ids}
    appeared = transaction.follow("APPEARS_IN", articles, out=False)
    taken.entities.update(edge[0] for edges in appeared.values() for edge in edges)
    gone = _remove(transaction, taken, scene)
    forms = [*hidden.names, *(name for key in sorted(scene.mine) for name in scene.found.nodes["Local"][key]["names"])]
    # Where it was never found, only a whole name can be taken for it.
    own = {scene.version[key] for key in scene.mine}
    shown = {
        key: hide(row["text"], hidden.kind if key in own else "", forms if key in own else hidden.full_names, spans)
        for key, row in scene.texts.items()
        for spans in [_others(scene, key, hidden.kind)]
    }
    words = forms_pattern(forms if own else hidden.full_names, words=bool(own) and hidden.kind == EntityKind.PERSON)
    _write_texts(transaction, scene, shown, hidden)
    _write_findings(transaction, taken, scene, shown, words, hidden.kind)
    _write_asides(transaction, scene, shown, gone, words, hidden.kind)
    stacks = readings_of(transaction, articles)
    present = [stack[-1] for stack in stacks.values() if stack]
    now = transaction.get("Version", [row["version"] for row in present])
    refile(transaction, [article_of(row, now[row["version"]]) for row in present])
    tell_stories_anew(transaction, taken)
    locals_ = scene.found.nodes["Local"].keys() - scene.mine
    touched = {*taken.entities, *resolved(transaction, locals_).values()}
    settle(transaction, taken, for_good=True)
    summarise_stories(transaction, taken.stories)
    refresh_conflicts(transaction, articles)
    black_out_decisions(transaction, touched, forms_pattern(hidden.full_names, words=False))


def _look(transaction: Transaction, articles: Sequence[str], hidden: Hidden) -> _Scene:
    versions = transaction.follow("HAS_VERSION", articles)
    texts = transaction.get("Version", sorted({edge[1] for edges in versions.values() for edge in edges}))
    found = found_in(transaction, list(texts))
    standing = transaction.follow("RESOLVED_TO", list(found.nodes["Local"]))
    mine = frozenset(local for local, edges in standing.items() if edges and edges[0][1] == hidden.entity)
    places = transaction.follow("FOUND_IN", list(found.nodes["Local"])) | transaction.follow(
        "MENTIONED_IN", list(found.nodes["Mention"])
    )
    return _Scene(articles, texts, found, {key: edges[0][1] for key, edges in places.items() if edges}, mine)


def _others(scene: _Scene, version: str, kind: str) -> list[Span]:
    """Where the text names others of the kind."""
    return [
        (row["start"], row["end"])
        for key, row in scene.found.nodes["Mention"].items()
        if scene.version[key] == version and row.get("names") in _of_kind(scene, kind)
    ]


def _of_kind(scene: _Scene, kind: str) -> set[str]:
    rows = scene.found.nodes["Local"]
    return {key for key, row in rows.items() if row["kind"] == kind and key not in scene.mine}


def _remove(transaction: Transaction, taken: Taken, scene: _Scene) -> set[str]:
    """Removes what speaks of the entity; all ids that went."""
    mine = sorted(scene.mine)
    for mention, edges in transaction.follow("NAMES", list(scene.found.nodes["Mention"])).items():
        scene.found.nodes["Mention"][mention]["names"] = edges[0][1] if edges else ""
    removed = {"Local": set(mine)}
    for label, kinds in _SPEAKS_OF.items():
        ways = [transaction.follow(kind, mine, out=False) for kind in kinds]
        removed[label] = {edge[0] for way in ways for edges in way.values() for edge in edges}
    for kind in ("STATES", "GROUPED_IN"):
        grouped = transaction.follow(kind, sorted(removed["Fact"]))
        taken.groups.update(edge[1] for edges in grouped.values() for edge in edges)
    remove_decisions(transaction, [join_id(local) for local in mine])
    for label, keys in removed.items():
        transaction.remove(label, sorted(keys))
        if label != "Local":
            for key in keys:
                scene.found.nodes[label].pop(key, None)
    return {key for keys in removed.values() for key in keys}


def _write_texts(transaction: Transaction, scene: _Scene, shown: Mapping[str, str], hidden: Hidden) -> None:
    """The blacked-out texts, titles, snippets and addresses."""
    gathered = Rows()
    current = {key for key, row in scene.texts.items() if row["current"]}
    rows = transaction.get("Article", scene.articles)
    versions = transaction.follow("HAS_VERSION", scene.articles)
    for key, row in scene.texts.items():
        title = shown[key][: len(row["title"])]
        if (row["text"], row["title"]) != (shown[key], title):
            gathered.node("Version", {"id": key, "text": shown[key], "title": title})
    for article, edges in versions.items():
        now = next(edge[1] for edge in edges if edge[1] in current)
        row, title_length = rows[article], len(scene.texts[now]["title"])
        told = {"title": shown[now][:title_length], "url": shown_url(row["url"], hidden.full_names)}
        if row["snippet"] is not None:
            told["snippet"] = shown[now][title_length + 2 :]
        gathered.node("Article", {"id": article, **told})
    for stack in readings_of(transaction, scene.articles).values():
        for reading in stack:
            content = reading["content"]
            content["url"] = shown_url(content["url"], hidden.full_names)
            gathered.node("Reading", {"id": reading["id"], "content": content})
    gathered.write(transaction)


def _write_findings(
    transaction: Transaction, taken: Taken, scene: _Scene, shown: Mapping[str, str], words: re.Pattern[str], kind: str
) -> None:
    """What is left of the findings, with the texts as they are now, and without the entity among their parties."""
    others = _of_kind(scene, kind)
    gathered = Rows()
    said: dict[str, str] = {}
    for version, edges in transaction.follow("EVIDENCED_BY", list(scene.texts), out=False).items():
        before, after = scene.texts[version]["text"], shown[version]
        for source, _, key, given in edges:
            start, end = _span(given)
            if not given["aspect"]:
                said.setdefault(source, after[start:end])
            now = _quoted(given, before, after)
            if any(given[name] != value for name, value in now.items()):
                gathered.edge("EVIDENCED_BY", source, version, key, **now)
    for version, edges in transaction.follow("BECAUSE", list(scene.texts), out=False).items():
        for source, _, key, given in edges:
            now = _quoted(given, scene.texts[version]["text"], shown[version])
            if any(given[name] != value for name, value in now.items()):
                gathered.edge("BECAUSE", source, version, key, **now)
    for key, row in scene.found.nodes["Mention"].items():
        gathered.node("Mention", {"id": key, "text": shown[scene.version[key]][row["start"] : row["end"]]})
    for key, row in transaction.get("Bullet", sorted(said)).items():
        gathered.node("Bullet", {"id": key, "text": said[row["id"]]})
    for key, row in scene.found.nodes["Claim"].items():
        told = _blacked(row["speaker_text"], words)
        gathered.node("Claim", {"id": key, "text": said.get(key, row["text"]), "speaker_text": told})
    for key, row in scene.found.nodes["Fact"].items():
        if row["literal"] is not None and (literal := black_out(row["literal"], words)) != row["literal"]:
            gathered.node("Fact", {"id": key, "literal": literal})
            taken.facts.add(key)
    for key, row in scene.found.nodes["Local"].items():
        if key not in scene.mine and (changed := _without(row, scene.mine, words, named=key in others)):
            gathered.node("Local", {"id": key, **changed})
            taken.locals.add(key)
    gathered.write(transaction)


def _span(given: Mapping[str, object]) -> Span:
    return int(str(given["start"])), int(str(given["end"]))


def _quoted(given: Mapping[str, object], before: str, after: str) -> Row:
    """The words of a piece of evidence and the sentence around them, as they stand in the text now."""
    start, end = _span(given)
    sentence = str(given["sentence"])
    at = before.rfind(sentence, max(0, end - len(sentence)), start + len(sentence))
    place = slice(at, at + len(sentence)) if at >= 0 else slice(start, end)
    return {"text": after[start:end], "sentence": after[place]}


def _without(row: Row, mine: frozenset[str], words: re.Pattern[str], *, named: bool) -> Row:
    """What changes of an in-article entity's row; the name of one that is `named` so itself stays."""
    now: Row = {} if named else {name: _blacked(row[name], words) for name in ("name", "names")}
    now |= {name: _blacked(row[name], words) for name in ("titles", "roles", "quantities", "beside", "offices")}
    now["participants"] = [part for part in row["participants"] if part[1] not in mine] if row["participants"] else None
    now["authors"] = [author for author in row["authors"] if author not in mine]
    now["place"] = None if row["place"] in mine else row["place"]
    return {name: value for name, value in now.items() if value != row[name] and (value or row[name])}


def _write_asides(
    transaction: Transaction,
    scene: _Scene,
    shown: Mapping[str, str],
    gone: set[str],
    words: re.Pattern[str],
    kind: str,
) -> None:
    """What is kept aside of the articles' readings, without what went and with the name blacked out."""
    readings = [row for stack in readings_of(transaction, scene.articles).values() for row in stack]
    versions = {replaced_id(row["id"]): row["version"] for row in readings}
    kept: list[Row] = []
    for key, row in transaction.get("Replaced", list(versions)).items():
        before, after = scene.texts[versions[key]]["text"], shown[versions[key]]
        kept.append({"id": key, "content": _aside_now(row["content"], gone, before, after, words, kind)})
    transaction.put("Replaced", [row for row in kept if row["content"]["nodes"]])
    transaction.remove("Replaced", [row["id"] for row in kept if not row["content"]["nodes"]])


def _aside_now(content: Row, gone: set[str], before: str, after: str, words: re.Pattern[str], kind: str) -> Row:
    found = [edge for edges in content["edges"].values() for edge in edges]
    lost = gone | {edge[0] for edge in found if edge[0] in gone or edge[1] in gone}
    edges: dict[str, list[Any]] = {}
    said: dict[str, str] = {}
    for name, listed in content["edges"].items():
        for source, target, key, given in listed:
            if source in lost:
                continue
            if name == "EVIDENCED_BY":
                given |= _quoted(given, before, after)
                said.setdefault(source, given["text"])
            edges.setdefault(name, []).append([source, target, key, given])
    nodes: dict[str, dict[str, Row]] = {}
    for label, rows in content["nodes"].items():
        for key, row in rows.items():
            if key in lost:
                continue
            now = {name: _blacked(value, words) for name, value in row.items()}
            if label == "Mention":
                now["text"] = after[row["start"] : row["end"]]
            elif label == "Claim":
                now["text"] = said.get(key, now["text"])
            elif label == "Local":
                now |= {name: row[name] for name in ("name", "names") if row["kind"] == kind and name in row}
                if "participants" in row:
                    now["participants"] = [part for part in row["participants"] if part[1] not in gone]
                now["authors"] = [author for author in row["authors"] if author not in gone]
                now["place"] = None if row.get("place") in gone else row.get("place")
            nodes.setdefault(label, {})[key] = {name: value for name, value in now.items() if value is not None}
    return {"nodes": nodes, "edges": edges}


def black_out_waiting(transaction: Transaction, absent: Sequence[str], hidden: Hidden) -> None:
    """Blacks out its names in the decisions that wait for these mentions; others of its kind keep theirs."""
    waiting = transaction.follow("AWAITS", absent, out=False)
    rows = transaction.get("Decision", sorted({edge[0] for edges in waiting.values() for edge in edges}))
    words = forms_pattern(hidden.full_names, words=False)
    alike = hidden.entity.partition(":")[0]
    gathered = Rows()
    for own in (True, False):
        told = {key: row for key, row in rows.items() if (row["right_id"].partition(":")[0] == alike) == own}
        _gather_decisions(gathered, told, words, _WHY if own else _NAMED + _WHY)
    gathered.write(transaction)


_NAMED, _WHY = ("left_name", "right_name"), ("reasons", "moved")


def _gather_decisions(gathered: Rows, rows: Mapping[str, Row], words: re.Pattern[str], names: Sequence[str]) -> None:
    for key, row in rows.items():
        now = {name: _blacked(row[name], words) for name in names}
        if any(row[name] != value for name, value in now.items()):
            gathered.node("Decision", {"id": key, **now})


def black_out_decisions(transaction: Transaction, entities: Iterable[str], words: re.Pattern[str]) -> None:
    """Blacks out in the decisions on the entities, and in why things stand for them, what the pattern finds."""
    listed = sorted(set(entities))
    followed = transaction.follow("DECIDED_IN", listed)
    rows = transaction.get("Decision", sorted({edge[1] for edges in followed.values() for edge in edges}))
    gathered = Rows()
    _gather_decisions(gathered, rows, words, _NAMED + _WHY)
    for edges in transaction.follow("RESOLVED_TO", listed, out=False).values():
        for source, target, _, given in edges:
            if (reasons := _blacked(given["reasons"], words)) != given["reasons"]:
                gathered.edge("RESOLVED_TO", source, target, reasons=reasons)
    gathered.write(transaction)


def black_out_unheld(transaction: Transaction, entities: Sequence[str], hidden: Hidden) -> None:
    """Blacks out its names in how those of the entities are called for which nothing stands; the others follow.

    So it does in what was decided on any of them.
    """
    standing = transaction.follow("RESOLVED_TO", entities, out=False)
    words = forms_pattern(hidden.full_names, words=False)
    changed = []
    for key, row in transaction.get("Entity", [key for key in entities if not standing[key]]).items():
        now = {name: _blacked(row[name], words) for name in ("name", "aliases")}
        if any(row[name] != value for name, value in now.items()):
            forms = {_blacked(form, words): count for form, count in (row["forms"] or {}).items()}
            changed.append({"id": key, **now, "forms": forms})
    transaction.put("Entity", changed)
    black_out_decisions(transaction, roots(transaction, entities).values(), words)


def _blacked(value: Any, words: re.Pattern[str]) -> Any:
    """The value with every text in it blacked out."""
    if isinstance(value, str):
        return black_out(value, words)
    if isinstance(value, list):
        return [_blacked(item, words) for item in value]
    if isinstance(value, dict):
        return {key: _blacked(item, words) for key, item in value.items()}
    return value
