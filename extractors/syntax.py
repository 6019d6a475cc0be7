"""Reading of the dependency tree in one vocabulary, whether a pipeline writes UD or CLEAR labels.

Every function takes tokens and gives tokens of the same document; nothing is cached and nothing is changed. A parse
may be wrong anywhere, so each of them also ends on hostile trees: a walk upwards takes `_LONGEST_CLIMB` steps at most.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

# CLEAR's names (those of most English pipelines) and subtypes that mean nothing to us, in UD's words.
_UNIVERSAL = {
    "ROOT": "root",
    "dobj": "obj",
    "attr": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "npadvmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "obl:npmod": "obl:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nn": "compound",
    "neg": "advmod",
    "prt": "compound:prt",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "advcl:relcl": "advcl",
}

# No clause of a newspaper is nested deeper; a bound keeps a broken tree from costing more than its depth.
_LONGEST_CLIMB = 40
# Tokens. Sentences of news have up to about a hundred, lists without full stops a few hundred.
_LONGEST_SENTENCE = 400
_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "csubj", "csubj:pass"])
_CLAUSES = frozenset(["root", "ccomp", "advcl", "acl:relcl", "parataxis", "csubj", "csubj:pass"])
_VERBAL = frozenset(["root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "conj"])
_INSIDE_A_PHRASE = frozenset(
    ["det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "det:predet", "goeswith"]
)
# Behind "no" they make a number: "no fewer than 28".
_COMPARING = frozenset(["fewer", "less", "more"])
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "nor", "neither", "without", "hardly", "nobody", "none"])
# What an inflected word ends in, and what its lemma has instead.
_SUFFIXES = (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])


def relation(token: Token) -> str:
    """The token's dependency label in UD's words (`obj`, `nsubj:pass`, `acl:relcl`, `root` …)."""
    label = token.dep_
    return _UNIVERSAL.get(label, label)


def lemma(token: Token) -> str:
    """The token's lemma in lower case; its own letters where the pipeline gives no lemma."""
    return (token.lemma_ or token.text).lower()


def forms(token: Token) -> Iterator[str]:
    """The lemma, and what the word would be without an ending where a tagger took it for a name ("Talks")."""
    known = lemma(token)
    yield known
    word = token.text.lower()
    if word != known:
        yield word
    for ending, instead in _SUFFIXES:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + instead


def children(token: Token, *relations: str) -> list[Token]:
    """The token's dependents that stand in one of the relations, in text order."""
    return [child for child in token.children if relation(child) in relations]


def prose(document: Doc) -> Iterator[Token]:
    """The tokens of sentences that can be read: those longer than any that people write are lists or debris.

    Every step upwards or to a word's dependents costs up to the length of its sentence, so this also keeps hostile text
    from taking time by the square of its length.
    """
    for sentence in document.sents:
        if len(sentence) <= _LONGEST_SENTENCE:
            yield from sentence


def labelled(document: Doc, *labels: str) -> Iterator[Span]:
    """The pipeline's entities of these labels in the sentences that can be read."""
    # `doc.ents` goes through all tokens each time that it is asked for, `sentence.ents` too: once is enough.
    for span in document.ents:
        if span.label_ in labels and len(span.sent) <= _LONGEST_SENTENCE:
            yield span


