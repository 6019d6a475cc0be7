"""Quotations in a text: where each begins and ends, whatever its marks, over paragraphs and with others inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile("``|''|[\"“”„«»‹›‘’'\n]")
_CLOSERS = {"”": "“", "»": "«", "›": "‹", "’": "‘", "''": "``"}
_DOUBLE = frozenset('"“”„«»')
_BEFORE_OPEN = frozenset(" \t\n\u00a0([{—–-/:“„«‘\"'…")
_AFTER_CLOSE = frozenset(" \t\n\u00a0)]}—–-/:;,.!?…”’»\"'")
_SENTENCE_END = frozenset('.!?…:”’"»)')
_STOPS = frozenset(".!?,…")
# No speech in a news text runs on for longer than this without a new paragraph's mark; beyond it a mark was forgotten.
_LONGEST = 3_000
# A line break inside a quotation is a wrapped line if the line before is at least this long (hard-wrapped releases).
_WRAPPED_LINE = 50
# A single forgotten mark before fewer words than these says nothing; behind more, it opens or closes a speech.
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: characters `start` to `end` (exclusive) with its marks, and what stands between them.

    `inner_start` is `start` where the opening mark is missing, and `inner_end` is `end` where the closing one is.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int

    def words(self, text: str) -> int:
        """How many words are quoted."""
        return len(text[self.inner_start : self.inner_end].split())


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations in order; they don't overlap. Linear in the text.

    A quotation that goes on in the next paragraph is one, whether its opening mark is repeated there or not. One that
    is never closed ends with its paragraph, if it begins it or follows a comma or colon; one that is closed but never
    opened begins with its paragraph. Any other mark without its partner is no quotation.
    """
    return list(_Scanner(text).quotes())


def paragraphs_of(text: str, quote: Quote) -> Iterator[tuple[int, int]]:
    """The quoted characters in each paragraph of the quotation, without the marks that open them."""
    start = quote.inner_start
    while start < quote.inner_end:
        gap = text.find("\n\n", start, quote.inner_end)
        end = gap if gap >= 0 else quote.inner_end
        first = start
        while first < end and (text[first].isspace() or (first > quote.inner_start and text[first] in '"“„«')):
            first += 1
        while end > first and text[end - 1].isspace():
            end -= 1
        if first < end:
            yield first, end
        start = gap + 2 if gap >= 0 else quote.inner_end


