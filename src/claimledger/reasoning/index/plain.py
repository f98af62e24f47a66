"""What holds of a side of a plain topic, read off the columns; None where that does not do."""

from __future__ import annotations

from typing import Any

from claimledger.model import Basis, Certainty, Reading
from claimledger.reasoning.graph.walks import reach
from claimledger.reasoning.index.columns import NOBODY
from claimledger.reasoning.index.falling import counted, given, out, raising, takes
from claimledger.reasoning.index.survey import Survey
from claimledger.reasoning.index.topics import Saying, Speaker, Topic
from claimledger.reasoning.weighing import Position
from claimledger.reasoning.words import Grade, Status

__all__ = ["count", "status", "told"]

_BARE = (Basis.UNSTATED, Basis.TOLD)
_GRADES = tuple(Grade)
_NOTHING = Position().fields()
_NONE = 0, 0, 0
_ONE = 1, 1, 1


def status(survey: Survey, topic: Topic, by: float | None = None) -> Status:
    """Return the status of a plain topic: a side counts as soon as one origin does."""
    support, opposition = topic.support, topic.opposition
    if by is None:
        raised = bool(topic.raised or support or opposition)
    elif not topic.struck:
        times = survey.timeline.since(topic)
        return Status.of(support=times[0] <= by, opposition=times[1] <= by, raised=times[2] <= by)
    else:
        raised = any(survey.timeline.public(at) <= by for at in raising(survey, topic))
    if by is None and not topic.struck:
        backed = support is not None and takes(support)
        against = opposition is not None and takes(opposition)
    else:
        backed = support is not None and bool(counted(survey, support, by))
        against = opposition is not None and bool(counted(survey, opposition, by))
    return Status.of(support=backed, opposition=against, raised=raised)


def count(
    survey: Survey, saying: Saying | None, by: float | None = None
) -> tuple[int, int, int] | None:
    """Return how many origins count, and how many of them are independent: at least, at most.

    None where relations with dates or collectives make that depend on more than blocs.
    """
    if saying is None:
        return _NONE
    if by is None and len(saying.origins) < 2 and not saying.silent and not saying.topic.struck:
        return _ONE if saying.origins else _NONE
    found = list(given(survey, saying, by))
    blocs = {speaker.bloc for _, speaker in found}
    if len(blocs) < 2:
        return len(found), len(blocs), len(blocs)
    described = survey.described
    groups = described.collectives
    collective = bool(groups) and any(speaker.one.id in groups for _, speaker in found)
    if collective or not described.dated.isdisjoint(blocs):
        return None
    certain: set[str] = set()
    for place, speaker in found:
        if speaker.named and speaker.bloc not in certain and _is_sure(survey, place, speaker):
            certain.add(speaker.bloc)
    return len(found), len(certain) or 1, len(blocs)


def _is_sure(survey: Survey, place: int, speaker: Speaker) -> bool:
    """Tell whether an origin is not bare: a publisher, or who posts, has to say how it knows."""
    record: Any = survey.records[place]
    if record.basis not in _BARE:
        return True
    document = record.chain[-1].document
    posted = document is not None and survey.described.posted(document.id)
    return not (posted or speaker.publishes)


def told(
    survey: Survey, saying: Saying | None, asked: str, by: float | None = None
) -> dict[str, Any] | None:
    """Tell the field of a side's `Position` that is asked for, and what is known with it.

    None where `count` gives none, for all but its origins.
    """
    if saying is None:
        return _NOTHING
    if asked == "origins":
        places = survey.rules.sorted(counted(survey, saying, by))
        return {"origins": tuple(survey.hop(place) for place in places)}
    independent = count(survey, saying, by)
    if independent is None:
        return None
    at_least, at_most = independent[1:]
    if asked in ("at_least", "at_most"):
        return {"at_least": at_least, "at_most": at_most}
    return _summed_up(survey, saying, by)


def _summed_up(survey: Survey, saying: Saying, by: float | None) -> dict[str, Any] | None:
    gone = out(survey, saying.topic, by)
    grade = _grade(survey, saying, gone)
    found = list(given(survey, saying, by))
    if not found:
        return {**_NOTHING, "grade": grade}
    described, claim = survey.described, saying.topic.claim
    accused = () if claim is None or saying.positive else claim.accused
    if accused and described.dated:
        return None
    places = [place for place, _ in found]
    records: list[Any] = [survey.records[place] for place in places]
    blocs = {described.speaker(party.id).bloc for party in accused}
    return {
        "grade": grade,
        "statements": tuple(sorted(_reaching(survey, saying, places, gone))),
        "anonymous_only": not any(speaker.named for _, speaker in found),
        "hedged_only": all(record.certainty is Certainty.WEAK for record in records),
        "inferred_only": all(record.reading is not Reading.EXPLICIT for record in records),
        "implied_only": False,
        "interested_only": not saying.positive and all(who.bloc in blocs for _, who in found),
    }


def _grade(survey: Survey, saying: Saying, gone: frozenset[int]) -> Grade:
    """Return the greatest weight of all origins that stand, whether or not they count."""
    if gone.isdisjoint(saying.origins):
        return _GRADES[saying.best]
    weights = (survey.weight(place) for place in saying.origins if place not in gone)
    return _GRADES[max(weights, default=0)]


def _reaching(survey: Survey, saying: Saying, places: list[int], gone: frozenset[int]) -> set[str]:
    """Return the ids of the statements that reach an origin which counts, over what stands."""
    columns = survey.columns
    if len(places) == len(saying.origins) and not gone:
        reached = {place for place in saying.members if columns.origin[place] != NOBODY}
    else:
        reached = reach(places, lambda at: [p for p in survey.onward(at) if p not in gone])
    return {survey.records[place].id for place in reached}