def is_verb(token: Token) -> bool:
    """The token is a verb, a participle and a gerund included, no auxiliary of another."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and relation(token) in _VERBAL)


def is_noun(token: Token) -> bool:
    """The token is a noun or a proper noun."""
    return token.pos_ in ("NOUN", "PROPN")


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it below it, in text order."""
    found = [token]
    for known in found:
        found.extend(child for child in known.children if relation(child) == "conj" and child not in found)
        if len(found) > _LONGEST_CLIMB:
            break
    return sorted(found, key=lambda member: member.i)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination in which the token stands, or the token."""
    for _ in range(_LONGEST_CLIMB):
        if relation(token) != "conj" or token.head.i == token.i:
            break
        token = token.head
    return token


def passive(verb: Token) -> bool:
    """The verb is in the passive voice: by its auxiliary or subject, or as a bare participle after its noun."""
    kinds = {relation(child) for child in verb.children}
    if "aux:pass" in kinds:
        return True
    if "nsubj:pass" in kinds or "csubj:pass" in kinds:
        # "has asked" with a subject that a parser calls passive: only a form of be or get makes it so.
        auxiliaries = [lemma(child) for child in verb.children if relation(child) in ("aux", "cop")]
        return not auxiliaries or auxiliaries[-1] in ("be", "get")
    if (
        verb.tag_ == "VBN"
        and kinds.isdisjoint(("aux", "obj", "iobj", "ccomp"))
        and own_subject(verb) is not None
        and not any(child.tag_ == "VB" for child in children(verb, "xcomp", "advcl"))
    ):
        # A headline's passive: "Prevost elected pope", "Two arrested in Lyon".
        return True
    return verb.tag_ == "VBN" and (relation(verb) == "acl" or (relation(verb) == "amod" and verb.i < verb.head.i))


def misread_active(verb: Token) -> Token | None:
    """The object of a finite verb that a parser hung before it as a participle ("police seized weapons"), or None."""
    if relation(verb) != "amod" or verb.tag_ not in ("VBN", "VBD") or verb.head.i <= verb.i or verb.i == 0:
        return None
    before = verb.nbor(-1)
    # "has imposed sanctions", with the auxiliary taken for the verb, is active as well.
    if not (is_noun(before) or lemma(before) == "have") or any(
        child.i < verb.i and relation(child) == "det" for child in verb.head.children
    ):
        return None
    return verb.head


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself, or None. For a copula clause ask its predicate."""
    found = [child for child in verb.children if relation(child) in _SUBJECTS]
    if not found:
        # "What the presidents had promised": the parser may hang them on the pronoun.
        asked = [child for child in verb.children if child.i < verb.i and child.tag_ in ("WP", "WDT")]
        found = [child for pronoun in asked for child in pronoun.children if relation(child) in _SUBJECTS]
    # "which Iran rejected": of two subjects the relative pronoun is the wrong one, and so is the farther one.
    named = [child for child in found if lemma(child) not in _RELATIVES]
    before = [child for child in named if child.i < verb.i]
    ranked = before or named or found
    return ranked[-1] if ranked else None


def subject(verb: Token) -> Token | None:
    """Who or what the verb is said of: its own subject, or that of the clause it shares one with.

    A coordinated verb, an infinitive ("wants to meet") and a participle ("…, citing") take the subject of the clause
    above; an infinitive below an object is controlled by it ("urged Iran to halt"); a participle after a noun is said
    of that noun; a relative pronoun gives its antecedent.
    """
    for _ in range(_LONGEST_CLIMB):
        found = own_subject(verb)
        kind = relation(verb)
        if found is not None:
            if kind == "acl:relcl" and lemma(found) in _RELATIVES:
                return verb.head
            return found
        if kind == "acl:relcl" and any(lemma(child) in _RELATIVES for child in children(verb, "obj", "obl")):
            return None
        if kind == "acl":
            # "a bid to end the war": the infinitive says nothing of the bid itself.
            return None if verb.tag_ == "VB" else verb.head
        if kind in ("xcomp", "ccomp") and verb.head.i != verb.i:
            controller = next((child for child in children(verb.head, "obj", "iobj") if child.i < verb.i), None)
            if controller is not None and controller.pos_ in ("PROPN", "PRON", "NOUN"):
                return controller
            verb = verb.head
        elif kind in ("conj", "advcl") and verb.head.i != verb.i:
            verb = verb.head
        else:
            return None
    return None


def objects(verb: Token) -> list[Token]:
    """Direct and indirect objects of the verb, coordinated ones not included."""
    return children(verb, "obj", "iobj")


def agent(verb: Token) -> Token | None:
    """The doer of a passive verb ("by …"), or None."""
    for preposition, head in obliques(verb):
        if preposition == "by":
            return head
    return None


def obliques(token: Token) -> list[tuple[str, Token]]:
    """What hangs on a verb or noun by a preposition: (preposition, head of its noun phrase), in text order.

    Prepositions are in lower case; of-phrases and those of nouns are included. A preposition of several words is joined
    by blanks ("ahead of"). A bare temporal phrase ("last week") has the preposition "".
    """
    found: list[tuple[str, Token]] = []
    for child in token.children:
        kind = relation(child)
        if kind in ("prep", "agent"):
            found.extend((child.text.lower(), inner) for inner in child.children if inner.dep_ in ("pobj", "pcomp"))
        elif kind in ("obl", "obl:agent", "nmod", "nmod:unmarked", "obl:unmarked", "obl:arg"):
            found.append((preposition_of(child), child))
    return found


