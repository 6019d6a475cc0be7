"""Quotations in a text: where each begins and ends, whatever its marks, over paragraphs and with others inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile("[\"“”„«»‘’'\n]")
_OPENERS = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"', "'": "'"}
_BEFORE_OPEN = frozenset(" \t\n\u00a0([{—–-/:“„«‘\"'…")
_AFTER_CLOSE = frozenset(" \t\n\u00a0)]}—–-/:;,.!?…”’»\"'")
_SENTENCE_END = frozenset('.!?…:”’"»)')
# No speech in a news text runs on for longer than this without a new paragraph's mark; beyond it a mark was forgotten.
_LONGEST = 3_000
# A line break inside a quotation is a wrapped line if the line before is at least this long (hard-wrapped releases).
_WRAPPED_LINE = 50


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: characters `start` to `end` (exclusive) with its marks, and what stands between them."""

    start: int
    end: int
    inner_start: int
    inner_end: int

    def words(self, text: str) -> int:
        """How many words are quoted."""
        return len(text[self.inner_start : self.inner_end].split())


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations in order; they don't overlap. A mark without its partner in the paragraph is no quote.

    A quotation that goes on in the next paragraph, whose opening mark is repeated there, is one. Linear in the text.
    """
    return list(_Scanner(text).quotes())


class _Scanner:
    """Reads the marks from left to right; `open` are the marks that wait for their partner, outermost first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[str, int]] = []
        self.counts: dict[str, int] = {}
        self.repeated = -1
        """Where the next paragraph repeats the opening mark."""

    def quotes(self) -> Iterator[Quote]:
        for match in _MARKS.finditer(self.text):
            mark, at = match.group(), match.start()
            if mark == "\n":
                self._line_end(at)
            elif at == self.repeated:
                continue
            else:
                closed = self._mark(mark, at)
                if closed is not None and closed[1] - closed[0] > 1:
                    start, end = closed
                    if self.text[start + 1 : end].strip():
                        yield Quote(start, end + 1, start + 1, end)

    def _mark(self, mark: str, at: int) -> tuple[int, int] | None:
        """Opens or closes; gives the outermost quotation if this closed it."""
        if mark in ('"', "'"):
            return self._straight(mark, at)
        if mark == "“" and self.counts.get("„") and self._closes(at):
            return self._close("„", at)
        if mark == "’" and self._is_apostrophe(at, self.counts.get("‘", 0)):
            return None
        if mark in ("”", "»", "’"):
            partner = {"”": "“", "»": "«", "’": "‘"}[mark]
            return self._close(partner, at)
        if mark == "‘" and not self._opens(at):
            return None
        self._push(mark, at)
        return None

    def _straight(self, mark: str, at: int) -> tuple[int, int] | None:
        is_open = self.counts.get(mark, 0) > 0
        if mark == "'" and (self._is_apostrophe(at, int(is_open))):
            return None
        if is_open and (self._closes(at) or not self._opens(at)):
            return self._close(mark, at)
        if self._opens(at) or (mark == '"' and not is_open and not self._closes(at)):
            if is_open:
                # The earlier mark has lost its partner.
                self._close(mark, at)
            self._push(mark, at)
        return None

    def _is_apostrophe(self, at: int, waiting: int) -> bool:
        """The single mark belongs to a word: "don't", "workers' rights", "the '90s"."""
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        if before.isalnum() and after.isalnum():
            return True
        if not waiting:
            return before.isalnum() or after.isdigit() or not self._opens(at)
        # "the workers' union": closing marks mostly follow punctuation or stand before it.
        return before == "s" and after == " " and self.text[at + 2 : at + 3].islower()

    def _opens(self, at: int) -> bool:
        before = self.text[at - 1] if at else "\n"
        after = self.text[at + 1] if at + 1 < len(self.text) else "\n"
        return before in _BEFORE_OPEN and not after.isspace()

    def _closes(self, at: int) -> bool:
        before = self.text[at - 1] if at else "\n"
        after = self.text[at + 1] if at + 1 < len(self.text) else "\n"
        return not before.isspace() and after in _AFTER_CLOSE

    def _push(self, mark: str, at: int) -> None:
        self.open.append((mark, at))
        self.counts[mark] = self.counts.get(mark, 0) + 1

    def _close(self, opener: str, at: int) -> tuple[int, int] | None:
        """Closes the innermost mark of the kind, and forgets what was left open inside it."""
        if not self.counts.get(opener):
            return None
        while self.open:
            mark, start = self.open.pop()
            self.counts[mark] -= 1
            if mark == opener:
                return None if self.open else (start, at)
        return None

    def _line_end(self, at: int) -> None:
        """A quotation stays open at a line's end only if the next paragraph repeats its mark or a line was wrapped."""
        if not self.open:
            return
        mark, start = self.open[0]
        follows = at + 1
        while follows < len(self.text) and self.text[follows].isspace() and follows - at < 10:
            follows += 1
        following = self.text[follows : follows + 1]
        if following == mark and mark not in ("'", "‘") and self._opens(follows) and at - start < _LONGEST:
            self.repeated = follows
            self._forget_inner()
            return
        line_start = self.text.rfind("\n", max(0, at - _WRAPPED_LINE), at)
        before = self.text[at - 1] if at else "\n"
        wrapped = line_start < 0 and before not in _SENTENCE_END and self.text[at + 1 : at + 2] not in ("\n", "")
        if not wrapped or at - start > _LONGEST:
            self.open.clear()
            self.counts.clear()

    def _forget_inner(self) -> None:
        mark, start = self.open[0]
        self.open = [(mark, start)]
        self.counts = {mark: 1}
