"""Answers: which earlier drafts a denial, a confirmation or a refusal to comment is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from claimledger.reading.linking.fields import ANSWERS, REACH, UNANSWERABLE, Field, Group
from claimledger.reading.linking.objects import Object, named_again, object_of, rejected_by
from claimledger.reading.linking.people import is_about, share_one, speaker_names
from claimledger.reading.linking.scene import Scene, words_in
from claimledger.reading.parts.drafts import Answered, Doubt, Draft
from claimledger.reading.parts.words import Doubtful, Speech, SpeechAct

__all__ = ["answering"]

_RETELLS = frozenset({SpeechAct.DENY, SpeechAct.CONFIRM})
_LONG = 1_000
_NEARLY = 0.6
_SURELY = 0.75
_HALF = 0.5
_PAIR = 2
_LEAST = 3
"""How many words of a denied content, in part and number, a draft has that it may answer."""


def answering(
    draft: Draft, recent: Sequence[Draft], scene: Scene, beside: Sequence[Draft] = ()
) -> Draft:
    """Return the draft with the earlier ones that it answers, where its content points at them.

    A noun for an act with a pointer ("that accusation") answers one earlier draft of such an act,
    with the other conjuncts of its sentence, surely. Of several it is the one whose source the
    content names, or whose words; then the one that is addressed to who answers, or names them;
    then one of the act that the noun stands for above all; then the nearest. Others in its
    paragraph are answered perhaps, and surely where the noun is of several ("those claims"), or of
    all; the nearest two where it says "both"; "the first" is one of them. So are perhaps a heading
    that says the same, and what others tell between an accusation and its denial. A noun without a
    pointer answers perhaps, and so does what stands more than three paragraphs before. "It"
    answers the nearest draft, perhaps if that stands in another paragraph. What the same sentence
    tells within the content ("denied a claim that ...") is answered, and nothing else. A content
    told in full ("denied that ...") perhaps answers the draft with nearly the same words. A denial
    in quotation marks that calls something baseless ("It is not true," he denied) answers that.
    Nobody answers themselves, nor what somebody tells who has denied it. Whoever confirms that
    something is baseless states it.
    """
    if draft.act is SpeechAct.CONFIRM and rejected_by(draft, scene):
        draft = attrs.evolve(draft, act=SpeechAct.STATE)
    found, again = _object(draft, recent, scene)
    if found is None and not again:
        return draft
    nested = _nested(draft, beside, scene) if found and draft.act in _RETELLS else ()
    if nested:
        return _with_answers(draft, nested, ())
    if found is None:
        return _with_answers(draft, *_told_again(draft, recent, scene))
    field = Field.of(draft, recent, found, scene)
    return _with_answers(draft, *field.split()) if field.groups else draft


def _object(draft: Draft, recent: Sequence[Draft], scene: Scene) -> tuple[Object | None, bool]:
    """Return what an answer is about, and else whether it may tell again what was said."""
    if draft.act in ANSWERS:
        found = object_of(draft, scene)
        if found is None and draft.act is SpeechAct.DENY and draft.speech is Speech.DIRECT:
            found = rejected_by(draft, scene)
        return found, draft.act in _RETELLS
    found = None if draft.act is SpeechAct.ADMIT else rejected_by(draft, scene)
    if (
        found
        and found.it
        and recent
        and share_one(speaker_names(recent[-1], scene), speaker_names(draft, scene))
    ):
        return None, False
    return found, False


def _nested(draft: Draft, beside: Sequence[Draft], scene: Scene) -> Group:
    """Return the drafts of the same sentence that stand within what an answer is about."""
    ours = speaker_names(draft, scene)
    return tuple(
        other
        for other in beside
        if other.act not in UNANSWERABLE
        and other.content
        and other.content != draft.content
        and not share_one(ours, speaker_names(other, scene))
        and all(any(whole.covers(span) for whole in draft.content) for span in other.content)
    )


def _told_again(draft: Draft, recent: Sequence[Draft], scene: Scene) -> tuple[Group, Group, Group]:
    """Return the earlier draft whose words are nearly those of a content told in full.

    It has three fifths of them, three at least, or all of two; or half of them, if it is about who
    answers. A
    thing that is only named again ("that release") stands in it; surely if it is near.
    """
    ours = speaker_names(draft, scene)
    earlier = [
        other
        for other in reversed(recent)
        if other.act not in UNANSWERABLE
        and other.segment < draft.segment
        and scene.body(other.segment)
        and not share_one(ours, speaker_names(other, scene))
    ]
    thing = named_again(draft, scene)
    if thing is not None:
        for other in earlier:
            gap = scene.flow[draft.segment] - scene.flow[other.segment]
            matter = scene.matter_of(other)
            shared = matter.shared(thing.words)
            if gap <= REACH and thing.noun in shared and 2 * len(shared) >= len(thing.words):
                same = thing.sure and thing.noun in matter.words
                return ((other,), (), ()) if same else ((), (other,), ())
        return (), (), ()
    words = scene.matter_of(draft).words
    best: Draft | None = None
    most = 0
    for other in earlier:
        hits = len(scene.matter_of(other).shared(words))
        of_us = is_about(other, ours, scene)
        if draft.act is SpeechAct.CONFIRM:
            if _negated(draft, scene) != _negated(other, scene) or hits < _SURELY * len(words):
                continue
        least = _HALF * len(words) if of_us else max(_LEAST, _NEARLY * len(words))
        least = min(least, max(len(words), _PAIR))
        if hits > most and hits >= least:
            best, most = other, hits
    return (), () if best is None else (best,), ()


def _negated(draft: Draft, scene: Scene) -> bool:
    """Tell whether a negation stands in what a draft says."""
    words = words_in(" ".join(scene.of(span)[:_LONG] for span in draft.content[:_LONG]))
    return any((word,) in scene.phrases["negations"] for word in words)


def _with_answers(draft: Draft, sure: Group, perhaps: Group, left: Group = ()) -> Draft:
    """Return the draft with its answers; where several can be meant, or a part, that is a doubt."""
    answers = [Answered(other.id) for other in sure]
    answers += [Answered(other.id, sure=False) for other in perhaps]
    draft = attrs.evolve(draft, responds_to=(*draft.responds_to, *answers))
    return attrs.evolve(draft, doubts=(*draft.doubts, *_scope(sure, perhaps, left)))


def _scope(sure: Group, perhaps: Group, left: Group) -> Iterator[Doubt]:
    if perhaps and len(sure) + len(perhaps) > 1:
        which = "that it answers these, too," if sure else "which of these it answers"
        says = f"{which} is a reading"
        yield Doubt(Doubtful.DENIAL_SCOPE, says, tuple(other.id for other in perhaps))
    if left:
        says = "it answers a part; of this it says nothing"
        yield Doubt(Doubtful.DENIAL_SCOPE, says, tuple(other.id for other in left))