def preposition_of(head: Token) -> str:
    """The preposition before a noun phrase whose head is given, in lower case; "" where there is none."""
    for child in head.children:
        if relation(child) == "case" and child.i < head.i and child.text.lower() not in ("'s", "’s"):
            words = [child, *children(child, "fixed")]
            return " ".join(word.text.lower() for word in words)
    if head.head.dep_ in ("prep", "agent"):
        return head.head.text.lower()
    return ""


def possessors(noun: Token) -> list[Token]:
    """The owners before a noun: "Russia's", "their", "the minister's"."""
    return children(noun, "nmod:poss")


def modifiers(noun: Token) -> list[Token]:
    """Adjectives, compounds and numbers before the noun, in text order."""
    return [child for child in children(noun, "amod", "compound", "nummod", "nmod:desc", "flat") if child.i < noun.i]


def noun_phrase(token: Token) -> tuple[int, int]:
    """Tokens `start` to `end` (exclusive) of the noun with its determiners, adjectives, compounds and owners.

    Prepositional phrases and clauses after it stay out. The span is always in one piece and holds the token.
    """
    first = last = token.i
    pending = [token]
    for known in pending:
        for child in known.children:
            if relation(child) in _INSIDE_A_PHRASE or (relation(child) == "case" and child.i > known.i):
                first, last = min(first, child.i), max(last, child.i)
                pending.append(child)
    return first, last + 1


def verb_group(verb: Token) -> list[Token]:
    """Auxiliaries, negation, particle and the verb itself, in text order."""
    members = [
        child
        for child in verb.children
        if relation(child) in ("aux", "aux:pass", "cop", "compound:prt")
        or (relation(child) in ("advmod", "neg") and child.text.lower() in _NEGATIONS)
        or (relation(child) == "mark" and child.text.lower() == "to")
    ]
    return sorted([*members, verb], key=lambda member: member.i)


def negation(token: Token) -> Token | None:
    """The word that negates this verb or noun itself ("did not meet", "no talks", "without talks"), or None."""
    for child in token.children:
        word = child.text.lower()
        if (word == "no" and counts_up(child)) or (word == "without" and children(token, "cop")):
            # "Homes were without power" says what is, as "had no power" would not.
            continue
        if word in _NEGATIONS and relation(child) in ("advmod", "det", "case", "mark", "cc:preconj", "aux", "prep"):
            return child
    if token.head.dep_ == "prep" and token.head.text.lower() == "without":
        return token.head
    return None


def counts_up(word: Token) -> bool:
    """The "no" of "no fewer than 28", which denies nothing."""
    doc = word.doc
    return word.i + 2 < len(doc) and doc[word.i + 1].lower_ in _COMPARING and doc[word.i + 2].lower_ == "than"


def governor(token: Token) -> Token | None:
    """The verb in whose clause the token stands (the next verb above it), or None at a root without one."""
    for ancestor in climb(token):
        if is_verb(ancestor):
            return ancestor
    return None


def climb(token: Token) -> Iterator[Token]:
    """The tokens above this one, nearest first; a bounded number of them."""
    for _ in range(_LONGEST_CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def clause_head(token: Token) -> Token:
    """The head of the finite clause in which the token stands: the token itself if it heads one."""
    for candidate in (token, *climb(token)):
        kind = relation(candidate)
        if kind in _CLAUSES or (kind == "conj" and is_verb(candidate) and own_subject(candidate) is not None):
            return candidate
    return token.sent.root


def clause(token: Token) -> tuple[int, int]:
    """Tokens `start` to `end` (exclusive) of the token's finite clause, outer punctuation left out."""
    head = clause_head(token)
    first, last = head.left_edge.i, head.right_edge.i
    document = token.doc
    while first < last and document[first].is_punct:
        first += 1
    while last > first and (document[last].is_punct or document[last].is_space):
        last -= 1
    return min(first, token.i), max(last, token.i) + 1
