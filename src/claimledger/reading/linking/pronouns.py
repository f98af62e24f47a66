"""Whom a pronoun may stand for: the speakers and persons named before it, likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

import attrs

from claimledger.reading.linking.agreeing import (
    Wanted,
    described,
    is_officer,
    points_back,
    uncontracted,
)
from claimledger.reading.linking.people import name_of, names_in, same_name
from claimledger.reading.linking.scene import Scene, opens_with, words_in
from claimledger.reading.linking.subjects import (
    accused,
    ahead,
    hangs,
    leads_in,
    nameless,
    newcomer,
    persons_in,
    replies,
    subject_of,
    told_by_pronoun,
)
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.words import Form

__all__ = ["Meant", "candidates", "fullest", "meant"]

_LOOK_BACK = 3
_RECENT = 8
_NAMES = 8
_WORD = 30
_FEW = 2
"""How far back, in sentences, drafts and letters, and how many names of each are looked at."""


def meant(draft: Draft, scene: Scene) -> bool:
    """Tell whether a draft's source is a pronoun or ending that stands for somebody before it."""
    if draft.source.form is Form.ENCLITIC:
        return True
    return draft.source.form is Form.PRONOUN and not opens_with(
        uncontracted(draft.source), scene.phrases["own_pronouns"]
    )


@final
@attrs.frozen
class Meant:
    """Whom a pronoun may stand for, likeliest first, and those of them that fit equally well.

    ``agrees`` tells whether the likeliest is what the pronoun asks for at all.
    """

    voices: tuple[Voice, ...]
    fitting: tuple[Voice, ...]
    agrees: bool = True


def candidates(draft: Draft, recent: Sequence[Draft], scene: Scene) -> Meant:
    """Return whom the source of a draft may stand for, likeliest first, each once.

    The speaker of the draft before comes first; then the subject of a sentence between, which comes
    before that speaker if the pronoun is a word of its own, or it is told of as new; before both,
    who is named first in its sentence, if it hangs on that ("Ann wept as she told ..."); then
    earlier speakers, those through whom they spoke, and others who are named nearby, at last in the
    same sentence. Whoever does not agree in number, kind and gender comes after those who do.
    Who replies to an accusation is the accused, and never who accuses.

    Others fit as well as the first where they agree as well, and are the subject of a sentence
    between, that speaker, or, if the pronoun is a word, somebody in that sentence of whom that
    speaker tells first, or who speaks elsewhere. A noun that points back is no other: it may be the
    first again.
    """
    wanted = Wanted.by(draft.source, scene)
    earlier = list(reversed(recent))[:_RECENT]
    last = next((other for other in earlier if _speakers(other)), None)
    after = last.segment + 1 if last else 0
    between = range(max(after, draft.segment - _LOOK_BACK, 0), draft.segment)
    nearby = [
        (number, names)
        for number in reversed(between)
        if scene.body(number) and not scene.within_quotation(number)
        if (names := persons_in(number, scene))
    ]
    speakers = [v for d in earlier for v in _speakers(d)]
    known = [name_of(voice, scene) for voice in speakers]
    subjects = [v for number, names in nearby[:1] for v in subject_of(number, names, scene)]
    new = [v for number, names in nearby[:1] for v in newcomer(number, names, known, scene)]
    silent = [v for number in between[-1:] if scene.body(number) for v in nameless(number, scene)]
    if silent and new and silent[0].spans[0].covers(new[0].spans[0]):
        new = silent
    elif replies(draft) and not wanted.thing:
        new += silent
    others = [voice for _, names in nearby for voice in names[:_NAMES] if " " in voice.words]
    before = ahead(draft, scene)
    voices = [v for d in earlier for v in (*_speakers(d), *_through(d))]
    ending = draft.source.form is Form.ENCLITIC
    lasts = _speakers(last) if last and (ending or not subjects) else []
    if last and described(last.source, scene):
        lasts = _described_as(last, recent, scene) + lasts
    opens = last is None or last.segment < draft.segment
    first = before[:1] if before and opens and hangs(draft, before, scene) else []
    focus = subjects + new + silent
    focus += _in_focus(last, speakers, scene, alone=ending) if last else []
    told = names_in(last.segment, scene) if last and scene.body(last.segment) else ()
    whole = [voice for voice in told[:_NAMES] if " " in voice.words]
    ranked = [*first, *new, *lasts, *subjects, *voices, *others, *before, *focus, *whole]
    replying = accused(draft, last, scene)
    if last and replying is not None:
        accusers = [name_of(voice, scene) for voice in _speakers(last)]
        ranked = replying + [v for v in ranked if not _among(name_of(v, scene), accusers)]
        focus = []
    elif first and leads_in(draft, first, scene):
        focus = []
    once = _each_once(ranked, scene)
    ordered = tuple(sorted(once, key=lambda voice: wanted.rank(voice, scene)))
    ranks = [wanted.rank(voice, scene) for voice in ordered]
    agreeing = [v for v, rank in zip(ordered, ranks, strict=True) if rank == ranks[0]]
    rivals = [v for v in focus if v not in subjects or _person(v, known, scene)]
    there = [name_of(voice, scene) for voice in (*ordered[:1], *rivals)]
    fitting = (
        voice
        for voice in agreeing
        if voice is agreeing[0] or not points_back(voice, scene)
        if _among(name_of(voice, scene), there)
    )
    agrees = not ranks or wanted.allows(ranks[0])
    return Meant(ordered, tuple(fitting), agrees and not told_by_pronoun(draft, last, scene))


