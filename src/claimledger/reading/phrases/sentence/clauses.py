"""Clauses: where a clause begins and ends within a sentence."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.words import Frame
from claimledger.reading.phrases.sentence.amounts import compares
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Hit
from claimledger.reading.phrases.sentence.sites import Site

__all__ = [
    "clause_end",
    "clause_start",
    "comma_before",
    "first_of",
    "past",
    "relative_before",
    "sentence_start",
]

_GOING_ON = (
    Mark.JOIN
    | Mark.RELATIVE
    | Mark.QUOTE
    | Mark.CONTRAST
    | Mark.SUBORDINATOR
    | Mark.PREPOSITION
    | Mark.DETERMINER
    | Mark.PRONOUN
)
"""What goes on with a clause behind a quotation that holds its comma."""
_ADJECTIVES = 2
"""How many tokens may stand before a noun, its article among them."""
_SPEAKER = 8
"""How many tokens a speaker may have who is named behind what is said."""
_WITHIN = Mark.PREPOSITION | Mark.JOINER
"""What goes on with a clause behind a dash."""
_SAME = Mark.NEGATION | Mark.ADVERB | Mark.DETERMINER | Mark.PREPOSITION | Mark.QUOTE
"""What goes on with the same clause behind "but"."""
_HARD = Mark.STOP | Mark.COLON | Mark.LONG


def clause_start(site: Site, end: int) -> int:
    """Return where the words before a token begin that belong to its clause."""
    marks = site.marks
    n = end
    depth = 0
    commas = False
    while n > 0:
        mark = marks[n - 1]
        commas = commas or bool(mark & Mark.COMMA)
        if mark & Mark.BRACKET:
            depth += 1 if site.lows[n - 1] in ")]" else -1
        if n - 1 in site.cued and n < end and not commas:
            about = relative_before(site, site.cued[n - 1].start)
            if about is not None:
                n = about
                continue
        if (
            depth < 0
            or mark & _HARD
            or (mark & Mark.SUBORDINATOR and not _is_within(site, n))
            or (n - 1 in site.cued and not _is_noun(site, site.cued[n - 1]))
            or (mark & Mark.COMPLEMENTIZER and not _restricts(site, n - 1))
        ):
            break
        n -= 1
    return n


def _is_noun(site: Site, hit: Hit) -> bool:
    """Tell whether a cue that is a noun, too, is one: "a report by", "who saw the plan said"."""
    linked = site.mark(hit.end) & (Mark.AGENT | Mark.JOINER) or hit.end in site.cued
    start = max(0, hit.start - _ADJECTIVES)
    return (
        getattr(hit.form.entry, "noun", False)
        and bool(linked)
        and site.holds(start, hit.start, Mark.ARTICLE)
    )


def _is_within(site: Site, at: int) -> bool:
    """Tell whether a word before a token opens no clause: "more *than* 40", "yang *saat* itu"."""
    return compares(site, at - 1) or _is_pointed(site, at)


def _is_pointed(site: Site, at: int) -> bool:
    """Tell whether a word before a token only says when: "kapal yang saat itu berlayar"."""
    follow = site.grammar.lexicon.words.pointers_follow and at > 1
    return follow and bool(site.mark(at) & Mark.POINTER and site.marks[at - 2] & Mark.RELATIVE)


def relative_before(site: Site, cue: int) -> int | None:
    """Return the word right before a cue that tells which noun is meant: "the man *yang* says"."""
    marks, at = site.marks, cue - 1
    if at < 1 or not marks[at] & Mark.RELATIVE or marks[at - 1] & Mark.COMMA:
        return None
    return None if marks[at] & (Mark.COMPLEMENTIZER | Mark.QUESTION) else at


def clause_end(site: Site, start: int) -> int:
    """Return where a clause ends that is said: with the site, or where something else begins.

    That is another attribution, what the text adds behind a comma, a quotation that holds its comma
    or a semicolon, a dash without its fellow, or the end of the brackets around it.
    """
    marks = site.marks
    n = start
    depth = 0
    size = len(site)
    while n < size:
        mark = marks[n]
        if mark & Mark.BRACKET:
            depth += 1 if site.lows[n] in "([" else -1
            if depth < 0:
                return n
        if n > start + 1:
            fellow = first_of(site, n + 1, size, Mark.DASH) if mark & Mark.DASH else size
            if fellow < size:
                n = fellow
            elif (end := _end_at(site, start, n)) is not None:
                return end
        n += 1
    return size


def _end_at(site: Site, start: int, n: int) -> int | None:
    """Return where a clause ends, if it does at a token."""
    mark = site.marks[n]
    if mark & (Mark.COMMA | Mark.STOP) and _counts_on(site, n + 1):
        return n
    if mark & Mark.JOIN and _does_next(site, start, n):
        return n
    if mark & Mark.DASH:
        return None if site.mark(n + 1) & _WITHIN else _trimmed(site, start, n)
    if mark & Mark.COMMA and (_parts(site, start, n + 1) or _closes(site, n + 1)):
        return n
    if site.marks[n - 1] & Mark.QUOTE and _comma_within(site, n - 1):
        return n if not mark & _GOING_ON or _parts(site, start, n) else None
    if mark & Mark.STOP and _cued_from(site, n):
        return n
    begun = _attribution_start(site, n, start)
    return None if begun is None else _trimmed(site, start, begun)


def _counts_on(site: Site, at: int) -> bool:
    """Tell whether others are counted who say something else: "47% said yes; *37%* disagreed"."""
    numbers = site.marks[0] & site.mark(at) & Mark.NUMBER
    return bool(numbers) and _unit(site, 0) == _unit(site, at)


def _unit(site: Site, at: int) -> str:
    """Return of what there is a number: the sign behind it, or the next word."""
    return site.lows[at].strip("0123456789.,") or "".join(site.lows[at + 1 : at + 2])


def _does_next(site: Site, start: int, join: int) -> bool:
    """Tell whether the one who speaks did more: "promised limits *and then did nothing*".

    So it is behind a cue that has nouns and verbs behind it, and no clause without a word for it.
    """
    hit = site.cued.get(start - 1)
    entry = None if hit is None else hit.form.entry
    clause = Mark.COMPLEMENTIZER | Mark.QUESTION | Mark.QUOTE
    if not isinstance(entry, Cue) or Taking.BARE in entry.takes or site.marks[start] & clause:
        return False
    verb = join + 2
    again = site.mark(verb - 1) & Mark.ADVERB and not site.mark(verb - 1) & Mark.AUXILIARY
    participle = site.lows[verb : verb + 1] and site.lows[verb].endswith(
        site.grammar.lexicon.words.participle_endings
    )
    return bool(again and site.mark(verb) & (Mark.AUXILIARY | Mark.VERBAL)) and not participle


def _parts(site: Site, start: int, at: int) -> bool:
    """Tell whether what stands behind a comma is the text's own, not a part of a clause said.

    A contrast is, if another cue follows, or what is said is no clause yet, or a subject or verb
    stands right behind "but". So is what says more about a noun, up to the very end.
    """
    mark, size = site.mark(at), len(site)
    words = site.grammar.lexicon.words
    if mark & Mark.JOIN:
        follows = site.mark(at + 1)
        person = follows & Mark.PRONOUN and not follows & (Mark.DETERMINER | Mark.RELATIVE)
        return bool(person) and not site.lows[at + 1].startswith(words.thing_pronouns)
    if mark & Mark.CONTRAST:
        follows = site.mark(at + 1)
        if at + 1 >= size or follows & (Mark.COMMA | Mark.STOP | Mark.COMPLEMENTIZER):
            return False
        return (
            _cued_from(site, at)
            or not _clausal(site, start, at)
            or not (mark & Mark.SUBORDINATOR or follows & _SAME)
        )
    relative = mark & Mark.RELATIVE and not mark & Mark.COMPLEMENTIZER
    indefinite = mark & Mark.ARTICLE and not mark & Mark.POINTER
    if not relative and (not indefinite or site.lows[at] in words.possessives):
        return False
    last = first_of(site, at, size, Mark.COMMA | Mark.STOP) == size
    adverbial = site.marks[start] & Mark.PREPOSITION
    return last and not adverbial and not site.holds(start, at - 1, Mark.COMMA)


def _closes(site: Site, at: int) -> bool:
    """Tell whether a phrase begins that closes a report: "demikian keterangan di bursa"."""
    return at in site.cued and getattr(site.cued[at].form.entry, "closing", False)


def _clausal(site: Site, start: int, end: int) -> bool:
    """Tell whether a stretch shows that it is a clause, not a noun or a verb with its object."""
    shows = Mark.AUXILIARY | Mark.COMPLEMENTIZER
    return site.holds(start, end, shows) or bool(site.marks[start] & Mark.PRONOUN)


def _cued_from(site: Site, at: int) -> bool:
    """Tell whether a cue stands at a token or behind it."""
    return next(reversed(site.cued), -1) >= at


def sentence_start(site: Site, end: int) -> int:
    """Return where the sentence begins that a token belongs to, "But" and the like left out."""
    n = end
    cued = False
    while n > 0 and not site.marks[n - 1] & Mark.STOP and not _parted(site, n - 1, cued=cued):
        n -= 1
        cued = cued or n in site.cued
    opening = Mark.COMMA | Mark.JOIN | Mark.CONTRAST | Mark.DASH
    while n < end - 1 and site.marks[n] & opening and not site.marks[n] & Mark.NEGATION:
        n += 1
    return n


def _parted(site: Site, at: int, *, cued: bool) -> bool:
    """Tell whether a quotation parts a sentence: it ends one, or has its attribution behind it."""
    if not site.marks[at] & Mark.LONG:
        return False
    last = site.closed_by(at)
    speaker = last == "," and site.mark(at + 1) & (Mark.CAPITAL | Mark.DETERMINER | Mark.PRONOUN)
    return last in ".!?…" or bool(speaker) or cued


def comma_before(site: Site, end: int, floor: int) -> int:
    """Return the first token behind the last comma or dash before ``end``."""
    n = end
    while n > floor and not site.marks[n - 1] & (Mark.COMMA | Mark.DASH):
        n -= 1
    return n


def first_of(site: Site, start: int, end: int, marks: int) -> int:
    """Return the first token of a stretch that may be one of these; its end if none is."""
    return next((n for n in range(start, end) if site.marks[n] & marks), end)


def past(site: Site, start: int, end: int, marks: int) -> int:
    """Return the first token of a stretch that may be none of these; its end if all are."""
    while start < end and site.marks[start] & marks:
        start += 1
    return start


def _restricts(site: Site, at: int) -> bool:
    """Tell whether a word like "that" opens a clause about the noun before it."""
    marks = site.marks
    if not marks[at] & Mark.RELATIVE or at == 0 or marks[at - 1] & Mark.COMMA:
        return False
    n = at
    while n > 0 and not marks[n - 1] & (Mark.COMMA | _HARD):
        n -= 1
        if marks[n] & Mark.AUXILIARY or n in site.cued:
            return False
    return True


def _attribution_start(site: Site, at: int, start: int) -> int | None:
    """Return where another attribution begins whose cue stands at a token.

    It is one of the same speaker, or of who is cited; or it closes the sentence: ", he said".
    """
    hit: Hit | None = site.cued.get(at)
    if hit is None or hit.start != at or not isinstance(hit.form.entry, Cue):
        return None
    entry = hit.form.entry
    lead = _adverbs_start(site, at) - 1
    before = site.marks[lead]
    if before & (Mark.JOIN | Mark.CONTRAST):
        verb = not entry.participle and Frame.SVO in entry.frames
        return lead if verb and lead > start else None
    if before & Mark.COMMA:
        phrase = entry.participle or Frame.ACCORDING in entry.frames
        return lead if phrase else None
    comma = comma_before(site, lead + 1, max(start, lead - _SPEAKER)) - 1
    closing = hit.end >= len(site) or site.marks[hit.end] & (Mark.COMMA | Mark.TIME)
    names = Frame.SVO in entry.frames or Frame.GAP in entry.frames
    named = comma > start and site.marks[comma] & Mark.COMMA and names
    barred = Mark.AUXILIARY | Mark.COMPLEMENTIZER | Mark.RELATIVE | Mark.JOIN
    if closing and named and not site.holds(comma + 1, lead + 1, barred):
        return comma
    return None


def _comma_within(site: Site, quotation: int) -> bool:
    return site.closed_by(quotation) == ","


def _adverbs_start(site: Site, at: int) -> int:
    """Return where the adverbs before a cue begin; one token at least stands before them."""
    while at > 1 and site.marks[at - 1] & Mark.ADVERB:
        at -= 1
    return at


def _trimmed(site: Site, start: int, end: int) -> int:
    while end > start + 1 and site.marks[end - 1] & (Mark.COMMA | Mark.DASH):
        end -= 1
    return end
