"""A component after the rule lemmatizer, which sets all lemmas but names' small: some capitals are put back."""

from spacy.language import Language
from spacy.tokens import Doc, Token

FACTORY = "dramatis_lemma_case"


@Language.component(FACTORY, assigns=["token.lemma"], requires=["token.pos", "token.tag", "token.lemma"])
def mend_lemmas(doc: Doc) -> Doc:
    """The lemma of a capitalised adjective inside a sentence is capitalised, and that of the object "her" is "she".

    Of the adjectives that UD EWT and GUM capitalise inside a sentence, 92 % keep it in their lemma ("Iraqi", "United").
    """
    for token in doc:
        if token.pos_ == "ADJ":
            if token.text[:1].isupper() and not _opens(doc, token):
                token.lemma_ = token.lemma_[:1].upper() + token.lemma_[1:]
        elif token.tag_ == "PRP" and token.lower_ == "her":
            token.lemma_ = "she"
    return doc


def _opens(doc: Doc, token: Token) -> bool:
    """Whether the word stands first in a sentence, or after a mark that may open one."""
    return bool(token.is_sent_start) or token.i == 0 or doc[token.i - 1].is_punct