def _described_as(last: Draft, recent: Sequence[Draft], scene: Scene) -> list[Voice]:
    """Return who is likeliest described by the source of a draft: "the 52-year-old chef"."""
    earlier = [other for other in recent if other.segment < last.segment]
    found = candidates(last, earlier, scene).voices
    return [v for v in found if v.form is Form.NAME and not scene.is_medium(v)][:1]


def _in_focus(last: Draft, speakers: Sequence[Voice], scene: Scene, *, alone: bool) -> list[Voice]:
    """Return who speaks last, of whom that is told first, and who there speaks elsewhere."""
    if alone:
        return _speakers(last)
    known = [name_of(voice, scene) for voice in speakers]
    there = names_in(last.segment, scene)[:_NAMES] if scene.body(last.segment) else ()
    others = [
        voice
        for voice in there
        if (
            (_person(voice, known, scene) and _leads(voice, last, scene))
            or (last.addressee and last.addressee.overlaps(voice.spans[0]))
            or _among(name_of(voice, scene), known)
        )
        and not _is_new(voice, scene)
        and not any(span.covers(voice.spans[0]) for span in last.source.spans)
    ]
    return _speakers(last) + [v for v in others if not scene.is_medium(v)]


def _leads(voice: Voice, last: Draft, scene: Scene) -> bool:
    """Tell whether what a draft says begins with a voice, perhaps behind a determiner."""
    for span in last.content[:1]:
        before = words_in(scene.layout.text[span.start : voice.spans[0].start][:_WORD])
        if span.covers(voice.spans[0]):
            return all(word in scene.small for word in before[:_FEW]) and len(before) <= _FEW
    return False


def _is_new(voice: Voice, scene: Scene) -> bool:
    """Tell whether a determiner before a voice makes it one that was not named before."""
    start = voice.spans[0].start
    before = words_in(scene.layout.text[max(start - _WORD, 0) : start])[-1:]
    return before in scene.phrases["indefinites"]


def _person(voice: Voice, known: Sequence[tuple[str, ...]], scene: Scene) -> bool:
    """Tell whether a subject is likely a person: it speaks elsewhere, or is more than one word.

    The first of those is no word that the text writes small, too, or only with capitals.
    """
    name = name_of(voice, scene)
    first, _, more = voice.words.partition(" ")
    thing = first.isupper() or first.lower() in scene.common or name in scene.phrases["states"]
    whole = bool(more) and not thing
    return whole or is_officer(voice, scene) or _among(name, known)


def _among(name: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> bool:
    return any(same_name(name, other) for other in names)


def fullest(voice: Voice, recent: Sequence[Draft], scene: Scene) -> Voice:
    """Return the voice by which somebody was called more fully before, if there is just one name.

    The words of the one begin or end those of the other: "Berg", "Ole Berg".
    """
    name = name_of(voice, scene)
    full: dict[tuple[str, ...], Voice] = {}
    for other in (v for draft in recent for step in draft.links for v in step):
        longer = name_of(other, scene)
        if voice.form is other.form is Form.NAME and len(longer) > len(name) > 0:
            if name in {longer[: len(name)], longer[-len(name) :]} and name not in _states(scene):
                full.setdefault(longer, other)
    return next(iter(full.values())) if len(full) == 1 else voice


def _states(scene: Scene) -> frozenset[tuple[str, ...]]:
    return scene.phrases["states"]


def _speakers(draft: Draft) -> list[Voice]:
    return [voice for voice in (draft.links or ((),))[-1] if _names(voice)]


def _through(draft: Draft) -> list[Voice]:
    steps = reversed(draft.links[:-1])
    return [voice for step in steps for voice in step if _names(voice)]


def _names(voice: Voice) -> bool:
    return voice.form not in {Form.PRONOUN, Form.ENCLITIC, Form.NONE}


def _each_once(voices: Iterable[Voice], scene: Scene) -> list[Voice]:
    kept: dict[tuple[str, ...], Voice] = {}
    for voice in voices:
        name = name_of(voice, scene)
        if not any(same_name(name, other) for other in kept):
            kept[name] = voice
    return list(kept.values())
