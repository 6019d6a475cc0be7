"""Text as full-text search reads it: folded words, so that both engines find the same nodes.

The server's own analyzers keep "Russia's", "U.S." and "example.com" as one word each, and then neither "Russia" nor
"example" is found; SQLite's unicode61 parts them. So the words are made here by unicode61's rules and stored beside the
text (property `text_words` for `text`), and the index only splits them at spaces.
"""

from graph.search_words import folded_words, query_words

# The analyzer that splits at spaces and changes nothing.
ANALYZER = "whitespace"


def lucene_query(text: str) -> str | None:
    """A query for all words of the text, the last as a prefix; None when it has none. Nothing in it is an operator."""
    terms = [term for word in query_words(text) for term in folded_words(word).split()]
    if not terms:
        return None
    return " ".join(f"+{term}" for term in terms) + "*"
