"""Contents: what is said, behind a cue or ahead of it."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.words import Frame, Speech
from claimledger.reading.phrases.said.addressees import addressee, told
from claimledger.reading.phrases.said.quoting import (
    ADJUNCT,
    NO_CLAUSE,
    Said,
    behind_adjunct,
    behind_comma,
    clause,
    manner,
    may_follow,
    opened,
    past_adverbs,
    quoted,
)
from claimledger.reading.phrases.sentence.amounts import opens_amount
from claimledger.reading.phrases.sentence.clauses import clause_end, first_of, past, sentence_start
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site

__all__ = ["after", "ahead", "further"]

_MARKING = Mark.COMPLEMENTIZER | Mark.QUESTION | Mark.COMMA | Mark.COLON | Mark.QUOTE
"""What opens what is said."""
_NOUNS = (Taking.BARE, Taking.OBJECT)
"""What lets a cue take any words."""
_LEAST = 2
"""How many tokens must stand ahead of an attribution to be what is said, if none is a name."""
_SOON = 9
"""Within how many tokens a clause shows its auxiliary."""


def after(site: Site, start: int, cue: Cue) -> Said | None:
    """Return what is said behind a cue that ends before ``start``."""
    n = start
    spoken_to = addressee(site, start, cue)
    if cue.addressed:
        if spoken_to is None:
            return None
        n = spoken_to[1]
    elif spoken_to is None and (found := told(site, n, cue)) is not None:
        spoken_to, n = found, found[1]
    n = past_adverbs(site, n)
    if n >= len(site):
        return None
    if site.marks[n] & _MARKING:
        said = _marked(site, n, cue)
    else:
        said = _plain(site, n, cue, parted=spoken_to is not None)
    return None if said is None else said._replace(addressee=spoken_to)


def ahead(site: Site, end: int) -> Said | None:
    """Return what is said ahead of a token, up to a quotation's end or a comma."""
    marks = site.marks
    comma = end > 0 and bool(marks[end - 1] & (Mark.COMMA | Mark.DASH))
    last = end - 1 if comma else end
    if last <= 0:
        return None
    if marks[last - 1] & Mark.QUOTE:
        return _quoted_ahead(site, last) if comma or marks[last - 1] & Mark.LONG else None
    start = sentence_start(site, last)
    if last - start < _LEAST and start and marks[start - 1] & Mark.JOIN:
        start -= 1
    if start and marks[start - 1] & Mark.LONG and site.closed_by(start - 1) == ",":
        aside = not site.holds(start, last, Mark.AUXILIARY | Mark.PRONOUN)
        if aside and comma and marks[start] & Mark.DETERMINER:
            return _quoted_ahead(site, start)
    brief = last - start < _LEAST and not marks[start] & Mark.CAPITAL
    if not comma or brief:
        return None
    ranges = ((start, last),)
    return Said(ranges, manner(site, ranges), sure=False)


def further(site: Site, start: int, *, quotation: bool, half: bool = False) -> tuple[Range, ...]:
    """Return the rest of what is said behind an attribution that stands within it.

    Behind a ``quotation`` only another goes on; behind ``half`` a clause, a cue may: "plans to".
    """
    parted = site.mark(start) & (Mark.COMMA | Mark.DASH | Mark.COLON)
    n = start + bool(parted)
    mark = site.mark(n)
    if mark & Mark.LONG:
        return ((n, past(site, n, len(site), Mark.QUOTE)),)
    if quotation or not parted & Mark.COMMA or n >= len(site) or _is_own(site, n, half=half):
        return ()
    end = clause_end(site, n)
    return ((n, end),) if end - n >= _LEAST else ()


def _is_own(site: Site, n: int, *, half: bool) -> bool:
    """Tell whether an adverbial, a clause about the speaker, or another attribution begins."""
    mark = site.marks[n]
    barred = ADJUNCT | Mark.RELATIVE | Mark.CONTRAST
    goes = Mark.COMPLEMENTIZER | Mark.INFINITIVE | Mark.AGENT
    return (n in site.cued and not half) or bool(mark & barred and not mark & goes)


def _quoted_ahead(site: Site, end: int) -> Said:
    """Return a quotation, with the words of its clause before it if it is part of one."""
    start = end - 1
    while start > 0 and site.marks[start - 1] & Mark.QUOTE:
        start -= 1
    parting = Mark.COLON | Mark.COMMA | Mark.STOP | Mark.DASH
    if start == 0 or site.marks[start - 1] & parting:
        return Said(((start, end),), Speech.DIRECT)
    return Said(((sentence_start(site, start), end),), Speech.MIXED)


