"""Falling: what does not stand on a plain topic, and what is not public yet as of a date.

The full rules say what falls, asked of the few statements that can have a part in it: those that
take back, those that may be taken back, and what else the same parties say there, as a party that
repeats itself speaks from the first time on. All others stand: as nothing bars a reader, every
statement is reached at its own first link, and falls only if one of its own links is hit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimledger.model import Denial, Retraction
from claimledger.reasoning.graph.sides import is_disavowal
from claimledger.reasoning.graph.walks import reach
from claimledger.reasoning.index.survey import Survey
from claimledger.reasoning.index.topics import Saying, Speaker, Topic
from claimledger.reasoning.standing.liveness import Label

__all__ = ["counted", "given", "out", "raising", "takes"]

_NONE: frozenset[int] = frozenset()


def out(survey: Survey, topic: Topic, by: float | None = None) -> frozenset[int]:
    """Return the places of the statements on a plain topic that do not stand, link for link.

    With ``by``, in seconds since 1970, also what was not certainly public by then; and what
    falls is asked of the rest.
    """
    if by is not None:
        hidden = frozenset(at for at in topic.places() if not survey.timeline.public(at) <= by)
        if not topic.struck:
            return hidden
        return hidden.union(_fallen(survey, _involved(survey, topic) - hidden))
    if not topic.struck:
        return _NONE
    stirring = topic.stirring
    if topic.fallen is None or topic.fallen[0] != stirring:
        topic.fallen = stirring, frozenset(_fallen(survey, _involved(survey, topic)))
    return topic.fallen[1]


def _fallen(survey: Survey, involved: Iterable[int]) -> Iterator[int]:
    places = survey.rules.sorted(involved)
    inquiry = survey.rules.of(places)
    live = inquiry.liveness.live
    for number, place in enumerate(places):
        if any(live[hop] is not Label.LIVE for hop in inquiry.index.hops(number)):
            yield place


def _involved(survey: Survey, topic: Topic) -> set[int]:
    """Return the places of all that has a part in what is taken back."""
    records, columns = survey.records, survey.columns
    found: set[int] = set()
    disavowed: set[int] = set()
    parties = set(topic.turning or ())
    for place in topic.asides or ():
        record: Any = records[place]
        if isinstance(record, Retraction | Denial):
            found.add(place)
            if survey.described.renamed(record.target.id) == topic.id:
                found.update(origin for side in topic.sides() for origin in side.origins)
            else:
                aimed_at = disavowed if is_disavowal(record) else found
                aimed_at.update(survey.standing(record.target.id))
    found |= reach(disavowed, columns.cited)  # whose words they are depends on all their origins
    for place in found:
        parties.update(_ending(survey, place))
    for side in topic.sides():
        pairs = zip(side.origins, side.speakers, strict=True)
        found.update(place for place, speaker in pairs if speaker.one.id in parties)
    return reach(found, lambda place: _aims(survey, place))  # without its target, no side


def _aims(survey: Survey, place: int) -> Sequence[int]:
    """Return the places of the statements at which one aims."""
    record: Any = survey.records[place]
    return survey.standing(record.target.id)


def _ending(survey: Survey, place: int) -> set[str]:
    """Return who is shown and who speaks at a statement's last link, each as it counts."""
    record: Any = survey.records[place]
    last = record.chain[-1]
    described = survey.described
    speakers = (described.speaker(last.party.id), *described.voices(last))
    return {speaker.one.id for speaker in speakers}


def takes(saying: Saying) -> bool:
    """Tell whether an origin reaches the threshold."""
    return len(saying.origins) > (len(saying.silent) if saying.silent else 0)


def raising(survey: Survey, topic: Topic) -> Iterator[int]:
    """Yield the places of the statements that raise a topic: none that takes back a statement."""
    for side in topic.sides():
        yield from side.members
    for place in topic.asides or ():
        record: Any = survey.records[place]
        takes_back = isinstance(record, Retraction | Denial)
        if not takes_back or survey.described.renamed(record.target.id) == topic.id:
            yield place


def counted(survey: Survey, saying: Saying, by: float | None = None) -> list[int]:
    """Return the places of the origins that count on a side: they stand, and reach the threshold.

    By place, which is the order of their recording.
    """
    return [place for place, _ in given(survey, saying, by)]


def given(survey: Survey, saying: Saying, by: float | None = None) -> Iterator[tuple[int, Speaker]]:
    """Yield the origins that count on a side, with who speaks there."""
    pairs = zip(saying.origins, saying.speakers, strict=True)
    silent = saying.silent or ()
    if by is not None and not saying.topic.struck:
        public = survey.timeline.public
        return ((at, who) for at, who in pairs if public(at) <= by and at not in silent)
    gone = out(survey, saying.topic, by)
    if not silent and not gone:
        return pairs
    return ((at, who) for at, who in pairs if at not in silent and at not in gone)
