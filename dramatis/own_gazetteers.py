"""The gazetteers that the user loaded: kept in one folder under their names, and asked as one.

    keep(folder, name, items, …)  -> Kept | None    in the place of an earlier one of that name
    kept_in(folder)               -> list[Kept]     those that are kept
    remove(folder, name)                            raises GazetteerError when there is none
    open_own(folder)              -> OwnGazetteers  for look-ups

A name may stand for several entries, in one file or in two; who asks decides between them by what the text says.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dramatis.errors import GazetteerError
from dramatis.gazetteer_entries import Contested, OwnEntry
from dramatis.own_file import OwnFile, key_of, write_own_file
from dramatis.words import EntityKind

_SUFFIX = ".gazetteer"
# Names are file names on every system, and what is typed after `remove`.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
# Distinct names of a day's articles, in about 10 MB.
_REMEMBERED = 50_000
# From so many letters on, an acronym may also be written as a word: Nato, Unicef.
_WORDLIKE = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """A loaded gazetteer. `source` is the name of the file that it was loaded from, `loaded` an ISO 8601 time in UTC.

    `problem` says why it can't be used; None when it can.
    """

    name: str
    entries: int
    checksum: str
    source: str
    licence: str
    loaded: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The entries that a name may mean. `contested`: it is known to mean others too, so that it decides nothing."""

    entries: tuple[OwnEntry, ...] = ()
    contested: bool = False


class OwnGazetteers:
    """Look-ups in all loaded gazetteers. `checksum` is that of them all, None when there are none."""

    def __init__(self, files: Mapping[str, OwnFile]) -> None:
        self._files = tuple(files.values())
        self.checksum = _checksum({name: file.about["checksum"] for name, file in files.items()})
        self._found = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def find(self, name: str, kind: EntityKind) -> Found:
        """The entries of that name, alias or acronym; of two with one Wikidata id the first.

        An acronym counts in capitals only (from four letters on `Nato` is right too).
        """
        return self._found(name, kind)

    def only(self, name: str, kind: EntityKind) -> OwnEntry | None:
        """The one entry of that name; None if there is none, or more than one."""
        found = self._found(name, kind)
        return found.entries[0] if len(found.entries) == 1 and not found.contested else None

    def starts(self, kind: EntityKind) -> dict[str, int]:
        """First folded word of each name of the kind -> the most words of a name that begins so."""
        most: dict[str, int] = {}
        for file in self._files:
            for word, words in file.starts(kind).items():
                most[word] = max(words, most.get(word, 0))
        return most

    def close(self) -> None:
        """Ends the look-ups."""
        for file in self._files:
            file.close()

    def _look_up(self, name: str, kind: EntityKind) -> Found:
        key = key_of(name)
        if not key:
            return Found()
        shouted = _shouted(name)
        entries: dict[str, OwnEntry] = {}
        contested = False
        for file in self._files:
            for entry, acronym in file.find(key, kind):
                if entry is None:
                    contested = True
                elif shouted or not acronym:
                    entries.setdefault(entry.wikidata, entry)
        return Found(tuple(entries.values()), contested)


def keep(
    folder: Path, name: str, items: Iterable[OwnEntry | Contested], *, source: str, licence: str, loaded: str
) -> Kept | None:
    """Keeps the entries under the name, in the place of an earlier gazetteer of that name.

    Without any entry nothing changes, and the answer is None. Raises GazetteerError for a name that can't be kept, or
    a folder that can't be written to.
    """
    path = _path(folder, name)
    about = {"source": source, "licence": licence, "loaded": loaded}
    return _described(path, verify=False) if write_own_file(path, items, about) else None


def kept_in(folder: Path) -> list[Kept]:
    """The gazetteers that are kept in the folder, by name; those that can't be read too, with their problem."""
    return [_described(path, verify=True) for path in _paths(folder)]


def remove(folder: Path, name: str) -> None:
    """Removes the gazetteer of that name. Raises GazetteerError when there is none."""
    path = _path(folder, name)
    try:
        path.unlink()
    except FileNotFoundError:
        known = ", ".join(path.stem for path in _paths(folder)) or "none is loaded"
        raise GazetteerError(f"no gazetteer is called {name!r}; choose one of those loaded: {known}") from None
    except OSError as error:
        raise GazetteerError(f"the gazetteer {path} can't be removed ({error.strerror}); see to the folder") from error


def open_own(folder: Path | None) -> OwnGazetteers | None:
    """All gazetteers of the folder, None where there are none. Raises GazetteerError for one that can't be read."""
    paths = _paths(folder) if folder is not None else []
    return OwnGazetteers({path.stem: OwnFile(path) for path in paths}) if paths else None


def proper_name(text: str) -> str | None:
    """The name that a gazetteer may have for a text such as a file's name; None where nothing of it may stay."""
    name = re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-_")[:60].strip("-_")
    return name or None


def _path(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise GazetteerError(
            f"{name[:80]!r} can't be a gazetteer's name; use up to 60 small letters, digits, hyphens and underscores"
        )
    return folder / (name + _SUFFIX)


def _paths(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX and _NAME.fullmatch(path.stem))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise GazetteerError(f"the folder {folder} can't be read ({error.strerror}); see to its rights") from error


def _described(path: Path, *, verify: bool) -> Kept:
    try:
        file = OwnFile(path)
    except GazetteerError as error:
        return Kept(path.stem, 0, "", "", "", "", problem=str(error))
    try:
        about = file.about
        problem = None if not verify or file.verify() else f"{path} isn't what was loaded; load its CSV file again"
    except GazetteerError as error:
        problem = str(error)
    finally:
        file.close()
    return Kept(
        path.stem, int(about["entries"]), about["checksum"], about["source"], about["licence"], about["loaded"], problem
    )


def _checksum(checksums: Mapping[str, str]) -> str:
    """Of all files, in their order; their names count, since they decide it."""
    lines = "".join(f"{name} {checksum}\n" for name, checksum in checksums.items())
    return hashlib.sha256(lines.encode()).hexdigest()


def _shouted(name: str) -> bool:
    """The name is written as an acronym may be."""
    letters = "".join(letter for letter in name if letter.isalpha())
    return letters.isupper() or (len(letters) >= _WORDLIKE and letters[:1].isupper())