class _Scanner:
    """Reads the marks from left to right; `open` are the marks that wait for their partner, outermost first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[str, int]] = []
        self.counts: dict[str, int] = {}
        self.repeated = -1
        """Where the next paragraph repeats the opening mark."""
        self.closes_at = -1
        """Where a quotation ends that goes on in the next paragraph without a mark there."""
        self.line_start = 0
        self.marked = False
        """Whether this line has had a mark."""

    def quotes(self) -> Iterator[Quote]:
        for match in _MARKS.finditer(self.text):
            mark, at = match.group(), match.start()
            if mark == "\n":
                unclosed = self._line_end(at)
                if unclosed is not None:
                    yield unclosed
                self.line_start, self.marked = at + 1, False
                continue
            if at == self.repeated:
                continue
            quote = self._unopened(mark, at) or self._closed(mark, at)
            self.marked = self.marked or mark in _DOUBLE
            if quote is not None:
                yield quote
        unclosed = self._line_end(len(self.text))
        if unclosed is not None:
            yield unclosed

    def _closed(self, mark: str, at: int) -> Quote | None:
        closed = self._mark(mark, at)
        if closed is None:
            return None
        opener, start = closed
        inner = start + len(opener)
        if inner >= at or not self.text[inner:at].strip():
            return None
        return Quote(start, at + len(mark), inner, at)

    def _mark(self, mark: str, at: int) -> tuple[str, int] | None:
        """Opens or closes; gives the outermost quotation's mark if this closed it."""
        if mark in ('"', "'"):
            return self._straight(mark, at)
        if mark == "''" and not self.counts.get("``"):
            # Two apostrophes, or a double mark typed as two singles.
            return None
        if mark == "“" and self.counts.get("„") and self._closes(at):
            return self._close("„", at)
        if mark == "«" and self.counts.get("»") and self._closes(at):
            return self._close("»", at)
        if mark == "’" and self._is_apostrophe(at, self.counts.get("‘", 0)):
            return None
        if mark == "»" and not self.counts.get("«") and self._opens(at):
            self._push(mark, at)
            return None
        if mark == "”" and not self.counts.get("“") and self.counts.get('"'):
            # Opened by a straight mark.
            return self._close('"', at)
        if mark in _CLOSERS:
            return self._close(_CLOSERS[mark], at)
        if mark == "‘" and not self._opens(at):
            return None
        self._push(mark, at)
        return None

    def _straight(self, mark: str, at: int) -> tuple[str, int] | None:
        is_open = self.counts.get(mark, 0) > 0
        if mark == "'" and (self._is_apostrophe(at, int(is_open))):
            return None
        if is_open and (self._closes(at) or not self._opens(at)):
            return self._close(mark, at)
        if mark == '"' and not is_open and self.counts.get("“") and self._closes(at) and not self._opens(at):
            return self._close("“", at)
        if self._opens(at) or (mark == '"' and not is_open and not self._closes(at)):
            if is_open:
                # The earlier mark has lost its partner.
                self._close(mark, at)
            self._push(mark, at)
        return None

    def _unopened(self, mark: str, at: int) -> Quote | None:
        """The line so far, where its first double mark closes what nothing opened and a sentence ends there."""
        if self.marked or self.open or mark not in ('"', "”"):
            return None
        before = self.text[at - 1] if at else "\n"
        if before not in _STOPS or not self._closes(at) or at - self.line_start > _LONGEST:
            return None
        start = self.line_start
        inner = self.text[start:at]
        start += len(inner) - len(inner.lstrip())
        if len(inner.split()) < _FEWEST_WORDS or not self.text[start].isupper():
            return None
        return Quote(start, at + 1, start, at)

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

    def _close(self, opener: str, at: int) -> tuple[str, int] | None:
        """Closes the innermost mark of the kind, and forgets what was left open inside it."""
        if not self.counts.get(opener):
            return None
        while self.open:
            mark, start = self.open.pop()
            self.counts[mark] -= 1
            if mark == opener:
                return None if self.open else (opener, start)
        return None

    # --- where a line ends --------------------------------------------------------------------------------------------

    def _line_end(self, at: int) -> Quote | None:
        """What is left open stays so if the speech goes on; else it is given where it is one, and closed."""
        if not self.open:
            return None
        mark, start = self.open[0]
        if at < len(self.text) and at - start < _LONGEST and self._goes_on(mark, at):
            self._forget_inner()
            return None
        for mark, start in self.open[:2]:
            quote = self._unclosed(mark, start, at)
            if quote is not None:
                break
        self.open.clear()
        self.counts.clear()
        return quote

    def _goes_on(self, mark: str, at: int) -> bool:
        if at < self.closes_at:
            return True
        follows = at + 1
        while follows < len(self.text) and self.text[follows].isspace() and follows - at < 10:
            follows += 1
        if self.text[follows : follows + 1] == mark and mark not in ("'", "‘") and self._opens(follows):
            self.repeated = follows
            return True
        line_start = self.text.rfind("\n", max(0, at - _WRAPPED_LINE), at)
        before = self.text[at - 1] if at else "\n"
        if line_start < 0 and before not in _SENTENCE_END and self.text[at + 1 : at + 2] not in ("\n", ""):
            return True
        # The next mark of the kind closes what this one opened, and ends a sentence.
        if mark not in ('"', "“") or before not in _STOPS:
            return False
        closer = self.text.find('"' if mark == '"' else "”", follows, follows + _LONGEST)
        opener = self.text.find(mark, follows, closer) if mark == "“" and closer >= 0 else -1
        if closer < 0 or opener >= 0 or self.text[closer - 1] not in _STOPS or not self._closes(closer):
            return False
        self.closes_at = closer
        return True

    def _unclosed(self, mark: str, start: int, at: int) -> Quote | None:
        """From a mark that begins its line, or follows a comma or colon, to the line's end."""
        if mark not in ('"', "“", "„", "«", "``") or at - start > _LONGEST:
            return None
        before = self.text[max(0, start - 2) : start].rstrip(" \u00a0")
        spaced = start == 0 or self.text[start - 1].isspace()
        if before and (before[-1] not in "\n,:.?!" or not spaced):
            return None
        inner = start + len(mark)
        end = inner + len(self.text[inner:at].rstrip())
        words = self.text[inner:end].split(None, _FEWEST_WORDS)
        if len(words) < _FEWEST_WORDS or words[0][0].islower() or not any(map(str.isalpha, words)):
            return None
        return Quote(start, end, inner, end)

    def _forget_inner(self) -> None:
        mark, start = self.open[0]
        self.open = [(mark, start)]
        self.counts = {mark: 1}
