"""What both engines promise of full-text search: the same hits and the same count, in each one's own order."""

from collections import Counter

import pytest

from graph.ranking import KINDS
from graph.shape import Link, Row, Shape
from graph.store import EdgeRow, Found, GraphStore, Hit, Transaction

TEXTS = {
    "article:1": "Russia's foreign minister, Sergey Lavrov, flew to Istanbul on 2 June 2025.",
    "article:2": "The U.S. sent F-16s; example.com reported it first. Don't panic, said O’Brien.",
    "article:3": "Erdoğan hosted the talks in İstanbul, near Çırağan — naïve cafés aside.",
    "article:4": "Der Außenminister und die Straße; Київ і Йордан; Αθήνα.",
    "article:5": "snake_case_word, a+b=c, 1,000-for-1,000 and 44%.",
    "article:6": "AND OR NOT NEAR TO: (these) are [only] {words} ~ ^ * ? \\ / \" '",
}
ALL = tuple(KINDS)


@pytest.fixture
def library(store: GraphStore) -> GraphStore:
    """A store with a few articles, people, stories and claims to find."""
    versions: list[Row] = []
    held: list[EdgeRow] = []
    for article, text in TEXTS.items():
        version = article.replace("article", "version")
        versions += [
            {"id": version, "text": text, "current": True},
            {"id": f"{version}-old", "text": f"{text} Superseded.", "current": False},
        ]
        held += [(article, version, "", {}), (article, f"{version}-old", "", {})]
    people: list[Row] = [
        {"id": "person:1", "name": "Sergey Lavrov", "aliases": ["Sergei Lavrov", "Lavrov, S. V."]},
        {"id": "person:2", "name": "Lavrov", "aliases": ["Sergey"], "merged_into": "person:1"},
        {"id": "person:3", "name": "José Ñandú", "aliases": ["Jose Nandu"]},
    ]
    people = [{**row, "kind": "PERSON"} for row in people]

    def work(transaction: Transaction) -> None:
        transaction.put("Article", [{"id": article} for article in TEXTS])
        transaction.put("Version", versions)
        transaction.connect("HAS_VERSION", held)
        transaction.put("Entity", people)
        transaction.put("Story", [{"id": "story:1", "title": "Lavrov proposes talks in Istanbul"}])
        transaction.put("Claim", [{"id": "claim:1", "text": "We are ready", "speaker_text": "Sergey Lavrov"}])

    store.transact(work)
    return store


def found(store: GraphStore, text: str, *kinds: str) -> set[str]:
    answer = store.search(text, kinds or ALL, 100, counted=True)
    assert answer.counts == Counter(hit.kind for hit in answer.hits)
    return {hit.id for hit in answer.hits}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lavrov istanbul", {"article:1", "story:1"}),
        ("LAVROV", {"article:1", "story:1", "person:1", "claim:1"}),
        ("Russia", {"article:1"}),
        ("russia's", {"article:1"}),
        ("Russia’s minister", {"article:1"}),
        ("istanbul", {"article:1", "article:3", "story:1"}),
        ("istan", {"article:1", "article:3", "story:1"}),
        ("istan talks", set()),
        ("talks istan", {"article:3", "story:1"}),
        ("U.S.", {"article:2"}),
        ("f-16", {"article:2"}),
        ("example.com", {"article:2"}),
        ("example", {"article:2"}),
        ("don't", {"article:2"}),
        ("o'brien", {"article:2"}),
        ("erdogan cafes", {"article:3"}),
        ("ciragan", set()),
        ("ERDOĞAN", {"article:3"}),
        ("Erdog\u0306an", {"article:3"}),
        ("cafe", {"article:3"}),
        ("strasse", set()),
        ("straße", {"article:4"}),
        ("київ", {"article:4"}),
        ("иордан", set()),
        ("αθηνα", set()),
        ("snake", {"article:5"}),
        ("snake_case", {"article:5"}),
        ("1,000", {"article:5"}),
        ("sergei", {"person:1"}),
        ("jose nandu", {"person:3"}),
        ("ready lavrov", {"claim:1"}),
        ("superseded", set()),
        ("lavrov nothing", set()),
        ("", set()),
        ("  ", set()),
        ("?!…", set()),
        ("🕊", set()),
        ("\ud800", set()),
    ],
)
def test_all_words_are_found_and_the_last_may_be_a_beginning(
    library: GraphStore, text: str, expected: set[str]
) -> None:
    assert found(library, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AND", {"article:5", "article:6"}),
        ("or", {"article:6"}),
        ("NOT these", {"article:6"}),
        ("words AND only", {"article:6"}),
        ('"these are"', {"article:6"}),
        ('"are these"', {"article:6"}),
        ("NEAR(these words)", {"article:6"}),
        ("(only", {"article:6"}),
        ("[only TO words]", {"article:6"}),
        ("{words}", {"article:6"}),
        ("/these/", {"article:6"}),
        ("words: only", {"article:6"}),
        ("these~", {"article:6"}),
        ("only " * 500, {"article:6"}),
        ("these^5", set()),
        ("+these -panic", set()),
        ("\\", set()),
        ("'; DROP TABLE f_Version; --", set()),
        ("text_words:these", set()),
        ("th*se", set()),
        ("w?rds", set()),
        ("x" * 10_000, set()),
        ("🕊 " * 10_000, set()),
    ],
)
def test_operators_in_the_text_are_only_words(library: GraphStore, text: str, expected: set[str]) -> None:
    assert found(library, text) == expected


