"""Verbs of reporting in English, chosen apart from the lexicon, so that it can be measured by them.

A verb is here if it commonly takes a clause or a quotation as what somebody *says or writes*. Not
here are verbs of thinking and wanting (think, believe, hope, want), of showing (show, find, seem),
and of doing something by words to somebody (praise, blame, criticise, call, endorse, thank).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

__all__ = [
    "ACCORDING",
    "FORMS",
    "VERBS",
    "forms_of",
    "head_of",
    "is_according",
    "is_reporting_verb",
]

_VERBS: Final = """
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure
    attest boast caution charge claim clarify comment complain concede conclude confess confide
    confirm contend continue counter cry declare demand deny disclose dispute echo elaborate
    emphasize emphasise estimate exclaim explain express forecast hint imply indicate inform
    inquire insist interject joke lament maintain mention mutter note object observe opine plead
    pledge point post predict proclaim promise propose protest question quip quote read reaffirm
    reassure recall recommend recount reiterate relate remark remind reply report repeat respond
    retort reveal say shout speculate state stress suggest swear tell testify theorize threaten
    tweet underline underscore urge utter venture vow warn whisper wonder write yell
"""
VERBS: Final = tuple(_VERBS.split())
_IRREGULAR: Final = {
    "forecast": ("forecast", "forecasts", "forecasting", "forecasted"),
    "quip": ("quip", "quips", "quipped", "quipping"),
    "quote": ("quote", "quotes", "quoted", "quoting"),
    "read": ("read", "reads", "reading"),
    "say": ("say", "says", "said", "saying"),
    "swear": ("swear", "swears", "swore", "sworn", "swearing"),
    "tell": ("tell", "tells", "told", "telling"),
    "write": ("write", "writes", "wrote", "written", "writing"),
    "admit": ("admit", "admits", "admitted", "admitting"),
    "threaten": ("threaten", "threatens", "threatened", "threatening"),
}
_SMALL: Final = """
    a also an and again already always am are as be been before being both but can could did do does
    even ever far first further get gets going got had has have having he in is it just later long
    may might more must n't never next not now often on once only or own she should since so still
    that the then there they to too twice use used was we went were when which who will with would
    yet you d ll m re s t ve
"""
_SKIPPED: Final = frozenset(_SMALL.split())
ACCORDING: Final = ("according to", "in the words of", "as told by", "as reported by")


def forms_of(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb.

    >>> forms_of("deny"), forms_of("urge")
    (('deny', 'denies', 'denied', 'denying'), ('urge', 'urges', 'urged', 'urging'))
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, verb + ending, verb + "ed", verb + "ing"


FORMS: Final = frozenset(form for verb in VERBS for form in forms_of(verb))


def head_of(cue: str) -> str:
    """Return the word that decides what kind of cue this is, in lower case; none if all is small.

    That is the first word but for auxiliaries, negations, pronouns, prepositions and adverbs in
    -ly. ``told`` is the head of "has also repeatedly told".

    >>> head_of("has also repeatedly told"), head_of("According to"), head_of("to be")
    ('told', 'according', '')
    """
    return next(_heads(re.findall(r"[\w'’]+", cue.lower())), "")


def _heads(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        bare = re.sub(r"['’]\w*$", "", word)
        adverb = word.endswith("ly") and word not in FORMS
        negated = word.endswith(("n't", "n’t"))
        if bare and not (adverb or negated or bare in _SKIPPED):
            yield bare


def is_reporting_verb(cue: str) -> bool:
    """Tell whether the head of a cue is a reporting verb."""
    return head_of(cue) in FORMS


def is_according(cue: str) -> bool:
    """Tell whether a cue says "according to" or the like."""
    words = " ".join(cue.lower().split())
    return any(words.startswith(phrase) for phrase in ACCORDING)
