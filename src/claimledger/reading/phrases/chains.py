"""Chains: through whom an attribution is had, and who speaks within what is said."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form, Frame, SpeechAct
from claimledger.reading.phrases.frames.attempts import Found
from claimledger.reading.phrases.relaying.outlets import is_outlet, short, whole
from claimledger.reading.phrases.relaying.relays import Relay, chained
from claimledger.reading.phrases.relaying.strangers import is_stranger
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.stretches import Stretch
from claimledger.reading.phrases.speakers.voices import parallel

__all__ = ["around", "counts", "is_step", "links_of", "only_carries", "tells_of_noun"]

Links = tuple[tuple[Voice, ...], ...]

_NESTING = frozenset({Frame.SVO, Frame.INVERTED, Frame.ENCLITIC, Frame.ACCORDING})
"""The frames whose content may be said by somebody else within it."""
_LOOSE = frozenset({Frame.NOMINAL, Frame.GAP})
"""The frames whose content is nobody's but theirs."""
_SAYING = frozenset(
    {
        SpeechAct.STATE,
        SpeechAct.ANNOUNCE,
        SpeechAct.REPORT,
        SpeechAct.ADMIT,
        SpeechAct.WARN,
        SpeechAct.ACCUSE,
        SpeechAct.DENY,
        SpeechAct.CONFIRM,
        SpeechAct.REFUSE,
        SpeechAct.THANK,
    }
)
"""The acts by which somebody within what is said becomes the last step of its chain."""


def links_of(
    site: Site, whole: Site, found: Found, known: Sequence[Found], relays: Sequence[Relay], at: int
) -> Links:
    """Return the chain of an attribution, from the outermost; ``at`` is its place in the whole."""
    inward = [relay for relay in relays if _cites(site, whole, found, relay)]
    outer: list[tuple[Voice, ...]] = []
    left = [relay for relay in relays if relay not in inward]
    for other in around(found, known):
        cited = [relay for relay in left if relay.cites and _cites(site, whole, other, relay)]
        left = [relay for relay in left if relay not in cited]
        outer += [*_told(site, other), (other.source,)]
        outer += [step for relay in cited for step in relay.steps]
    links = [*chained(left, at), *outer]
    links += _told(site, found)
    if found.frame is not Frame.GAP:
        links.append(_speakers(site, found))
        links += [step for relay in inward for step in relay.steps]
        links += _within(site, found, known)
    return tuple(links)


def around(found: Found, known: Sequence[Found]) -> list[Found]:
    """Return the attributions that an attribution stands in the content of."""
    return [
        other
        for other in known
        if other is not found
        and _holds(other, found)
        and not (_holds(found, other) and other.cue < found.cue)
        and (
            only_carries(other, known)
            or (
                other.source != found.source
                and other.frame in _NESTING
                and found.frame not in _LOOSE
            )
        )
    ]


def only_carries(found: Found, known: Sequence[Found]) -> bool:
    """Tell whether an according-to phrase only says through whom another attribution is had."""
    return found.frame is Frame.ACCORDING and any(
        other.frame in _NESTING and other.frame is not Frame.ACCORDING and _holds(found, other)
        for other in known
    )


def is_step(site: Site, found: Found, known: Sequence[Found]) -> bool:
    """Tell whether all that somebody else says is that this was said: a step of their chain."""
    return any(other is not found and _opens(site, found, other) for other in known)


def _told(site: Site, found: Found) -> Links:
    """Return the outlet to which somebody speaks, if it is one: "told Reuters"."""
    if found.addressee is None:
        return ()
    stretch = Stretch(*found.addressee)
    if all(stretch.end != start for start, _ in found.content):
        stretch = whole(site, stretch)
    voices = parallel(site, short(site, stretch))
    named = site.holds(stretch.start, stretch.end, Mark.CAPITAL)
    one = bool(voices) and (voices[0].form is not Form.COLLECTIVE or named)
    publishes = is_outlet(site, stretch) or is_stranger(site, stretch)
    return (voices,) if publishes and one else ()


def _within(site: Site, found: Found, known: Sequence[Found]) -> Links:
    """Return who speaks within what is said, where that is all that is said."""
    return tuple(
        _speakers(site, other)
        for other in known
        if other is not found
        and _opens(site, other, found)
        and other.entry.speech_act in _SAYING
        and other.stretch is not None
        and not site.marks[other.stretch.start] & Mark.PRONOUN
    )


def _opens(site: Site, inner: Found, outer: Found) -> bool:
    """Tell whether one attribution is the whole of what another says, from its subject on."""
    carries = outer.frame is Frame.ACCORDING
    if carries or inner.frame is not Frame.SVO or outer.frame not in _NESTING or not outer.content:
        return False
    start, end = outer.content[0]
    start += bool(site.marks[start] & Mark.COMPLEMENTIZER)
    return (
        inner.stretch is not None
        and inner.stretch.start == start
        and inner.cue[1] <= end
        and inner.stretch != outer.stretch
    )


def _holds(outer: Found, inner: Found) -> bool:
    return any(start <= inner.cue[0] and inner.cue[1] <= end for start, end in outer.content)


def _speakers(site: Site, found: Found) -> tuple[Voice, ...]:
    return (found.source,) if found.stretch is None else parallel(site, found.stretch)


def counts(site: Site, whole: Site, found: Found, relay: Relay) -> bool:
    """Tell whether a relay phrase belongs to the chain of an attribution: it names somebody.

    A document belongs to it if it is cited by who publishes. A phrase about a noun that is part of
    what is said does not.
    """
    if _is_within(site, whole, found, relay):
        return False
    return relay.somebody or (found.stretch is not None and is_outlet(site, found.stretch))


def tells_of_noun(site: Site, whole: Site, known: Sequence[Found], relay: Relay) -> bool:
    """Tell whether a relay phrase is about a noun that is part of what is said: a draft by itself.

    "The merger, first reported by the Post, was confirmed by both."
    """
    return any(_is_within(site, whole, found, relay) for found in known)


def _is_within(site: Site, whole: Site, found: Found, relay: Relay) -> bool:
    at = whole.at[relay.start]
    return relay.about and (
        relay.finite
        or (at < site.at[found.cue[0]] and any(site.at[start] < at for start, _ in found.content))
    )


def _cites(site: Site, whole: Site, found: Found, relay: Relay) -> bool:
    """Tell whether the source of an attribution cites whom a relay phrase names.

    Who publishes is cited by others who do; anybody else by the source that stands before.
    """
    if found.stretch is None or not (relay.cites or relay.opens):
        return False
    publishes = is_outlet(site, found.stretch)
    if relay.opens and relay.cites and publishes:
        return True
    if relay.opens:
        return not relay.outlet and (publishes or relay.cites)
    if site.at[found.stretch.start] >= whole.at[relay.start]:
        return False
    return not relay.outlet or publishes