def test_hits_say_what_they_are_and_show_the_words_around(library: GraphStore) -> None:
    hits = library.search("lavr", ALL, 10, highlighted=True).hits

    shown = {hit.id: hit for hit in hits}
    assert {key: (hit.label, hit.kind) for key, hit in shown.items()} == {
        "article:1": ("Article", "ARTICLE"),
        "person:1": ("Entity", "PERSON"),
        "story:1": ("Story", "STORY"),
        "claim:1": ("Claim", "CLAIM"),
    }
    assert all(marked(hit) == {"Lavrov"} for hit in hits)
    assert shown["person:1"].highlight == "Sergey Lavrov"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def marked(hit: Hit) -> set[str]:
    return {hit.highlight[start:end] for start, end in hit.marks}


@pytest.mark.parametrize(
    ("text", "key", "highlight", "marks"),
    [
        ("sergei", "person:1", "Sergei Lavrov", {"Sergei"}),
        ("erdogan cafes", "article:3", "", {"Erdoğan", "cafés"}),
        ("київ", "article:4", "", {"Київ"}),
        ("snake case", "article:5", "", {"snake", "case"}),
        ("lavrov istan", "story:1", "Lavrov proposes talks in Istanbul", {"Lavrov", "Istanbul"}),
        ("ready", "claim:1", "We are ready", {"ready"}),
    ],
)
def test_marks_stand_where_the_words_do(
    library: GraphStore, text: str, key: str, highlight: str, marks: set[str]
) -> None:
    hits = {hit.id: hit for hit in library.search(text, ALL, 10, highlighted=True).hits}

    assert highlight in hits[key].highlight
    assert marked(hits[key]) == marks


def test_nothing_is_highlighted_or_counted_unless_it_is_asked_for(library: GraphStore) -> None:
    answer = library.search("lavrov", ALL, 10)

    assert answer.counts == {}
    assert {(hit.highlight, hit.marks) for hit in answer.hits} == {("", ())}


def test_a_highlight_is_a_window_of_a_long_text(library: GraphStore) -> None:
    long = "Before this. " * 200 + "Then Umerov answered in Istanbul. " + "After that. " * 200

    def work(transaction: Transaction) -> None:
        transaction.put("Version", [{"id": "version:1", "text": long}])

    library.transact(work)

    (hit,) = library.search("umerov", ["ARTICLE"], 10, highlighted=True).hits

    assert marked(hit) == {"Umerov"}
    assert len(hit.highlight) < 200
    assert (hit.highlight[0], hit.highlight[-1]) == ("…", "…")


SHAPES = {
    "Entity": Shape("Entity", ("name", "aliases", "kind")),
    "Article": Shape("Article", (), (Link("versions", "versions", Shape("Version", ("text",)), first=2),)),
    "Claim": Shape("Claim", ("text",), (Link("speaker", "speaker", Shape("Entity", ("name",))),)),
}


