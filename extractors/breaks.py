"""Where text is broken: endless runs before the tokenizer, sentences at line ends, long texts into pieces.

Nothing here changes the length of a text, so an offset in the parse is an offset in the article.
"""

import re
from collections.abc import Callable, Iterator

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.datelines import datelines
from extractors.debris import gathered
from extractors.event_lexicon import listed

# spaCy's tokenizer is quadratic in a run without white space: 20,000 brackets take 30 s, 400 take 12 ms.
# Nearly all addresses of pages are shorter, which it knows as one word.
LONGEST_RUN = 400
# Inside such a run no token is longer than this; far above any word, and cheap to parse.
_LONGEST_TOKEN = 100
# Texts above this many characters are parsed in pieces: memory of the parse grows with the piece, not with the text.
# A parse takes about 12 kB a token, so a piece of prose 125 MB; twice as long pieces take a tenth more time a token.
PIECE_SIZE = 50_000
# A piece may end this much earlier than it must, to end with a paragraph or a sentence.
_SEARCH_BACK = 10_000

_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN},}} ?")
_STRETCH = re.compile(rf"\w{{1,{_LONGEST_TOKEN}}}|[^\w\s]{{1,{_LONGEST_TOKEN}}}")
# The mark behind an acronym with full stops, which spaCy's own rules leave in one token with what follows.
_DOTTED_NAME = r"(?<=[A-Z]\.)[-–—/](?=[A-Za-z])"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=\S)")
# A sentence inside a line begins only after one of these; parsers see more, in headlines above all.
_TERMINAL = frozenset(".!?…:;\"”’')]»>")
# Before a name these end with a full stop, and a sentence never ends with them.
_ABBREVIATED = listed(
    """
    Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Govs Gen Gens Lt Col Maj Capt Sgt Cpl Pvt Adm Cmdr Brig Rev Hon
    Messrs Fr St  Mt Ft Lt. Gen. Sen. Rep. Gov. Mr. Mrs. Ms. Dr. Prof. Col. Maj. Capt. Sgt. Adm. Rev. vs vs.
    """
)
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATED)) + 1
_START, _NO_START, _OPEN = 1, -1, 0
_BULLETS = frozenset("-–—•*·▪‣◦")
# A wrapped line is about as long as a terminal is wide: shorter is a heading, longer a paragraph.
_WRAPPED_LINE = range(50, 101)


class GuardedTokenizer:
    """The pipeline's own tokenizer, made safe: linear in any text, and never stopped by a lone surrogate.

    `doc.text` has the length of the text, and differs from it only where a lone surrogate became U+FFFD.
    """

    def __init__(self, inner: Callable[[str], Doc], vocab: Vocab) -> None:
        self.inner = inner
        self.vocab = vocab
        _part_dotted_names(inner)

    def __call__(self, text: str) -> Doc:
        """The tokens of the text."""
        text = _SURROGATE.sub("\ufffd", text)
        match = _RUN.search(text)
        if match is None:
            return gathered(self.inner(text))
        words: list[str] = []
        spaces: list[bool] = []
        done = 0
        while match is not None:
            self._add_plain(text[done : match.start()], words, spaces)
            _add_run(match.group(), words, spaces)
            done = match.end()
            match = _RUN.search(text, done)
        self._add_plain(text[done:], words, spaces)
        return gathered(Doc(self.vocab, words=words, spaces=spaces))

    def _add_plain(self, text: str, words: list[str], spaces: list[bool]) -> None:
        for token in self.inner(text):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))

    def __getattr__(self, name: str) -> object:
        # Reached only for what isn't defined here: saving and exceptions stay the inner tokenizer's.
        if name in ("inner", "vocab"):
            raise AttributeError(name)
        return getattr(self.inner, name)


