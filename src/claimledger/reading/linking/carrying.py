"""Carry-overs: sentences without a cue that go on with what the one before reports."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.reading.linking.chains import spoken_chain
from claimledger.reading.linking.people import name_of
from claimledger.reading.linking.scene import Scene, opens_with
from claimledger.reading.parts.drafts import Doubt, Draft, Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Commits,
    Doubtful,
    Form,
    Frame,
    Speech,
    SpeechAct,
    Tier,
)

__all__ = ["carried"]

_REACH = 4
"""How many words may stand between a subject and its auxiliary."""

_FAR = 6

_GOES_NOWHERE = frozenset(
    {
        SpeechAct.GAP,
        SpeechAct.NO_COMMENT,
        SpeechAct.DENY,
        SpeechAct.REFUSE,
        SpeechAct.THANK,
        SpeechAct.ASK,
    }
)


def carried(number: int, last: Draft, scene: Scene, covers: Sequence[bool]) -> Draft | None:
    """Return what a sentence without a cue reports, if it clearly goes on with the draft before.

    It stands right behind that draft, whose speaker is named, under the same heading, and begins
    with no contrast; and one of these holds:

    - ``quotation``: it is a quotation and nothing else;
    - ``also``: in the same paragraph, the speaker or those just named will also do something;
    - ``speaker``: the speaker of a chain with a relay, by name, will do something.
    """
    if not _follows(number, last, scene, covers):
        return None
    span = scene.layout.segments[number].span
    if scene.quoted(number):
        return _draft(number, last, "quotation", span, scene)
    words = scene.lows(number)
    if opens_with(words, scene.phrases["contrasts"]):
        return None
    rule = _rule(number, words, last, scene)
    return _draft(number, last, rule, span, scene) if rule else None


def _follows(number: int, last: Draft, scene: Scene, covers: Sequence[bool]) -> bool:
    """Tell whether a segment stands right behind a draft that somebody named stands for."""
    if last.act in _GOES_NOWHERE or last.commits is not Commits.SOURCE or not last.links:
        return False
    if all(voice.form is Form.NONE for voice in last.links[-1]):
        return False
    if scene.sections[last.segment] != scene.sections[number]:
        return False
    between = range(last.segment + 1, number)
    return (
        scene.flow[number] - scene.flow[last.segment] <= 1
        and len(between) < _FAR
        and not any(scene.body(n) and not covers[n] for n in between)
    )


def _rule(number: int, words: tuple[str, ...], last: Draft, scene: Scene) -> str:
    """Return by which rule on its subject and auxiliary a sentence goes on; empty for none."""
    speaker = _speaker_length(words, last, scene)
    same = scene.flow[number] == scene.flow[last.segment]
    subject = speaker or _taken_up(words, scene)
    if not subject:
        return ""
    also, will = _auxiliary(words[subject : subject + _REACH], scene)
    if same and also and will:
        return "also"
    return "speaker" if speaker and will and len(last.links) > 1 else ""


def _auxiliary(words: Sequence[str], scene: Scene) -> tuple[bool, bool]:
    """Tell whether a subject "also" does what follows, and whether it will do it.

    Only adverbs may stand between the subject, the auxiliary and an "also" behind it.
    """
    also = will = False
    for word in words:
        key = (word,)
        if key in scene.phrases["futures"] or key in scene.phrases["backshifts"]:
            will = True
        elif key in scene.phrases["also"]:
            also = True
        elif key not in scene.phrases["adverbs"] and key not in scene.phrases["negations"]:
            break
    return also, will


def _speaker_length(words: tuple[str, ...], last: Draft, scene: Scene) -> int:
    """Return how many words at the beginning call the speaker of the draft before by name."""
    names = [frozenset(name_of(voice, scene)) for voice in last.links[-1]]
    return max(_shared(words, name) for name in names)


def _shared(words: tuple[str, ...], name: frozenset[str]) -> int:
    length = 0
    while length < len(words) and words[length] in name:
        length += 1
    return length


def _taken_up(words: tuple[str, ...], scene: Scene) -> int:
    """Return how many words at the beginning stand for somebody or something named before."""
    if opens_with(words, scene.phrases["own_pronouns"]):
        return 0
    return max(
        opens_with(words, scene.phrases["taking_up"]),
        opens_with(words, scene.phrases["pronouns"]),
        _pointed_length(words, scene),
    )


def _pointed_length(words: tuple[str, ...], scene: Scene) -> int:
    """Return how many words at the beginning are a noun named before: "kunjungan itu"."""
    pointers = scene.phrases["pointers"]
    if scene.words.pointers_follow:
        return next((n + 1 for n in (1, 2) if words[n : n + 1] in pointers), 0)
    return 2 if words[:1] in pointers else 0


def _draft(number: int, last: Draft, rule: str, span: Span, scene: Scene) -> Draft:
    quoted = rule == "quotation"
    doubt = Doubt(
        Doubtful.CARRY_OVER,
        "no cue: that it goes on with the sentence before is a reading; else the text says it"
        f" itself; the chain would be {spoken_chain(last.links)}",
    )
    return Draft(
        id=f"carried-{number}",
        source=Voice(),
        cue=(),
        content=(span if quoted else _unstopped(span, scene),),
        act=last.act if quoted else _act(number, last, scene),
        rule=f"{Frame.CARRIED}:{rule}",
        segment=number,
        speech=Speech.DIRECT if quoted else Speech.INDIRECT,
        tier=Tier.MEDIUM,
        links=last.links,
        inherits_from=last.id,
        doubts=(doubt,),
    )


def _act(number: int, last: Draft, scene: Scene) -> SpeechAct:
    """Return what is done by it: a promise of the speaker, a plan of others."""
    if _speaker_length(scene.lows(number), last, scene):
        return SpeechAct.PROMISE
    return SpeechAct.PLAN


def _unstopped(span: Span, scene: Scene) -> Span:
    """Return a sentence without its full stop."""
    end = span.end
    while end - 1 > span.start and scene.layout.text[end - 1] in ".!?…":
        end -= 1
    return Span(span.start, end)
