"""Keeping and sharing: saved views, files and the query, also with names that try to be more than text."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from tests.ui.canvas.conftest import Canvas, OpenCanvas
from tests.ui.hostile_world import HOSTILE

MASKED = "around=organization:mask~60&entity=organization:mask"
_GEXF = "{http://gexf.net/1.3}"
_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
_SVG = "{http://www.w3.org/2000/svg}"


def _copied(canvas: Canvas, button: str) -> str:
    canvas.tab("Keep & share")
    canvas.button(button).click()
    canvas.page.get_by_text("Copied").first.wait_for()
    words: str = canvas.page.evaluate("navigator.clipboard.readText()")
    return words


def test_a_saved_view_comes_back_with_its_layout_and_can_be_deleted(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()
    canvas.row("Brill").focus()
    canvas.page.keyboard.press("Delete")
    canvas.wait_for(7)
    canvas.tab("Keep & share")
    canvas.page.get_by_label("Name of the view").fill("Harbour")
    canvas.button("Save with layout").click()
    canvas.page.get_by_text("Saved as “Harbour”").wait_for()
    places = canvas.places()
    address = canvas.page.get_by_role("link", name="Harbour").get_attribute("href") or ""

    again = open_canvas(address.partition("?")[2], nodes=7)
    assert "Harbour" in again.page.inner_text("h1")
    assert again.button("Show 1 hidden").is_visible()
    assert again.places() == pytest.approx(places, abs=1)

    again.tab("Keep & share")
    again.button("Delete Harbour").click()
    again.page.get_by_text("Deleted “Harbour”").wait_for()
    assert again.ask("{ views { name } }")["views"] == []


def test_copy_as_graphql_runs_as_it_is_and_gives_exactly_what_is_on_the_screen(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("story=story:ferry&mod=PROPOSED,DENIED", nodes=3)
    query = _copied(canvas, "Copy as GraphQL")

    found = canvas.ask(query)["subgraph"]

    assert {node["name"] for node in found["nodes"]} == canvas.names()
    assert {edge["id"] for edge in found["edges"]} == {"relation:meet", "relation:deny"}


def test_csv_has_a_row_for_each_relation_with_both_ends_filled_in(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    relations = list(csv.DictReader(io.StringIO(canvas.take("CSV of relations").read_text(encoding="utf-8-sig"))))
    nodes = list(csv.DictReader(io.StringIO(canvas.take("CSV of nodes").read_text(encoding="utf-8-sig"))))

    denied = next(row for row in relations if row["id"] == "relation:deny")
    assert (denied["sourceName"], denied["sourceKind"]) == ("Tomas Orr", "PERSON")
    assert (denied["targetName"], denied["targetKind"]) == ("Ferry talks", "EVENT")
    assert (denied["modality"], denied["reported"][:10], denied["outlets"]) == ("DENIED", "2031-03-03", "1")
    assert (len(relations), len(nodes)) == (7, 8)


def test_gexf_graphml_and_json_hold_the_same_nodes_and_edges(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    gexf = ET.parse(canvas.take("GEXF")).getroot()
    graphml = ET.parse(canvas.take("GraphML")).getroot()
    plain: Any = json.loads(canvas.take("JSON").read_text(encoding="utf-8"))

    ids = {node["id"] for node in plain["nodes"]}
    assert {node.get("id") for node in gexf.iter(f"{_GEXF}node")} == ids
    assert {node.get("id") for node in graphml.iter(f"{_GRAPHML}node")} == ids
    ends = {(edge["source"], edge["target"]) for edge in plain["edges"]}
    assert {(edge.get("source"), edge.get("target")) for edge in gexf.iter(f"{_GEXF}edge")} == ends
    assert {(edge.get("source"), edge.get("target")) for edge in graphml.iter(f"{_GRAPHML}edge")} == ends
    assert len(ids) == 8


def test_the_picture_is_drawn_from_the_data_as_svg_and_png(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    svg = ET.parse(canvas.take("SVG")).getroot()
    png = canvas.take("PNG").read_bytes()

    words = {text.text for text in svg.iter(f"{_SVG}text")}
    assert {"Irena Vale", "Ferry talks", "Ferry talks in Port Ames", "denied by a named party", "People"} <= words
    assert {element.tag.removeprefix(_SVG) for element in svg.iter()} <= {
        "svg", "title", "rect", "line", "polygon", "circle", "text"
    }  # fmt: skip
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(png) > 20_000


@pytest.mark.parametrize("button", ["SVG", "GEXF", "GraphML"])
def test_hostile_names_leave_every_file_well_formed_and_plain(open_canvas: OpenCanvas, button: str) -> None:
    canvas = open_canvas(MASKED, nodes=51)

    path = canvas.take(button)
    root = ET.parse(path).getroot()
    text = path.read_text(encoding="utf-8")

    assert not [
        element
        for element in root.iter()
        if element.tag.rpartition("}")[2] in ("script", "foreignObject", "image", "a")
    ]
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]
    assert not set(text) & set("\x00\x01\u202e\u202a\u2066\u2067\u200f")


def test_no_cell_of_a_table_is_a_formula_and_every_name_is_there(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas(MASKED, nodes=51)

    rows = list(csv.DictReader(io.StringIO(canvas.take("CSV of nodes").read_text(encoding="utf-8-sig"), newline="")))

    assert len(rows) == 51
    assert [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    names = {row["name"] for row in rows}
    assert '\'=HYPERLINK("http://example.org";"x")' in names
    assert {
        name
        for name in HOSTILE
        if name.isascii() and name.isprintable() and name[0] not in "=+-@" and name == name.strip()
    } <= names


def test_hostile_names_are_text_on_the_canvas_and_in_its_list(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas(MASKED, nodes=51)

    for _ in range(3):
        canvas.page.locator(".grid-body").evaluate("box => { box.scrollTop += 500; }")
        canvas.drawn()
    canvas.page.get_by_placeholder("Find among the nodes").fill("<svg onload")
    canvas.row("<svg onload").click()
    canvas.detail()

    assert canvas.page.evaluate("window.__hit") is None
    assert canvas.page.locator("main script, main iframe, main style, main img").count() == 0