def _part_dotted_names(tokenizer: Callable[[str], Doc]) -> None:
    """Makes "U.S.-led" and "U.S.–Iran" three tokens each, as treebanks have them and as "US-led" is already.

    Only in a tokenizer like spaCy's own, whose infixes are found by a regular expression.
    """
    expression = getattr(getattr(tokenizer, "infix_finditer", None), "__self__", None)
    if isinstance(expression, re.Pattern) and not expression.pattern.startswith(_DOTTED_NAME):
        parted = re.compile(f"{_DOTTED_NAME}|{expression.pattern}", expression.flags)
        tokenizer.infix_finditer = parted.finditer  # type: ignore[attr-defined]  # not any function has it


def _add_run(run: str, words: list[str], spaces: list[bool]) -> None:
    stretches = _STRETCH.findall(run)
    words.extend(stretches)
    spaces.extend([False] * len(stretches))
    spaces[-1] = run.endswith(" ")


@Language.component("dramatis_line_starts", retokenizes=False)
def line_starts(doc: Doc) -> Doc:
    """A sentence starts where a line does, unless the line is only wrapped.

    The parser, which comes later, keeps these starts and adds its own, but none in the middle of a line where the word
    before doesn't end a sentence. A newline followed by a lower-case word goes on; so does a line of a terminal's width
    that doesn't end a sentence.
    """
    whole = doc.text
    line_start = 0
    last = word = ""
    # Whether a sentence starts at the next word: after a line's end it must, in the middle of a clause it must not.
    starts: int = _OPEN
    # Set at once: spaCy looks through the whole document at each `token.is_sent_start = …`.
    marks = numpy.zeros(len(doc), dtype="int64")
    # "KYIV (Agency) — The president …": the report begins after the dash.
    report_starts = {end for _, end in datelines(whole)}
    for token in doc:
        text = token.text
        if not text.isspace():
            if starts != _OPEN:
                marks[token.i] = starts
            elif token.idx in report_starts:
                marks[token.i] = _START
            elif last not in _TERMINAL or (last == "." and word in _ABBREVIATED):
                marks[token.i] = _NO_START
            # A bullet belongs to the sentence that it opens.
            starts = _NO_START if starts == _START and text in _BULLETS else _OPEN
            last = text[-1]
            if text != ".":
                word = text
            continue
        marks[token.i] = _NO_START
        if "\n" not in text and "\u2029" not in text:
            continue
        width = token.idx - line_start
        line_start = token.idx + len(text)
        following = whole[line_start : line_start + _WRAPPED_LINE.stop]
        starts = _START
        if text.count("\n") == 1 and last not in _TERMINAL:
            wrapped = width in _WRAPPED_LINE and following.find("\n") in _WRAPPED_LINE
            if following[:1].islower() or (wrapped and following[:1].isalnum()):
                starts = _NO_START
    if len(doc):
        marks[0] = _START
        # spaCy's stub asks for its own array type, of which numpy's is one.
        doc.from_array(["SENT_START"], marks.astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]
    return doc


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most PIECE_SIZE characters, which joined give it back; one piece if it is short.

    Cut after a paragraph where one ends near, else after a sentence, a word, or just so.
    """
    start = 0
    while len(text) - start > PIECE_SIZE:
        end = _cut(text, start + PIECE_SIZE - _SEARCH_BACK, start + PIECE_SIZE)
        yield text[start:end]
        start = end
    yield text[start:]


def _cut(text: str, low: int, high: int) -> int:
    paragraph = text.rfind("\n\n", low, high)
    if paragraph >= 0:
        return paragraph + 2
    sentence = 0
    for match in _SENTENCE_END.finditer(text, low, high):
        # "Mr." ends no sentence, nor does an initial.
        word = text[max(low, match.start() - _LONGEST_ABBREVIATION) : match.start()].rpartition(" ")[2]
        if word not in _ABBREVIATED and (len(word) != 1 or match.group()[0] != "."):
            sentence = match.end()
    if sentence:
        return sentence
    space = max(text.rfind("\n", low, high), text.rfind(" ", low, high))
    return space + 1 if space >= 0 else high
