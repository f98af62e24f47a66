"""The words of what is said, as a claim has them: without what opens it, and as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

import attrs

from claimledger.reading.accepting.mentions import (
    Phrases,
    ends_of,
    folded,
    phrases_of,
    seen,
    tokens,
)
from claimledger.reading.lexicon.entries import Lexicon, Words
from claimledger.reading.parts.words import Frame, SpeechAct

__all__ = ["Wording", "wording_of"]

_QUOTES: Final = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018\u201a\u201b'
_MARKS: Final = f" '\u2019{_QUOTES}"
"""White space and quotation marks."""
_AROUND: Final = " .,;:!\u2026-\u2013\u2014"
"""Marks that say nothing where something begins or ends."""
_PLAIN: Final = str.maketrans({"\u2019": "'", **dict.fromkeys(_QUOTES)})
_LEAST: Final = 2
"""How many words are said at least where a word of saying stands in a denial."""


@final
@attrs.frozen
class Wording:
    """What a language has that opens what is said, and that says that something was said."""

    complementizers: frozenset[str]
    pointing: frozenset[str]
    """Words that may stand for something themselves: "that"."""
    verbs: frozenset[str]
    """Words behind which such a one does: "that is a lie"."""
    persons: frozenset[str]
    between: frozenset[str]
    """Words that may stand before a verb of saying: "ever"."""
    negations: frozenset[str]
    sayings: Phrases
    things: frozenset[str]
    """Pronouns for things, which may be the same whoever speaks: "it"."""
    ours: frozenset[str]
    """Pronouns for who speaks: "we"."""
    owning: frozenset[str]
    endings: tuple[str, ...]
    """Endings that stand for a person."""

    def claimed(self, text: str) -> str:
        """Return words as a claim has them: a sentence without "that" and without a full stop.

        >>> english = wording_of(Lexicon("en", words=Words(complementizers=("that",))))
        >>> english.claimed("that the bridge was safe,"), english.claimed("iPhones sell.")
        ('The bridge was safe', 'iPhones sell')
        """
        text = self._opened(seen(text).strip(_AROUND)).strip(_AROUND)
        first = tokens(text)[:1]
        capital = text[:1].upper()
        if first and text.startswith(first[0]) and first[0].islower() and len(capital) == 1:
            return capital + text[1:]
        return text

    def quoted(self, text: str) -> str:
        """Return words without the marks of a quotation around them."""
        return text.strip(_MARKS)

    def _opened(self, text: str) -> str:
        """Return words without the one that opens them, which is none in "that is a lie"."""
        first, _, rest = text.partition(" ")
        low = first.casefold()
        if not rest or low not in self.complementizers:
            return text
        if low in self.pointing and rest.partition(" ")[0].casefold() in self.verbs:
            return text
        return rest

    def compared(self, text: str) -> str:
        """Return what is the same in texts that claim the same: without quotation marks, small.

        >>> wording_of(Lexicon("en")).compared("The \u201cBill\u201d passed")
        'the bill passed'
        """
        return " ".join(text.translate(_PLAIN).split()).casefold()

    def within(self, text: str, *, direct: bool) -> str:
        """Return within what words mean the same: what one ``speaker`` says, or one ``document``.

        "They smelled oil" is another claim by others who say it, and "his ship" in another
        document. Nothing is returned of words without a pronoun, which are the same everywhere.
        """
        low = [word.translate(_PLAIN).partition("'")[0] for word in folded(tokens(text))]
        first = self.persons.intersection(low[:1]) - self.things
        if first or not self.ours.isdisjoint(low) or (direct and not self.owning.isdisjoint(low)):
            return "speaker"
        if not self.persons.isdisjoint(low) or not self.owning.isdisjoint(low):
            return "document"
        ended = any(word.endswith(self.endings) and word not in self.endings for word in low)
        return "document" if ended else ""

    def disavowed(self, text: str) -> tuple[str, bool] | None:
        """Return what is said not to have been said, and whether a negation says so.

        "Saying that it rained" in a denial, or "he never said that it rained": a verb of saying
        stands first, with none but a pronoun before it. Nothing for anything else.
        """
        words = tokens(text)
        low = folded(words)
        place = int(not self.complementizers.isdisjoint(low[:1]))
        place += not self.persons.isdisjoint(low[place : place + 1])
        before = place
        while place < len(low) and low[place] in self.between:
            place += 1
        end = max(ends_of(low, place, self.sayings), default=0)
        rest = self._behind(text, words[:end]) if end else ""
        if len(tokens(self._opened(rest))) < _LEAST:
            return None
        return rest, not self.negations.isdisjoint(low[before:place])

    def _behind(self, text: str, words: Sequence[str]) -> str:
        """Return what stands behind the words that a text begins with."""
        place = 0
        for word in words:
            place = text.index(word, place) + len(word)
        return text[place:].strip()


def wording_of(lexicon: Lexicon) -> Wording:
    """Return what a lexicon knows of how what is said begins."""
    words: Words = lexicon.words
    sayings = [
        form
        for cue in lexicon.cues
        if cue.speech_act is SpeechAct.STATE and Frame.SVO in cue.frames and not cue.addressed
        for form in cue.forms
    ]
    between = (*words.adverbs, *words.auxiliaries, *words.negations)
    persons = (*words.pronouns, *words.own_pronouns)
    things = (*words.thing_pronouns, *words.determiners)
    return Wording(
        frozenset(folded(words.complementizers)),
        frozenset(folded(things)),
        frozenset(folded((*words.auxiliaries, *words.negations))),
        frozenset(folded(persons)),
        frozenset(folded(between)),
        frozenset(folded(words.negations)),
        phrases_of(sayings),
        frozenset(folded(words.thing_pronouns)),
        frozenset(folded(words.own_pronouns)),
        frozenset(folded(words.possessives)),
        tuple(ending.casefold() for ending in words.enclitics),
    )
