"""Halves: what is said before an attribution and behind it: "The bridge, she said, is safe"."""

from __future__ import annotations

from claimledger.reading.parts.words import Speech
from claimledger.reading.phrases.said.quoting import Said, behind_comma, manner
from claimledger.reading.phrases.sentence.clauses import first_of
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.stretches import NO_NOUN, Stretch, begins_verb

__all__ = ["beside", "halved", "with_rest"]

_SHORT = 4
"""How many tokens before a cue may be part of a clause only."""
_BESIDE = 5
"""How many tokens a name may have that stands beside a speaker."""
_OPENER = (
    Mark.CONTRAST
    | Mark.ADVERB
    | Mark.JOIN
    | Mark.POINTER
    | Mark.PREPOSITION
    | Mark.SUBORDINATOR
    | Mark.TIME
    | Mark.AGENT
)
"""What an opener is made of that says nothing by itself: "however", "besides that"."""


def halved(site: Site, said: Said | None, lead: int) -> bool:
    """Tell whether what stands ahead of a cue is no clause yet, so that the rest stands behind."""
    if said is None or said.speech is Speech.DIRECT or not lead:
        return False
    start, end = said.ranges[0]
    adverbial = bool(site.marks[start] & Mark.PREPOSITION)
    finite = site.holds(start + 2 * adverbial, end, Mark.AUXILIARY)
    if not site.marks[lead - 1] & Mark.COMMA or finite:
        return False
    return end - start <= _SHORT or adverbial


def beside(site: Site, source: Stretch, *, clause: bool) -> Stretch:
    """Return a speaker with the name, or noun with a name in it, that stands beside it in commas.

    A name is one beside a common noun; where a ``clause`` may begin behind the comma, only that.
    """
    size = len(site)
    start = source.end + 1
    end = first_of(site, start, size, Mark.COMMA) if site.mark(source.end) & Mark.COMMA else size
    marks = site.marks[start:end]
    if end >= size - 1 or not 0 < len(marks) <= _BESIDE or marks[0] & (NO_NOUN | Mark.TIME):
        return source
    if all(mark & Mark.CAPITAL for mark in marks):
        behind = first_of(site, end + 1, size, Mark.COMMA)
        listed = site.marks[end + 1] & Mark.JOIN or (
            behind < size and all(m & Mark.CAPITAL for m in site.marks[end + 1 : behind])
        )
        common = source.end > source.start + 1 and not site.marks[source.start] & Mark.CAPITAL
        whole = common and not listed
    else:
        cued = any(n in site.cued for n in range(start, end))
        noun = any(m & Mark.CAPITAL for m in marks) and not begins_verb(site, start)
        whole = noun and not cued and not clause
    return source._replace(end=end) if whole else source


def _past_place(site: Site, start: int) -> int:
    """Return where words go on behind a place that a day follows: "in Lund, on Monday"."""
    comma = first_of(site, start, len(site), Mark.COMMA)
    placed = site.marks[start] & Mark.PREPOSITION and site.mark(comma + 1) & Mark.TIME
    return comma + 1 if placed else start


def with_rest(site: Site, said: Said, end: int) -> Said | None:
    """Return what is said with its rest behind an attribution; nothing if none stands there.

    Ahead of the attribution, an opener is no part of it. A clause about the speaker is no rest.
    """
    size = len(site)
    n = end + 1
    if not site.mark(end) & Mark.COMMA or n >= size:
        return None
    comma = first_of(site, n, size, Mark.COMMA)
    if site.marks[n] & Mark.RELATIVE and not site.holds(n + 2, comma, Mark.AUXILIARY):
        n = comma + 1 if comma < size else n
    n = _past_place(site, n)
    rest = behind_comma(site, n)
    day = Mark.TIME | Mark.NUMBER | Mark.BRACKET
    if rest is None or all(mark & day for mark in site.marks[slice(*rest.ranges[0])]):
        return None
    start, last = said.ranges[0]
    opener = all(mark & _OPENER for mark in site.marks[start:last])
    ranges = rest.ranges if opener else (*said.ranges, *rest.ranges)
    return Said(ranges, rest.speech if opener else manner(site, ranges), sure=False)
