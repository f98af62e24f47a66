"""Drafting: the attributions of a text's segments, as drafts with their chains."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import attrs

from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.layout import Layout
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Frame,
    SegmentKind,
    Speech,
    SpeechAct,
    Tier,
)
from claimledger.reading.phrases.chains import (
    around,
    counts,
    is_step,
    links_of,
    only_carries,
    tells_of_noun,
)
from claimledger.reading.phrases.frames.attempts import Found
from claimledger.reading.phrases.frames.claims import conjuncts, meaning
from claimledger.reading.phrases.frames.trying import found_at
from claimledger.reading.phrases.frames.unlisted import by_unlisted
from claimledger.reading.phrases.relaying.relays import Relay, chained, relays_in, without_relays
from claimledger.reading.phrases.said.quoting import manner
from claimledger.reading.phrases.second import looked_over
from claimledger.reading.phrases.sentence.clauses import past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import grammar_of
from claimledger.reading.phrases.sentence.sites import Site, sites_of
from claimledger.reading.phrases.sentence.tokens import Tokens, holding, tokenized

__all__ = ["drafts_in"]

_LEAST = 2
"""How many tokens must be left that a relay phrase alone attributes."""
_INNER = frozenset({SpeechAct.BELIEVE, SpeechAct.HOPE})
"""The acts that need no speech."""


def drafts_in(layout: Layout, lexicon: Lexicon, *, profile: str = "reporting") -> tuple[Draft, ...]:
    """Return what each sentence says that somebody said, in order of the text.

    The profile ``reporting`` leaves out what somebody only believes or hopes, unless it is quoted;
    ``all`` keeps it.
    """
    grammar = grammar_of(lexicon)
    tokens = tokenized(layout, grammar.classes, grammar.endings)
    drafts = [
        draft
        for number in holding(tokens, Mark.CUE | Mark.LONG)
        if layout.segments[number].kind is not SegmentKind.ASIDE
        for site in sites_of(tokens, grammar, number)
        for draft in _of_site(site, profile)
    ]
    drafts = looked_over(drafts, tokens, grammar, _alone)
    return tuple(attrs.evolve(draft, id=f"d{n}") for n, draft in enumerate(drafts, 1))


def _alone(site: Site, found: Found) -> list[Draft]:
    """Return the drafts of an attribution beside which a segment has no other."""
    return _drafts(site, site, found, [found], ())


def _of_site(whole: Site, profile: str) -> list[Draft]:
    """Return the drafts of one segment."""
    if not whole.hits:
        found = by_unlisted(whole)
        return [] if found is None else _alone(whole, found)
    relays = relays_in(whole)
    site = without_relays(whole, relays)
    known: list[Found] = []
    for hit in site.hits:
        found = found_at(site, hit, known)
        if found is not None and not (profile == "reporting" and _is_inner(found)):
            known.append(found)
    known = _with_unlisted(site, known)
    if not known:
        return _relayed(site, whole, relays)
    drafts = [
        _of_noun(whole, relay) for relay in relays if tells_of_noun(site, whole, known, relay)
    ]
    for found in known:
        if not only_carries(found, known) and not is_step(site, found, known):
            drafts += _drafts(site, whole, found, known, relays)
    return drafts


def _with_unlisted(site: Site, known: list[Found]) -> list[Found]:
    """Return attributions with that of a word that is no known cue, where no other takes it in.

    It also stands before who says more: "shrugged Ida Holm, who insisted".
    """
    first = known[0] if known else None
    stretch = None if first is None else first.stretch
    if first is not None and (stretch is None or not stretch.relative or not stretch.start):
        return known
    unlisted = by_unlisted(site)
    if unlisted is None or (stretch is not None and stretch.start != unlisted.cue[0]):
        return known
    more = [attrs.evolve(f, source=unlisted.source, stretch=unlisted.stretch) for f in known[:1]]
    return [unlisted, *more, *known[1:]]


def _is_inner(found: Found) -> bool:
    """Tell whether somebody only believes or hopes something."""
    return (
        found.entry.speech_act in _INNER
        and not found.entry.voiced
        and found.speech is not Speech.DIRECT
        and found.frame is not Frame.PASSIVE
    )


def _drafts(
    site: Site, whole: Site, found: Found, known: Sequence[Found], relays: Sequence[Relay]
) -> list[Draft]:
    """Return the drafts of one attribution: one, or one for each claim of an accusation."""
    content = [span for start, end in found.content for span in site.spans(start, end)]
    content += _continued(site, found)
    if not content and found.entry.speech_act is not SpeechAct.NO_COMMENT:
        return []
    at = bisect_left(whole.at, site.at[found.hit.start])
    relays = [r for r in relays if _same_half(whole, r, at) and counts(site, whole, found, r)]
    carriers = [other for other in around(found, known) if only_carries(other, known)]
    cues = [site.span(*found.cue), *(site.span(*other.cue) for other in carriers)]
    cues += [relay.cue for relay in relays if relay.shown]
    act, polarity, certainty = meaning(site, found)
    draft = Draft(
        id="",
        source=found.source,
        cue=tuple(sorted(cues)),
        content=tuple(content),
        act=act,
        rule=f"{found.frame}:{' '.join(found.hit.form.words)}",
        segment=site.number,
        speech=found.speech,
        polarity=polarity,
        certainty=certainty,
        commits=found.entry.commits,
        tier=found.tier,
        links=links_of(site, whole, found, known, relays, at),
        addressee=None if found.addressee is None else site.span(*found.addressee),
    )
    if act is SpeechAct.ACCUSE and len(content) == len(found.content) == 1:
        parts = conjuncts(site, *found.content[0])
        return [attrs.evolve(draft, content=site.spans(*part)) for part in parts]
    return [draft]


def _same_half(whole: Site, relay: Relay, at: int) -> bool:
    """Tell whether a relay phrase and a cue stand in one half: not ", but the mayor said".

    A contrast parts them, and a semicolon behind a cue of the first half: "showed that; Q, says X".
    """
    marks = whole.marks
    first, last = (relay.end, at) if relay.start < at else (at, relay.start)
    cued = False
    for n in range(max(first, 1), last):
        if marks[n] & Mark.CONTRAST and marks[n - 1] & Mark.COMMA:
            return False
        cued = cued or n in whole.cued
        if cued and n > first and marks[n] & Mark.STOP:
            return False
    return True


def _continued(site: Site, found: Found) -> list[Span]:
    """Return the quotations of the next segments that go on with what is said.

    They belong to the same paragraph, but for the first behind a colon.
    """
    if found.speech not in {Speech.DIRECT, Speech.MIXED} and not found.open:
        return []
    tokens = site.tokens
    segments = tokens.segments
    spans: list[Span] = []
    for n in range(site.number + 1, len(segments)):
        same = segments[n].paragraph == segments[site.number].paragraph
        span = _only_quoted(tokens, n) if same or (found.open and not spans) else None
        if span is None:
            break
        spans.append(span)
    return spans


def _only_quoted(tokens: Tokens, number: int) -> Span | None:
    """Return the quotation that a segment is, if it is nothing else."""
    start, end = tokens.bounds[number], tokens.bounds[number + 1]
    if end - start > 1 and tokens.lows[end - 1] == ".":
        end -= 1
    if end - start == 1 and tokens.marks[start] & Mark.QUOTE:
        return Span(tokens.starts[start], tokens.ends[start])
    return None


def _of_noun(whole: Site, relay: Relay) -> Draft:
    """Return the draft of a relay phrase about a noun within what is said."""
    start = past(whole, 0, relay.start, Mark.COMMA | Mark.JOIN | Mark.CONTRAST)
    end = relay.start
    while end > start + 1 and whole.marks[end - 1] & (Mark.AUXILIARY | Mark.RELATIVE | Mark.COMMA):
        end -= 1
    return Draft(
        id="",
        source=relay.steps[-1][0],
        cue=(relay.cue,),
        content=whole.spans(start, end),
        act=relay.act,
        rule=f"{Frame.RELAY}:{relay.form}",
        segment=whole.number,
        tier=Tier.MEDIUM,
        links=relay.steps,
    )


def _relayed(site: Site, whole: Site, relays: Sequence[Relay]) -> list[Draft]:
    """Return the draft of a segment that a relay phrase alone attributes."""
    shown = [relay for relay in relays if relay.shown and not relay.cites]
    start = past(site, 0, len(site), Mark.COMMA | Mark.JOIN | Mark.CONTRAST)
    end = len(site)
    while end > start and site.marks[end - 1] & (Mark.COMMA | Mark.AUXILIARY):
        end -= 1
    least = 1 if site.mark(start) & Mark.LONG else _LEAST
    if not shown or end - start < least:
        return []
    links = chained(relays, len(whole))
    return [
        Draft(
            id="",
            source=links[-1][0],
            cue=tuple(sorted(relay.cue for relay in relays if relay.shown)),
            content=site.spans(start, end),
            act=shown[0].act,
            rule=f"{Frame.RELAY}:{shown[0].form}",
            segment=site.number,
            speech=manner(site, ((start, end),)),
            tier=Tier.MEDIUM,
            links=links,
        )
    ]
