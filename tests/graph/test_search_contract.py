"""What both engines promise of full-text search: the same hits and the same count, in each one's own order."""

import pytest

from graph.shape import Row
from graph.store import EdgeRow, GraphStore, Hit, Transaction

TEXTS = {
    "article:1": "Russia's foreign minister, Sergey Lavrov, flew to Istanbul on 2 June 2025.",
    "article:2": "The U.S. sent F-16s; example.com reported it first. Don't panic, said O’Brien.",
    "article:3": "Erdoğan hosted the talks in İstanbul, near Çırağan — naïve cafés aside.",
    "article:4": "Der Außenminister und die Straße; Київ і Йордан; Αθήνα.",
    "article:5": "snake_case_word, a+b=c, 1,000-for-1,000 and 44%.",
    "article:6": "AND OR NOT NEAR TO: (these) are [only] {words} ~ ^ * ? \\ / \" '",
}
STORE_LABELS = ("Version", "Entity", "Story", "Claim")


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

    def work(transaction: Transaction) -> None:
        transaction.put("Article", [{"id": article} for article in TEXTS])
        transaction.put("Version", versions)
        transaction.connect("HAS_VERSION", held)
        transaction.put("Entity", people)
        transaction.put("Story", [{"id": "story:1", "title": "Lavrov proposes talks in Istanbul"}])
        transaction.put("Claim", [{"id": "claim:1", "text": "We are ready", "speaker_text": "Sergey Lavrov"}])

    store.transact(work)
    return store


def found(store: GraphStore, text: str, *labels: str) -> set[str]:
    hits, total = store.search(text, labels or STORE_LABELS, 100)
    assert total == len(hits)
    return {hit.id for hit in hits}


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
    hits, total = library.search("lavr", STORE_LABELS, 10)

    shown = {hit.id: hit for hit in hits}
    assert total == 4
    assert {key: hit.label for key, hit in shown.items()} == {
        "article:1": "Article",
        "person:1": "Entity",
        "story:1": "Story",
        "claim:1": "Claim",
    }
    assert all("Lavrov" in hit.highlight for hit in hits)
    assert shown["person:1"].highlight == "Sergey Lavrov"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_highlight_is_a_window_of_a_long_text(library: GraphStore) -> None:
    long = "Before this. " * 200 + "Then Umerov answered in Istanbul. " + "After that. " * 200

    def work(transaction: Transaction) -> None:
        transaction.put("Version", [{"id": "version:1", "text": long}])

    library.transact(work)

    (hit,), total = library.search("umerov", ["Version"], 10)

    assert total == 1
    assert "Umerov" in hit.highlight
    assert len(hit.highlight) < 200
    assert (hit.highlight[0], hit.highlight[-1]) == ("…", "…")


def test_pages_of_hits_put_together_are_all_of_them(library: GraphStore) -> None:
    whole, total = library.search("s", STORE_LABELS, 100)

    pages: list[Hit] = []
    for offset in range(0, total + 2, 2):
        hits, count = library.search("s", STORE_LABELS, 2, offset)
        assert count == total
        pages += hits

    assert total > 4
    assert pages == whole


def test_only_the_labels_asked_are_searched(library: GraphStore) -> None:
    assert found(library, "lavrov", "Story") == {"story:1"}
    assert library.search("lavrov", [], 10) == ([], 0)
    assert library.search("lavrov", ["Article", "Source"], 10) == ([], 0)


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
