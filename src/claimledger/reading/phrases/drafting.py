"""Drafting: the attributions of a text's segments, as drafts with their chains."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from claimledger.reading.lexicon.entries import Lexicon, When
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.layout import Layout
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Form,
    Frame,
    Polarity,
    SegmentKind,
    Speech,
    SpeechAct,
    Surety,
    Tier,
)
from claimledger.reading.phrases.clauses import conjuncts
from claimledger.reading.phrases.frames import Found, found_at
from claimledger.reading.phrases.matching import Grammar, grammar_of
from claimledger.reading.phrases.relays import Relay, chained, relays_in, without_relays
from claimledger.reading.phrases.sites import Site, Stretch, site_at
from claimledger.reading.phrases.tokens import Mark, Tokens, tokenized
from claimledger.reading.phrases.voices import is_outlet, parallel

__all__ = ["drafts_in"]

_NESTING = frozenset({Frame.SVO, Frame.INVERTED, Frame.ENCLITIC, Frame.ACCORDING})
"""The frames whose content may be said by somebody else within it."""
_LOOSE = frozenset({Frame.NOMINAL, Frame.GAP})
_INNER = frozenset({SpeechAct.BELIEVE, SpeechAct.HOPE})


def drafts_in(layout: Layout, lexicon: Lexicon, *, profile: str = "reporting") -> tuple[Draft, ...]:
    """Return what each sentence says that somebody said, in order of the text.

    The profile ``reporting`` leaves out what somebody only believes or wants, unless it is quoted;
    ``all`` keeps it.
    """
    grammar = grammar_of(lexicon)
    tokens = tokenized(layout, grammar.classes, grammar.endings)
    drafts: list[Draft] = []
    for number in _cued(tokens):
        if layout.segments[number].kind is SegmentKind.ASIDE:
            continue
        drafts.extend(_segment(tokens, grammar, number, profile))
    return tuple(attrs.evolve(draft, id=f"d{n}") for n, draft in enumerate(drafts, 1))


def _cued(tokens: Tokens) -> list[int]:
    """Return the segments that hold the first word of a form."""
    marks, bounds = tokens.marks, tokens.bounds
    found: list[int] = []
    number = 0
    for at, mark in enumerate(marks):
        if mark & Mark.CUE:
            while bounds[number + 1] <= at:
                number += 1
            if not found or found[-1] != number:
                found.append(number)
    return found


def _segment(tokens: Tokens, grammar: Grammar, number: int, profile: str) -> list[Draft]:
    whole = site_at(tokens, grammar, number)
    if not whole.hits:
        return []
    relays = relays_in(whole)
    site = without_relays(whole, relays)
    known: list[Found] = []
    for hit in site.hits:
        found = found_at(site, hit, known)
        if found is not None and not (profile == "reporting" and _inner(found)):
            known.append(found)
    if not known:
        return _relayed(site, whole, relays, number)
    drafts = []
    for found in known:
        if _outer(site, found, known) or _inner_voice(site, found, known):
            continue
        drafts.extend(_drafts(site, found, known, relays, whole, tokens, number))
    return drafts


def _inner(found: Found) -> bool:
    return (
        found.entry.speech_act in _INNER
        and found.speech is not Speech.DIRECT
        and found.frame is not Frame.PASSIVE
    )


def _outer(site: Site, found: Found, known: Sequence[Found]) -> bool:
    """Tell whether an according-to phrase only says through whom another attribution is had."""
    return found.frame is Frame.ACCORDING and any(
        other is not found
        and other.frame in _NESTING
        and other.frame is not Frame.ACCORDING
        and _within(other.cue, found)
        for other in known
    )


def _within(cue: tuple[int, int], found: Found) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in found.content)


def _drafts(
    site: Site,
    found: Found,
    known: Sequence[Found],
    relays: Sequence[Relay],
    whole: Site,
    tokens: Tokens,
    number: int,
) -> list[Draft]:
    entry = found.entry
    content = [span for start, end in found.content for span in site.spans(start, end)]
    content += _continued(tokens, number, found, site)
    if not content and entry.speech_act is not SpeechAct.NO_COMMENT:
        return []
    act, polarity, certainty = _meaning(site, found)
    cue = [site.span(*found.cue)]
    at = site.at[found.hit.start] - tokens.bounds[number]
    outward: list[tuple[Voice, ...]] = []
    for other in known:
        if other is found or not _within(found.cue, other):
            continue
        if _outer(site, other, known):
            outward.append((other.source,))
            cue.append(site.span(*other.cue))
        elif other.source != found.source and other.frame in _NESTING and found.frame not in _LOOSE:
            outward.append((other.source,))
    cue += [relay.cue for relay in relays if relay.shown]
    cue.sort()
    inward = [r for r in relays if r.cites and _cites(site, whole, found, r)]
    links = [*chained([r for r in relays if r not in inward], at), *outward]
    if found.addressee is not None and is_outlet(site, Stretch(*found.addressee)):
        links.append(parallel(site, Stretch(*found.addressee)))
    if found.frame is not Frame.GAP:
        links.append(_speakers(site, found))
        links.extend(relay.outlets for relay in inward)
        links.extend(_innermost(site, found, known))
    draft = Draft(
        id="",
        source=found.source,
        cue=tuple(cue),
        content=tuple(content),
        act=act,
        rule=f"{found.frame}:{' '.join(found.hit.form.words)}",
        segment=number,
        speech=found.speech,
        polarity=polarity,
        certainty=certainty,
        commits=entry.commits,
        tier=found.tier,
        links=tuple(links),
        addressee=None if found.addressee is None else site.span(*found.addressee),
    )
    if act is SpeechAct.ACCUSE and len(found.content) == 1 and len(content) == 1:
        parts = conjuncts(site, *found.content[0])
        return [attrs.evolve(draft, content=site.spans(*part)) for part in parts]
    return [draft]


def _cites(site: Site, whole: Site, found: Found, relay: Relay) -> bool:
    """Tell whether the source of an attribution cites whom a relay phrase names.

    Who publishes is cited by others who do; anybody else by the source that stands before.
    """
    if found.stretch is None or site.at[found.stretch.start] >= whole.at[relay.start]:
        return False
    return not relay.outlet or is_outlet(site, found.stretch)


def _meaning(site: Site, found: Found) -> tuple[SpeechAct, Polarity, Surety]:
    """Return what a cue means before this object."""
    entry = found.entry
    chosen: When | None = None
    if entry.when and found.content:
        start, end = found.content[0]
        for when in entry.when:
            if when.object == "@anaphor":
                if _anaphoric(site, start, end):
                    chosen = when
            elif when.object in site.lows[start : start + 3]:
                chosen = when
            if chosen is not None:
                return chosen.speech_act, chosen.polarity, chosen.certainty
    return entry.speech_act, entry.polarity, entry.certainty


def _anaphoric(site: Site, start: int, end: int) -> bool:
    """Tell whether a short object is a noun for something said before."""
    marks = site.marks
    for n in range(start, min(end, start + 4)):
        if marks[n] & Mark.ANAPHOR:
            return True
    return False


def _speakers(site: Site, found: Found) -> tuple[Voice, ...]:
    return (found.source,) if found.stretch is None else parallel(site, found.stretch)


def _inner_voice(site: Site, found: Found, known: Sequence[Found]) -> bool:
    """Tell whether all that somebody else says is that this was said: a step of their chain."""
    return any(other is not found and _opens(site, found, other) for other in known)


def _innermost(site: Site, found: Found, known: Sequence[Found]) -> list[tuple[Voice, ...]]:
    """Return who speaks within what is said, where that is all that is said."""
    return [
        _speakers(site, other)
        for other in known
        if other is not found
        and _opens(site, other, found)
        and other.source.form is not Form.PRONOUN
    ]


def _opens(site: Site, inner: Found, outer: Found) -> bool:
    """Tell whether one attribution is the whole of what another says, from its subject on."""
    if inner.frame is not Frame.SVO or outer.frame not in _NESTING or inner.stretch is None:
        return False
    start, end = outer.content[0] if outer.content else (0, 0)
    if start < end and site.marks[start] & Mark.COMPLEMENTIZER:
        start += 1
    return inner.stretch.start == start and inner.cue[1] <= end and inner.stretch != outer.stretch


def _continued(tokens: Tokens, number: int, found: Found, site: Site) -> list[Span]:
    """Return the quotations of the next segments, or the one before, that belong to this one."""
    if found.speech not in {Speech.DIRECT, Speech.MIXED} and not found.open:
        return []
    if (
        found.content
        and max(end for _, end in found.content) < len(site)
        and found.cue[0] > found.content[0][0]
    ):
        pass
    spans: list[Span] = []
    segments = tokens.segments
    paragraph = segments[number].paragraph
    n = number + 1
    while n < len(segments) and (segments[n].paragraph == paragraph or (found.open and not spans)):
        span = _only_quoted(tokens, n)
        if span is None:
            break
        spans.append(span)
        n += 1
    return spans


def _only_quoted(tokens: Tokens, number: int) -> Span | None:
    """Return the quotation that a segment is, if it is nothing else."""
    start, end = tokens.bounds[number], tokens.bounds[number + 1]
    while end > start and tokens.lows[end - 1] == ".":
        end -= 1
    if end - start == 1 and tokens.marks[start] & Mark.QUOTE:
        return Span(tokens.starts[start], tokens.ends[start])
    return None


def _relayed(site: Site, whole: Site, relays: Sequence[Relay], number: int) -> list[Draft]:
    """Return the draft of a segment that a relay phrase alone attributes."""
    if not relays or len(site) < 3:
        return []
    start, end = 0, len(site)
    while start < end and site.marks[start] & (Mark.COMMA | Mark.JOIN | Mark.CONTRAST):
        start += 1
    while end > start and site.marks[end - 1] & Mark.COMMA:
        end -= 1
    if end - start < 3:
        return []
    links = chained(relays, len(whole))
    source = links[-1][0]
    quoted = any(m & Mark.QUOTE for m in site.marks[start:end])
    return [
        Draft(
            id="",
            source=source,
            cue=tuple(sorted(relay.cue for relay in relays)),
            content=site.spans(start, end),
            act=SpeechAct.STATE,
            rule=f"{Frame.RELAY}:{relays[0].form}",
            segment=number,
            speech=Speech.MIXED if quoted else Speech.INDIRECT,
            tier=Tier.MEDIUM,
            links=links,
        )
    ]