def _marked(site: Site, n: int, cue: Cue) -> Said | None:
    """Return what is said where a mark or a word opens it."""
    mark, takes = site.marks[n], cue.takes
    if mark & Mark.COMPLEMENTIZER and Taking.CLAUSE in takes:
        return opened(site, n)
    if mark & Mark.QUESTION and Taking.CLAUSE in takes:
        return clause(site, n)
    if mark & (Mark.COMMA | Mark.COLON):
        if site.mark(n + 1) & Mark.QUOTE and Taking.QUOTATION in takes:
            return quoted(site, n + 1)
        comma_may = may_follow(site, cue)
        return behind_comma(site, n + 1) if mark & Mark.COLON or comma_may else None
    if mark & Mark.QUOTE and Taking.QUOTATION in takes:
        return quoted(site, n)
    return _unmarked(site, n, cue, parted=False)


def _plain(site: Site, n: int, cue: Cue, *, parted: bool) -> Said | None:
    """Return what is said where no mark opens it; ``parted`` from its cue by one spoken to."""
    mark, takes = site.marks[n], cue.takes
    if mark & Mark.INFINITIVE and Taking.INFINITIVE in takes and not parted:
        return clause(site, n)
    if mark & ADJUNCT and not mark & Mark.DETERMINER and not opens_amount(site, n):
        said = behind_adjunct(site, n, cue)
        thanked = mark & Mark.ADDRESSING and takes == (Taking.OBJECT,)
        return clause(site, n) if said is None and thanked else said
    return _unmarked(site, n, cue, parted=parted)


def _unmarked(site: Site, n: int, cue: Cue, *, parted: bool) -> Said | None:
    """Return the clause or noun phrase that is said from a token on."""
    mark, takes = site.marks[n], cue.takes
    dropped = site.grammar.lexicon.words.subject_dropped
    barred = NO_CLAUSE & ~Mark.AUXILIARY if dropped else NO_CLAUSE
    if mark & barred and not mark & (Mark.PRONOUN | Mark.DETERMINER):
        return None
    adverbs = past(site, n, len(site), Mark.ADVERB & ~Mark.AUXILIARY)
    if (
        Frame.TO_VERB not in cue.frames
        and n < adverbs < len(site)
        and site.marks[adverbs] & ADJUNCT & ~Mark.TIME
        and not site.holds(n, adverbs, Mark.AUXILIARY | Mark.CAPITAL | Mark.DETERMINER)
    ):
        return None
    said = clause(site, n)
    if said is None or Taking.QUOTED in takes:
        return None if said is None or said.speech is not Speech.MIXED else _one_term(site, said)
    verb = n in site.cued and not mark & Mark.ANAPHOR and not dropped
    thing = mark & Mark.ARTICLE and not mark & Mark.POINTER and site.holds(0, n, Mark.LONG)
    deed = cue.participle and thing and not _finite(site, n, said)  # "adding a smile"
    if (verb or deed) and Taking.OBJECT not in takes:
        return None
    counted = Taking.CLAUSE in takes and mark & Mark.NUMBER and not {*_NOUNS} & {*takes}
    if (Taking.FINITE in takes or counted) and _shows(site, n, said):
        return said
    if Taking.BARE in takes or Taking.OBJECT in takes:
        return said._replace(sure=Taking.BARE in takes and not parted)
    return behind_adjunct(site, n, cue) if parted and Taking.FINITE not in takes else None


def _shows(site: Site, n: int, said: Said) -> bool:
    """Tell whether what is said shows its auxiliary before another verb's comma.

    It may open it where a subject may go unsaid, and be the noun that an ending makes of it: "there
    being no bridge" as one word.
    """
    words = site.grammar.lexicon.words
    end = min(said.ranges[0][1], n + _SOON)
    end = next((m - 1 for m in range(n + 1, end) if _is_main(site, m)), end)
    if site.marks[n] & Mark.NUMBER:
        end = first_of(site, n, end, Mark.COMMA)
    if not words.subject_dropped:
        return site.holds(n + 1, end, Mark.AUXILIARY)
    stems = [site.lows[n].removesuffix(ending) for ending in words.enclitics]
    auxiliary = Mark.AUXILIARY | Mark.CONDITIONAL
    made = any(site.grammar.classes.get(stem, 0) & auxiliary for stem in stems)
    return made or site.holds(n, end, Mark.AUXILIARY)


def _is_main(site: Site, at: int) -> bool:
    """Tell whether a cue stands behind a comma: the main verb behind a clause in commas."""
    return at in site.cued and bool(site.marks[at - 1] & Mark.COMMA)


def _finite(site: Site, n: int, said: Said) -> bool:
    """Tell whether what is said from a token on soon shows its auxiliary."""
    return site.holds(n + 1, min(said.ranges[0][1], n + _SOON), Mark.AUXILIARY)


def _one_term(site: Site, said: Said) -> Said:
    """Return what is said up to a conjunction behind its quotation that joins no other."""
    start, end = said.ranges[0]
    for n in range(start + 1, end):
        more = Mark.QUOTE | Mark.DETERMINER | Mark.PRONOUN
        joins = site.marks[n] & Mark.JOIN and not site.mark(n + 1) & more
        if joins and site.marks[n - 1] & Mark.QUOTE:
            return said._replace(ranges=((start, n),))
    return said
