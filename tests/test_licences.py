"""What ships from others: every data file is accounted for in NOTICE, and every licence has its text."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
PACKAGES: list[str] = WHEEL["packages"]
# What the wheel leaves out of the packages: the source of the pages, of which their build goes in.
LEFT_OUT: list[str] = [pattern.removeprefix("/") for pattern in WHEEL["exclude"]]
EXPRESSION = set(re.findall(r"[A-Za-z0-9][\w.+-]*", PROJECT["project"]["license"])) - {"AND", "OR", "WITH"}
TEXTS = {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}
# How NOTICE calls a licence in words, and its SPDX id.
WORDS = {
    "Apache License 2.0": "Apache-2.0",
    "CC BY 4.0": "CC-BY-4.0",
    "CC BY-SA 4.0": "CC-BY-SA-4.0",
    "CC0 1.0": "CC0-1.0",
    "MIT": "MIT",
}
# A line that only the text of this licence has.
LINES = {
    "Apache-2.0": "Version 2.0, January 2004",
    "CC-BY-4.0": "Creative Commons Attribution 4.0 International Public License",
    "CC-BY-SA-4.0": "Creative Commons Attribution-ShareAlike 4.0 International Public",
    "CC0-1.0": "CC0 1.0 Universal",
    "MIT": "Permission is hereby granted, free of charge",
}


def paragraphs() -> list[tuple[str, str]]:
    """What each paragraph of NOTICE is about, and what it says of it; without the two of introduction."""
    parts = (" ".join(part.split()).partition(": ") for part in NOTICE.split("\n\n")[2:])
    return [(about, said) for about, _, said in parts]


def named() -> list[str]:
    """The files, and the folders with their stroke, that the paragraphs are about."""
    return [word.strip(",") for about, _ in paragraphs() for word in about.split() if "/" in word]


def data_files() -> list[str]:
    """Every file of the packages that isn't Python and goes into the wheel."""
    files = (
        path.relative_to(ROOT)
        for package in PACKAGES
        for top in (ROOT / package).iterdir()
        if not any(top.relative_to(ROOT).match(pattern) for pattern in LEFT_OUT)
        for path in (top.rglob("*") if top.is_dir() else (top,))
        if path.is_file()
    )
    return sorted(path.as_posix() for path in files if path.suffix not in (".py", ".pyc"))


def test_every_data_file_of_the_packages_is_named_in_the_notice() -> None:
    names = named()
    folders = tuple(name for name in names if name.endswith("/"))

    assert [file for file in data_files() if file not in names and not file.startswith(folders)] == []


def test_the_packages_in_the_build_of_the_pages_have_their_licences_with_them() -> None:
    told = (ROOT / "ui" / "dist" / "licences.md").read_text(encoding="utf-8")
    packages = set(re.findall(r"^## (\S+) - [\d.]+ \((.+)\)$", told, re.MULTILINE))
    wanted = set(json.loads((ROOT / "ui" / "package.json").read_text(encoding="utf-8"))["dependencies"])

    assert {"react", "sigma", "graphology", "urql"} & wanted <= {name for name, _ in packages}
    assert {licence for _, licence in packages} <= {"MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "0BSD", "Unlicense"}


def test_what_the_notice_names_is_there() -> None:
    assert [name for name in named() if not (ROOT / name).exists()] == []


def test_no_file_is_named_twice() -> None:
    names = named()

    assert sorted(set(names)) == sorted(names)
    assert len(names) >= 15


@pytest.mark.parametrize(("about", "said"), paragraphs())
def test_every_paragraph_points_to_the_text_of_its_licence(about: str, said: str) -> None:
    pointed = set(re.findall(r"LICENSES/([\w.-]+)\.txt", said))
    called = {spdx for words, spdx in WORDS.items() if re.search(rf"\b{re.escape(words)}(?![\w.-])", said)}

    assert pointed, about
    assert pointed <= TEXTS
    assert pointed == called


def test_the_project_names_exactly_the_licences_that_have_their_text() -> None:
    assert EXPRESSION == TEXTS


def test_the_notice_and_the_licences_go_into_the_wheel() -> None:
    assert {"LICENSE", "LICENSES/*", "NOTICE"} <= set(PROJECT["project"]["license-files"])


@pytest.mark.parametrize("spdx", sorted(TEXTS))
def test_the_text_is_that_of_the_licence(spdx: str) -> None:
    text = (ROOT / "LICENSES" / f"{spdx}.txt").read_text(encoding="utf-8")

    assert LINES[spdx] in text


def test_every_holder_of_an_mit_licence_stands_in_its_text() -> None:
    holders = re.findall(r"Copyright \(c\) ([\d-]+) ([\w .]+?), MIT", " ".join(NOTICE.split()), re.IGNORECASE)
    text = (ROOT / "LICENSES" / "MIT.txt").read_text(encoding="utf-8")

    assert len(holders) >= 4
    assert [name for _, name in holders if name not in text] == []
