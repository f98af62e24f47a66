"""Answers: which earlier drafts a denial, a confirmation or a refusal to comment is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import final

import attrs

from claimledger.reading.linking.people import name_of, same_name
from claimledger.reading.linking.scene import Noun, Scene, opens_with, within, words_in
from claimledger.reading.parts.drafts import Answered, Doubt, Draft, Voice
from claimledger.reading.parts.words import Doubtful, SpeechAct

__all__ = ["answering"]

_UNSAID = re.compile('["\u201c][^"\u201d]*["\u201d]?')
"""Quoted words: they do not say which accusation is meant."""
_ANSWERS = frozenset({SpeechAct.DENY, SpeechAct.CONFIRM, SpeechAct.NO_COMMENT, SpeechAct.REFUSE})
_UNANSWERABLE = frozenset({*_ANSWERS, SpeechAct.GAP, SpeechAct.THANK})
_RETELLS = frozenset({SpeechAct.DENY, SpeechAct.CONFIRM})
_NEARLY = 0.6
_LEAST = 3
"""How many words of a denied content, in part and number, a draft has that it may answer."""
_REACH = 3
"""How many paragraphs back an accusation may stand to be surely the one."""
_FAR = 12
"""How many words behind the noun can say which accusation it is."""


@final
@attrs.frozen
class _Object:
    """What an answer is about: the noun of an act ("that accusation"), or only "it".

    ``acts`` are those that it can stand for, ``which`` counts from 1 ("the second accusation", 0 if
    it does not), ``rest`` are the other words of matter.
    """

    acts: frozenset[SpeechAct]
    pointed: bool = False
    several: bool = False
    both: bool = False
    it: bool = False
    which: int = 0
    rest: frozenset[str] = frozenset()


Group = tuple[Draft, ...]
"""What one source says in one sentence: the conjuncts of one accusation."""


def answering(
    draft: Draft, recent: Sequence[Draft], scene: Scene, beside: Sequence[Draft] = ()
) -> Draft:
    """Return the draft with the earlier ones that it answers, where its content points at them.

    A noun for an act with a pointer ("that accusation") answers the nearest draft with such an
    act, with the other conjuncts of its sentence; but the one whose chain or words the content
    names, or that is addressed to the answering source, if there is one. Others in the paragraph
    of that one are answered perhaps; surely where the noun is of several ("those claims"), and the
    nearest two where it says "both"; "the first" is one of them. A noun with words that name none
    answers perhaps, and so does what stands more than three paragraphs before. "It" answers the
    nearest draft, perhaps if that stands in another paragraph. What the same
    sentence tells within the content ("denied a claim that ...") is answered, and nothing else. A
    content told in full ("denied that ...") perhaps answers the nearest draft with nearly the same
    words.
    """
    content = words_in(_UNSAID.sub(" ", " ".join(scene.of(span) for span in draft.content)))
    if draft.act not in _ANSWERS and not within(content, scene.phrases["baseless"]):
        return draft
    found = _object(content, scene)
    nested = _nested(draft, beside, scene) if found and draft.act in _RETELLS else ()
    if nested:
        return _with_answers(draft, nested, ())
    if found is None:
        return _with_answers(draft, (), _retold(draft, recent, scene))
    if draft.act not in _ANSWERS and not found.pointed:
        return draft
    groups = _groups(draft, recent, found, scene)
    return _with_answers(draft, *_split(draft, groups, found, scene)) if groups else draft


def _nested(draft: Draft, beside: Sequence[Draft], scene: Scene) -> Group:
    """Return the drafts of the same sentence that stand within what an answer is about."""
    ours = _speakers(draft, scene)
    return tuple(
        other
        for other in beside
        if other.act not in _UNANSWERABLE
        and other.content
        and other.content != draft.content
        and not _share(ours, _speakers(other, scene))
        and all(any(whole.covers(span) for whole in draft.content) for span in other.content)
    )


def _object(words: Sequence[str], scene: Scene) -> _Object | None:
    """Return what the content of an answer points at; nothing if it is told in full."""
    if words and opens_with(words, scene.phrases["thing_pronouns"]) == len(words):
        return _Object(frozenset(SpeechAct) - _UNANSWERABLE, it=True)
    for place, word in enumerate(words):
        noun = scene.anaphor(word)
        if noun is not None:
            return _pointed(words, place, noun, scene)
    return None


def _pointed(words: Sequence[str], place: int, noun: Noun, scene: Scene) -> _Object:
    before, behind = words[max(place - 3, 0) : place], words[place + 1 : place + 4]
    aside = behind if scene.words.pointers_follow else before
    several = [word for word in before if (word,) in scene.phrases["plurals"]]
    taking_up = scene.phrases["taking_up"]
    beside = [] if scene.words.pointers_follow else _run_before(before, scene)
    rest = {*beside, *words[place + 1 : place + _FAR]}
    plain = scene.small.union(several, scene.words.ordinals, *scene.phrases["baseless"])
    return _Object(
        noun.acts,
        bool(several) or any((word,) in scene.phrases["pointers"] for word in aside),
        bool(several) or noun.several,
        any(opens_with(before[n:], taking_up) for n in range(len(before))),
        which=_which(behind[:1] if scene.words.pointers_follow else words[:place], scene),
        rest=frozenset(word for word in rest - plain if len(word) > 1),
    )


def _which(words: Sequence[str], scene: Scene) -> int:
    """Return which of several the words say, from 1; 0 if they do not."""
    ordinals = scene.words.ordinals
    return next((ordinals.index(word) + 1 for word in words if word in ordinals), 0)


def _run_before(before: Sequence[str], scene: Scene) -> list[str]:
    """Return the words right before a noun that say which it is: "Oslo's", "bribery"."""
    return list(takewhile(lambda word: word not in scene.small or word == "s", before[::-1]))


def _groups(draft: Draft, recent: Sequence[Draft], found: _Object, scene: Scene) -> list[Group]:
    """Return the earlier drafts that can be meant, nearest first, by sentence and source."""
    ours = _speakers(draft, scene)
    able = [
        other
        for other in recent
        if (other.act in found.acts or _calls(found, other, scene))
        and other.segment < draft.segment
        and scene.body(other.segment)
        and not _share(ours, _speakers(other, scene))
    ]
    together = groupby(able, key=lambda other: (other.segment, other.source.words))
    return [tuple(group) for _, group in together][::-1]


def _split(draft: Draft, groups: list[Group], found: _Object, scene: Scene) -> tuple[Group, Group]:
    """Return what is surely answered, and what perhaps is."""
    if found.which:
        return _counted(found.which, groups, draft, scene), ()
    chosen, named = _chosen(draft, groups, found, scene)
    if found.rest and not found.pointed and not named:
        return (), ()
    vague = not (found.pointed or named or found.it) or bool(found.rest and not named)
    if vague or not _near(chosen, draft, scene, 0 if found.it else _REACH):
        return (), chosen
    if named or found.it:
        return chosen, ()
    around = [g for g in groups if g is not chosen and _level(g, chosen, scene)]
    if found.both:
        return (*chosen, *(around[0] if around else ())), ()
    others = tuple(d for g in around for d in g)
    if not found.several or len(chosen) > 1:
        return chosen, others
    farther = [g for g in groups if g is not chosen and g not in around]
    return (*chosen, *others), tuple(
        d for g in farther if _near(g, draft, scene, _REACH) for d in g
    )


def _chosen(draft: Draft, groups: list[Group], found: _Object, scene: Scene) -> tuple[Group, bool]:
    """Return the group that is meant, and whether the content names its source or its matter."""
    ours = _speakers(draft, scene)
    called = [g for g in groups if _calls(found, g[0], scene)]
    shared = [g for g in groups if found.rest & _matter(g, scene)]
    told = [g for g in groups if _share(ours, _addressees(g, scene))]
    return (called or shared or told or groups)[0], bool(called or shared)


def _counted(which: int, groups: list[Group], draft: Draft, scene: Scene) -> Group:
    """Return the first, second ... of what the nearest says, or else of what all nearby say."""
    nearby = [g for g in groups if _near(g, draft, scene, _REACH)]
    told = groups[0] if len(groups[0]) > 1 else [d for g in reversed(nearby) for d in g]
    return tuple(told[which - 1 : which])


def _level(group: Group, chosen: Group, scene: Scene) -> bool:
    """Tell whether two groups stand in one paragraph."""
    return scene.flow[group[0].segment] == scene.flow[chosen[0].segment]


def _near(group: Group, draft: Draft, scene: Scene, most: int) -> bool:
    """Tell whether a group stands at most so many paragraphs before the answer."""
    return scene.flow[draft.segment] - scene.flow[group[0].segment] <= most


def _calls(found: _Object, other: Draft, scene: Scene) -> bool:
    """Tell whether the words beside the noun call who put it forward: "Oslo's accusation"."""
    voices = [voice for step in other.links for voice in step] or [other.source]
    return other.act not in _UNANSWERABLE and any(
        found.rest.intersection(name_of(voice, scene)) for voice in voices
    )


def _matter(group: Group, scene: Scene) -> frozenset[str]:
    return scene.matter(span for draft in group for span in draft.content)


def _retold(draft: Draft, recent: Sequence[Draft], scene: Scene) -> Group:
    """Return the nearest earlier draft whose words are nearly those of a content told in full."""
    ours = scene.matter(draft.content)
    if draft.act not in _RETELLS or len(ours) < _LEAST:
        return ()
    speakers = _speakers(draft, scene)
    for other in reversed(recent):
        shared = ours & scene.matter(other.content)
        if (
            len(shared) >= max(_LEAST, _NEARLY * len(ours))
            and other.act not in _UNANSWERABLE
            and other.segment < draft.segment
            and not _share(speakers, _speakers(other, scene))
        ):
            return (other,)
    return ()


def _speakers(draft: Draft, scene: Scene) -> list[tuple[str, ...]]:
    voices = draft.links[-1] if draft.links else (draft.source,)
    return [name_of(voice, scene) for voice in voices]


def _addressees(group: Group, scene: Scene) -> list[tuple[str, ...]]:
    spans = [draft.addressee for draft in group if draft.addressee]
    return [name_of(Voice((span,), words=scene.of(span)), scene) for span in spans]


def _share(some: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one of the names calls one of the others."""
    return any(same_name(a, b) for a in some for b in others)


def _with_answers(draft: Draft, sure: Group, perhaps: Group) -> Draft:
    answers = [Answered(other.id) for other in sure]
    answers += [Answered(other.id, sure=False) for other in perhaps]
    draft = attrs.evolve(draft, responds_to=(*draft.responds_to, *answers))
    if not perhaps:
        return draft
    doubt = Doubt(
        Doubtful.DENIAL_SCOPE,
        "that it answers these, too, is a reading" if sure else "what it answers is a reading",
        tuple(other.id for other in perhaps),
    )
    return attrs.evolve(draft, doubts=(*draft.doubts, doubt))
