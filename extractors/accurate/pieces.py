"""Words to word-piece ids, by the tokenizer that the model was trained with."""

import re
from collections.abc import Sequence
from pathlib import Path

from extractors.accurate.requirements import tokenizers
from extractors.forgetful import Forgetful

# A word of more pieces is an address, a key or noise: its beginning tells that, and the rest would fill the window.
LONGEST_WORD = 12
# So many words are kept with their pieces, in about 10 MB.
_KEPT_WORDS = 50_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class PieceTable:
    """The pieces of words, one word at a time, so that the same word always has the same pieces."""

    def __init__(self, path: Path) -> None:
        """Of a tokenizers file, tokenizer.json.

        Raises PipelineError without the extra, OSError or ValueError when the file can't be read as such a file.
        """
        text = path.read_text(encoding="utf-8")
        library = tokenizers()
        try:
            self._tokenizer = library.Tokenizer.from_str(text)
        except Exception as problem:  # the library raises Exception itself for a file that it can't read
            raise ValueError(f"{path.name} is no tokenizer's file: {problem}") from problem
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._unknown = self._number("[UNK]")
        # What stands before and after the words of a window.
        self.marks = (self._number("[CLS]"), self._number("[SEP]"))
        self._kept: Forgetful[str, list[int]] = Forgetful(_KEPT_WORDS)

    def pieces_of(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of each word's pieces: at least one ([UNK] for a word that has none), at most LONGEST_WORD.

        The lists are shared between calls; don't change them.
        """
        kept = self._kept
        return [kept[word] if word in kept else self._look_up(word) for word in words]

    def _number(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the tokenizer has no piece {piece}")
        return int(number)

    def _look_up(self, word: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(_SURROGATE.sub("\ufffd", word), add_special_tokens=False).ids
        pieces = ids[:LONGEST_WORD] or [self._unknown]
        self._kept[word] = pieces
        return pieces
