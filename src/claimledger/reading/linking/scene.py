"""What the steps of linking ask of a text: its words, its paragraphs, what its drafts cover."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Lexicon, Words
from claimledger.reading.linking.kinship import Matter
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.layout import Layout, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form, SegmentKind, SpeechAct

__all__ = ["WORD", "Noun", "Scene", "covered", "opens_with", "scene_of", "within", "words_in"]

WORD = re.compile(r"\w+(?:[-'\u2019](?!s\b)\w+)*")

_OPENING = re.compile(r"(?:[\"\u201c\u2018\u00ab']|(?:[:;!?\u2026]|(?<=\w{4})\.)\s+)\Z")
_NEAR = 8
"""Behind what, among so many letters, a word opens a sentence within another."""

_LENGTH = 1_000
_SMALL = (
    "pronouns",
    "complementizers",
    "also",
    "adverbs",
    "negations",
    "conjunctions",
    "contrasts",
    "pointers",
    "auxiliaries",
    "subordinators",
    "relatives",
    "prepositions",
    "joiners",
    "agents",
    "addressing",
    "determiners",
    "plural_pronouns",
    "thing_pronouns",
    "own_pronouns",
    "same",
    "futures",
    "backshifts",
)


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters; the owner's "'s" is a word of its own.

    >>> words_in("The mayor's re-election: no comment!")
    ('the', 'mayor', 's', 're-election', 'no', 'comment')
    """
    return tuple(WORD.findall(text.lower()))


