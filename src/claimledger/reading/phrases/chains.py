"""Chains: through whom an attribution is had, and who speaks within what is said."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Frame, SpeechAct
from claimledger.reading.phrases.attempts import Found
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.relays import Relay, chained
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.stretches import Stretch
from claimledger.reading.phrases.voices import is_outlet, parallel

__all__ = ["around", "is_step", "links_of", "only_carries"]

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
    inward = [relay for relay in relays if relay.cites and _cites(site, whole, found, relay)]
    links = list(chained([relay for relay in relays if relay not in inward], at))
    links += [(other.source,) for other in around(found, known)]
    if found.addressee is not None:
        stretch = Stretch(*found.addressee)
        if is_outlet(site, stretch):
            links.append(parallel(site, stretch))
    if found.frame is not Frame.GAP:
        links.append(_speakers(site, found))
        links += [relay.outlets for relay in inward]
        links += _within(site, found, known)
    return tuple(links)


def around(found: Found, known: Sequence[Found]) -> list[Found]:
    """Return the attributions that an attribution stands in the content of."""
    return [
        other
        for other in known
        if other is not found
        and _holds(other, found)
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


def _cites(site: Site, whole: Site, found: Found, relay: Relay) -> bool:
    """Tell whether the source of an attribution cites whom a relay phrase names.

    Who publishes is cited by others who do; anybody else by the source that stands before.
    """
    if found.stretch is None or site.at[found.stretch.start] >= whole.at[relay.start]:
        return False
    return not relay.outlet or is_outlet(site, found.stretch)
