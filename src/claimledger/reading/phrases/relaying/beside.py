"""Beside: relay phrases that stand beside what is said, such as "in an interview with Reuters"."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue, Taking, Via
from claimledger.reading.parts.words import Frame
from claimledger.reading.phrases.relaying.outlets import is_outlet, is_own, named
from claimledger.reading.phrases.relaying.strangers import is_told
from claimledger.reading.phrases.sentence.clauses import first_of
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Hit
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.stretches import Stretch

__all__ = ["beside", "further_on", "outlet_beside"]

_WITHIN = 14
"""How many tokens a phrase may have before the form that shows it."""
_PARTING = (
    Mark.COMMA
    | Mark.DASH
    | Mark.STOP
    | Mark.COLON
    | Mark.QUOTE
    | Mark.AUXILIARY
    | Mark.NEGATION
    | Mark.COMPLEMENTIZER
)
_BARE = Mark.PREPOSITION | Mark.AGENT | Mark.JOINER
"""What a form is that names an outlet by itself: "on"."""


def outlet_beside(site: Site, hit: Hit, entry: Via, floor: int) -> Stretch | None:
    """Return the outlet that a form names, or the platform: behind it, further on, or before it.

    Before it, it stands behind the token ``floor``: "in a Reuters interview".
    """
    bare = site.marks[hit.start] & _BARE
    found = named(site, hit.end, entry)
    if found is None:
        return None if bare or entry.prepositions else _before(site, floor, hit.start)
    if not entry.outlets_only:
        return found
    if bare and not _only_names(site, found):
        return None
    own = is_own(site, found, silent=entry.silent) or is_told(site, hit, found, entry)
    if is_outlet(site, found) or (not bare and own):
        return found
    return further_on(site, found, entry)


def further_on(site: Site, found: Stretch, entry: Via) -> Stretch | None:
    """Return the outlet behind the one who asks: "an interview with Ann Berg on Orm radio"."""
    if not site.mark(found.end) & Mark.PREPOSITION:
        return None
    second = named(site, found.end + 1, entry)
    return second if second is not None and is_outlet(site, second) else None


def beside(site: Site, hit: Hit) -> int | None:
    """Return where a phrase begins that stands beside what is said; nothing if it does not.

    That is before any cue, behind a comma and a preposition, or right behind a cue. A preposition
    by itself has nothing between.
    """
    marks = site.marks
    n = hit.start
    while n > 0 and hit.start - n < _WITHIN and not _parts(site, n - 1):
        n -= 1
    bare = bool(marks[hit.start] & _BARE)
    opened = bool(marks[n] & Mark.PREPOSITION) and not bare
    if n == 0:
        return _opening(hit, 0, bare=bare, opened=opened)
    cue = site.cued.get(n - 1)
    if cue is not None:
        whole = isinstance(cue.form.entry, Cue)
        return _behind_cue(site, hit, cue, n) if whole else cue.start
    if not marks[n - 1] & (Mark.COMMA | Mark.DASH | Mark.QUOTE):
        return None
    if opened or (bare and n == hit.start and not marks[n] & Mark.AGENT):
        return n
    first = not any(isinstance(h.form.entry, Cue) and h.start < n for h in site.hits)
    about = marks[n] & (Mark.RELATIVE | Mark.JOIN) or n == hit.start
    if not first or bare or not about:
        return None
    return n if marks[n] & Mark.JOIN else hit.start


def _parts(site: Site, at: int) -> bool:
    mark = site.marks[at]
    opening = mark & Mark.SUBORDINATOR and not mark & Mark.PREPOSITION
    described = at > 0 and site.marks[at - 1] & Mark.DETERMINER
    return bool(mark & _PARTING or opening) or (at in site.cued and not described)


def _opening(hit: Hit, start: int, *, bare: bool, opened: bool) -> int | None:
    if bare:
        return start if hit.start == start else None
    return start if opened else hit.start


def _behind_cue(site: Site, hit: Hit, cue: Hit, start: int) -> int | None:
    """Return where a phrase begins that stands behind a cue and whom it addresses, or its day."""
    marks = site.marks
    inverted = not cue.start or bool(marks[cue.start - 1] & (Mark.COMMA | Mark.QUOTE))
    bare = bool(marks[hit.start] & _BARE)
    timed = all(
        marks[n] & (Mark.TIME | Mark.NUMBER | Mark.ADVERB)
        or (marks[n] & Mark.PREPOSITION and marks[n + 1] & Mark.TIME)
        for n in range(start, hit.start)
    )
    if cue.start and marks[cue.start - 1] & Mark.PASSIVE:
        return None  # a passive: "was reported in"
    if marks[hit.start] & Mark.AGENT:
        quoted = cue.end - cue.start > 1 and Frame.PASSIVE not in cue.form.frames
        return hit.start if quoted and start == hit.start else None
    if Frame.ACCORDING in cue.form.frames and not bare:
        noun = marks[hit.start - 1] & Mark.DETERMINER
        return hit.start + 1 if noun and hit.end - hit.start > 1 else hit.start
    if bare or start == hit.start:
        return hit.start if (timed and bare) or inverted else None
    if timed or marks[start] & Mark.PREPOSITION:
        return start
    opening = first_of(site, start, hit.start, Mark.PREPOSITION)
    if marks[start] & Mark.JOINER and opening < hit.start:
        return opening
    entry = cue.form.entry
    takes = isinstance(entry, Cue) and (entry.addressed or entry.takes[-1:] == (Taking.OBJECT,))
    named = inverted or (takes and not site.holds(start, hit.start, Mark.COMPLEMENTIZER))
    return opening if named and opening < hit.start else None


def _only_names(site: Site, found: Stretch) -> bool:
    """Tell whether an outlet stands there alone: not "television interviews", "a note seen by"."""
    first = first_of(site, found.start, found.end, Mark.CAPITAL)
    barred = Mark.AGENT | Mark.JOINER | Mark.PREPOSITION | Mark.QUOTE
    return not site.holds(found.start, first, barred) and not any(
        found.start <= hit.start < found.end for hit in site.hits
    )


def _before(site: Site, floor: int, end: int) -> Stretch | None:
    """Return the outlet whose name stands before a noun: "a Reuters interview"."""
    start = end
    while start > floor and site.marks[start - 1] & Mark.CAPITAL:
        start -= 1
    found = Stretch(start, end)
    return found if start < end and is_outlet(site, found) else None