def opens_with(words: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> int:
    """Return the length of the longest phrase that the words begin with; 0 for none."""
    known = frozenset(phrases)
    fits = (n for n in _lengths(known) if n <= len(words) and tuple(words[:n]) in known)
    return max(fits, default=0)


def within(words: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether one of the phrases stands somewhere among the words."""
    known = frozenset(phrases)
    return any(
        tuple(words[n : n + length]) in known
        for length in _lengths(known)
        for n in range(len(words))
    )


@lru_cache(maxsize=256)
def _lengths(phrases: frozenset[tuple[str, ...]]) -> frozenset[int]:
    return frozenset(map(len, phrases))


@final
@attrs.frozen
class Noun:
    """A noun for something said before, as it stands: what acts it can answer, and its number."""

    acts: tuple[SpeechAct, ...]
    several: bool


@final
@attrs.frozen(eq=False, slots=False)
class Scene:
    """A text and its language, with what is worked out of them once.

    ``sections`` counts the headings before each segment, ``flow`` the paragraphs of body before
    it; ``small`` are the language's small words, which say nothing of the matter.
    """

    layout: Layout
    lexicon: Lexicon
    sections: tuple[int, ...]
    flow: tuple[int, ...]
    small: frozenset[str]
    phrases: dict[str, frozenset[tuple[str, ...]]]
    names: dict[tuple[str, Form], tuple[str, ...]] = attrs.field(factory=dict, init=False)
    """By what each voice, by words and form, can be called again, as far as that was worked out."""
    named: dict[int, tuple[Voice, ...]] = attrs.field(factory=dict, init=False)
    """Who is named in each segment, as far as that was worked out."""
    _lows: dict[int, tuple[str, ...]] = attrs.field(factory=dict, init=False)
    _matters: dict[tuple[Span, ...], Matter] = attrs.field(factory=dict, init=False)

    @property
    def words(self) -> Words:
        """The language's small words, by what they do."""
        return self.lexicon.words

    def of(self, span: Span) -> str:
        """Return what stands there."""
        return span.of(self.layout.text)

    def lows(self, number: int) -> tuple[str, ...]:
        """Return the words of a segment in small letters."""
        if number not in self._lows:
            self._lows[number] = words_in(self.of(self.layout.segments[number].span))
        return self._lows[number]

    def body(self, number: int) -> bool:
        """Tell whether a segment is a sentence of the text itself."""
        return self.layout.segments[number].kind is SegmentKind.BODY

    def quoted(self, number: int) -> bool:
        """Tell whether a segment is a quotation, or a part of one, and nothing else."""
        span = self.layout.segments[number].span
        return (span.start, span.end) in self.whole

    def matter(self, spans: Iterable[Span]) -> frozenset[str]:
        """Return the words there that say what it is about: not small, not of one letter."""
        return frozenset(
            word
            for span in spans
            for word in words_in(self.of(span))
            if len(word) > 1 and word not in self.small
        )

    def matter_of(self, draft: Draft) -> Matter:
        """Return the words that say what a draft is about, of the beginning of a long one."""
        if draft.content not in self._matters:
            spans = (Span(s.start, min(s.end, s.start + _LENGTH)) for s in draft.content[:_LENGTH])
            self._matters[draft.content] = Matter.of(self.matter(spans))
        return self._matters[draft.content]

    @cached_property
    def whole(self) -> frozenset[tuple[int, int]]:
        """Where the parts of quotations begin and end, if no mark of them is missing."""
        quotations = (quotation for quotation in self.layout.quotations if quotation.balanced)
        parts = (part for quotation in quotations for part in quotation.parts)
        return frozenset((part.start, part.end) for part in parts)

    @cached_property
    def _quotations(self) -> tuple[int, ...]:
        return tuple(quotation.span.start for quotation in self.layout.quotations)

    def within_quotation(self, number: int) -> bool:
        """Tell whether a segment begins with a quotation, or within one."""
        start = self.layout.segments[number].span.start
        place = bisect_right(self._quotations, start) - 1
        return place >= 0 and start < self.layout.quotations[place].span.end

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the text writes in small letters somewhere."""
        return frozenset(w for w in WORD.findall(self.layout.text) if not w[0].isupper())

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words that the text writes with a capital within a sentence, and not in a heading."""
        text, spans = self.layout.text, [s.span for s in self.layout.segments if _is_body(s)]
        return frozenset(
            word[0]
            for span in spans
            for word in WORD.finditer(text, span.start, span.end)
            if word[0][0].isupper() and not self.opens(word.start(), span.start)
        )

    def opens(self, start: int, begin: int) -> bool:
        """Tell whether a word there opens its sentence, which begins there, or one within it."""
        return start <= begin or bool(
            _OPENING.search(self.layout.text[max(start - _NEAR, begin) : start])
        )

    @cached_property
    def women(self) -> frozenset[str]:
        """The words of names that stand behind a title of women, and of no men."""
        return self._titled("titles_of_women") - self._titled("titles_of_men")

    @cached_property
    def men(self) -> frozenset[str]:
        """The words of names that stand behind a title of men, and of no women."""
        return self._titled("titles_of_men") - self._titled("titles_of_women")

    def _titled(self, titles: str) -> frozenset[str]:
        known = self.phrases[titles]
        found = set()
        titled = False
        end = 0
        for word in WORD.finditer(self.layout.text) if known else ():
            low = word[0].lower()
            name = word[0][0].isupper() and low not in self.small
            beside = "," not in self.layout.text[end : min(word.start(), end + _NEAR)]
            titled = (low,) in known or (titled and name and beside)
            if titled and (low,) not in known:
                found.add(low)
            end = word.end()
        return frozenset(found)

    @cached_property
    def _nouns(self) -> dict[str, tuple[SpeechAct, ...]]:
        return {a.noun.lower(): a.answers for a in self.lexicon.anaphors}

    def anaphor(self, word: str) -> Noun | None:
        """Return what a word stands for, if it is a noun for something said before.

        It is of several where it has an ending for that, or is written twice ("klaim-klaim").
        """
        first, _, second = word.partition("-")
        single = first if first == second else word
        for ending in self.words.plural_endings:
            stem = word.removesuffix(ending)
            if stem != word and stem in self._nouns:
                single = stem
        acts = self._nouns.get(word, self._nouns.get(single))
        return None if acts is None else Noun(acts, single != word)

    def is_medium(self, voice: Voice) -> bool:
        """Tell whether a voice is somebody who publishes, by a noun or a name that says so."""
        head, _, behind = voice.words.partition(",")
        if behind.strip().isdigit():  # an age: "Dawn Pickle, 46"
            return False
        if within(words_in(head), self.phrases["media"]):
            return True
        words = (w.lower() if w[0].isupper() else "" for w in WORD.findall(head))
        return voice.form is Form.NAME and within(tuple(words), self.phrases["outlets"])

    @cached_property
    def titles(self) -> frozenset[tuple[str, ...]]:
        """Offices, and what else stands before a name and is no part of it."""
        lists = ("roles", "offices", "titles", "titles_of_women", "titles_of_men")
        return frozenset().union(*(self.phrases[name] for name in lists))


def _is_body(segment: Segment) -> bool:
    return segment.kind is SegmentKind.BODY


def scene_of(layout: Layout, lexicon: Lexicon) -> Scene:
    """Return the scene of a text in the language of the lexicon."""
    segments = layout.segments
    headings = [segment.kind is SegmentKind.HEADING for segment in segments]
    opens = [
        segment.kind is SegmentKind.BODY and (before is None or before != segment.paragraph)
        for segment, before in zip(segments, _body_before(layout), strict=True)
    ]
    phrases = _phrases(lexicon.words)
    small = {word for name in _SMALL for phrase in phrases[name] for word in phrase}
    return Scene(
        layout,
        lexicon,
        tuple(accumulate(headings)),
        tuple(accumulate(opens)),
        frozenset(small),
        phrases,
    )


@lru_cache(maxsize=16)
def _phrases(words: Words) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return the lists of a language's words, each entry cut up into its words."""
    lists = attrs.asdict(words, recurse=False, filter=lambda _, value: isinstance(value, tuple))
    return {name: frozenset(map(words_in, entries)) for name, entries in lists.items()}


def _body_before(layout: Layout) -> list[int | None]:
    """Return for each segment the paragraph of the last segment of body before it."""
    last: int | None = None
    before = []
    for segment in layout.segments:
        before.append(last)
        if segment.kind is SegmentKind.BODY:
            last = segment.paragraph
    return before


def covered(drafts: Iterable[Draft], layout: Layout) -> list[bool]:
    """Tell for each segment whether a draft touches it with its cue, source or content."""
    starts = [segment.span.start for segment in layout.segments]
    steps = [0] * (len(starts) + 1)
    for draft in drafts:
        for span in (*draft.cue, *draft.content, *draft.source.spans):
            first = bisect_right(starts, span.start) - 1
            steps[max(first, 0)] += 1
            steps[max(bisect_right(starts, span.end - 1) - 1, first, 0) + 1] -= 1
    return [depth > 0 for depth in accumulate(steps)][: len(starts)]