@pytest.mark.parametrize("text", ["lavrov", "s", "istanbul", "nobody at all"])
@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("limit", [1, 3, 50])
def test_hits_are_read_in_the_shapes_of_their_labels(library: GraphStore, text: str, counted: bool, limit: int) -> None:
    bare = library.search(text, ALL, limit, counted=counted, highlighted=True)

    read = library.search(text, ALL, limit, counted=counted, highlighted=True, shapes=SHAPES)

    assert (read.hits, read.counts) == (bare.hits, bare.counts)
    assert bare.rows == {}
    wanted = {hit.id: SHAPES[hit.label] for hit in read.hits if hit.label in SHAPES}
    assert read.rows == {key: library.read(shape, [key])[0] for key, shape in wanted.items()}


def test_pages_of_hits_put_together_are_all_of_them(library: GraphStore) -> None:
    whole = library.search("s", ALL, 100).hits

    pages: list[Hit] = []
    after = None
    while page := library.search("s", ALL, 2, after).hits:
        pages += page
        after = (page[-1].score, page[-1].id)

    assert len(whole) > 4
    assert tuple(pages) == whole


def test_only_the_kinds_asked_are_searched_and_counted(library: GraphStore) -> None:
    assert found(library, "lavrov", "STORY") == {"story:1"}
    assert found(library, "lavrov", "PERSON", "CLAIM") == {"person:1", "claim:1"}
    assert found(library, "lavrov", "PLACE", "EVENT") == set()
    assert library.search("lavrov", [], 10, counted=True) == Found((), {})
    assert library.search("lavrov", ["SOURCE"], 10, counted=True) == Found((), {})


def test_whoever_is_called_just_so_comes_before_all_that_mention_it(library: GraphStore) -> None:
    namesakes: list[Row] = [
        {"id": "place:iran", "kind": "PLACE", "name": "Iran", "aliases": ["Iran"], "article_count": 1},
        {"id": "event:1", "kind": "EVENT", "name": "Iran talks", "aliases": ["Iran talks"], "article_count": 90},
        {"id": "document:1", "kind": "DOCUMENT", "name": "Iran deal", "aliases": [], "article_count": 90},
        {"id": "person:9", "kind": "PERSON", "name": "Iran Castillo", "aliases": [], "article_count": 2},
    ]

    def work(transaction: Transaction) -> None:
        transaction.put("Entity", namesakes)
        transaction.put("Story", [{"id": "story:9", "title": "Iran, Iran and Iran", "article_count": 100}])
        transaction.put("Version", [{"id": "version:1", "text": "Iran " * 50}])

    library.transact(work)

    hits = library.search("iran", ALL, 10).hits

    assert hits[0].id == "place:iran"
    assert hits[-1].id == "article:1"
    assert {hit.id for hit in hits[1:-1]} == {"story:9", "document:1", "person:9", "event:1"}


def test_a_name_is_called_so_however_it_is_spelt(library: GraphStore) -> None:
    def work(transaction: Transaction) -> None:
        transaction.put("Key", [{"id": "name:jose nandu"}])
        transaction.connect("HAS_KEY", [("person:3", "name:jose nandu", "", {})])
        transaction.put("Story", [{"id": "story:9", "title": "José Ñandú wins", "article_count": 1_000}])

    library.transact(work)

    assert [hit.id for hit in library.search("Jose NANDU", ALL, 10).hits] == ["person:3", "story:9"]


def test_changed_and_removed_text_is_no_longer_found(library: GraphStore) -> None:
    def work(transaction: Transaction) -> set[str]:
        transaction.put("Version", [{"id": "version:1", "text": "Quite other words"}])
        transaction.put("Entity", [{"id": "person:1", "aliases": None}])
        transaction.remove("Story", ["story:1"])
        return set()

    library.transact(work)

    assert found(library, "lavrov") == {"person:1", "claim:1"}
    assert found(library, "sergei") == set()
    assert found(library, "quite other") == {"article:1"}
