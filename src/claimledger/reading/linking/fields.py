"""Which earlier drafts an answer can mean, and which of them it does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import final

import attrs

from claimledger.reading.linking.kinship import akin
from claimledger.reading.linking.objects import Object
from claimledger.reading.linking.people import is_about, name_of, share_one, speaker_names
from claimledger.reading.linking.scene import WORD, Scene, words_in
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.words import Speech, SpeechAct

__all__ = ["ANSWERS", "REACH", "UNANSWERABLE", "Field", "Group"]

ANSWERS = frozenset({SpeechAct.DENY, SpeechAct.CONFIRM, SpeechAct.NO_COMMENT, SpeechAct.REFUSE})
UNANSWERABLE = frozenset({*ANSWERS, SpeechAct.GAP, SpeechAct.THANK})
REACH = 3
"""How many paragraphs back an accusation may stand to be surely the one."""

_BACKS = frozenset({SpeechAct.STATE, SpeechAct.BELIEVE})
_HALF = 0.5
_BESIDE = 3
"""How many sentences apart two drafts stand at most of which one noun may mean both."""

Group = tuple[Draft, ...]
"""What one source says in one sentence: the conjuncts of one accusation."""
Names = Sequence[tuple[str, ...]]


@final
@attrs.frozen
class Field:
    """An answer, what it is about, and the groups of earlier drafts that can be meant."""

    draft: Draft
    found: Object
    scene: Scene
    ours: Names
    groups: list[Group]
    headings: list[Draft]
    backing: list[Draft]
    known: set[frozenset[str]]
    """The names of those who have spoken before."""

    @classmethod
    def of(cls, draft: Draft, recent: Sequence[Draft], found: Object, scene: Scene) -> Field:
        """Find what can be meant, nearest first, by sentence and source."""
        ours = speaker_names(draft, scene)
        denied: list[tuple[str, ...]] = []
        able: list[Draft] = []
        headings: list[Draft] = []
        backing: list[Draft] = []
        known: set[frozenset[str]] = set()
        mine: set[str] = set()
        for other in recent:
            known.update(map(frozenset, speaker_names(other, scene)))
            if _denies(other) and not any(a.draft in mine for a in other.responds_to):
                denied += speaker_names(other, scene)
            if share_one(ours, speaker_names(other, scene)):
                mine.add(other.id)
            if other.act in UNANSWERABLE or other.segment >= draft.segment:
                continue
            called = _called(found, other, scene)
            fits = found.it or other.act in found.acts or _all_words(found, other, scene)
            fits = fits and (called or not _meant_by_it(found, other, scene))
            if not scene.body(other.segment):
                headings += [other] if fits else []
            elif not _through(found, other, scene) and _defends(
                other, ours, () if called or _hits(found, other, scene) else denied, scene
            ):
                continue
            elif fits or called:
                able.append(other)
            elif other.act in _BACKS and other.speech is Speech.INDIRECT:
                backing.append(other)
        together = groupby(able, key=lambda other: (other.segment, other.source.words))
        groups = [tuple(group) for _, group in together][::-1]
        return cls(draft, found, scene, ours, groups, headings, backing, known)

    def split(self) -> tuple[Group, Group, Group]:
        """Return what is surely answered, what perhaps is, and the part of it that is not."""
        found, groups = self.found, self.groups
        if found.which:
            return self._counted(), (), ()
        chosen, named = self._chosen()
        if found.rest and not named and (not found.pointed or self._open(chosen)):
            return (), (), ()
        part = self._part(chosen) if named else chosen
        left = tuple(other for other in chosen if other not in part)
        around = [g for g in groups if g is not chosen and self._level(g, chosen)]
        if named and _called(found, chosen[0], self.scene):
            others = [g for g in around if _called(found, g[0], self.scene)]
            return part, tuple(d for g in others for d in g), left
        whole = named and _hits(found, part[0], self.scene) == found.rest
        vague = not (found.pointed or whole or found.it) or bool(found.rest and not named)
        if vague and named and self.draft.act is SpeechAct.CONFIRM:
            return (), (), ()
        if vague or not self._near(chosen, 0 if found.it else REACH):
            return (), part, left
        if named:
            return self._with_kin(part, (), left)
        return self._nearby(chosen, around)

    def _nearby(self, chosen: Group, around: list[Group]) -> tuple[Group, Group, Group]:
        """Return how far a noun that names nobody reaches beyond the group that was chosen."""
        found = self.found
        others = tuple(d for g in around for d in g)
        if found.it:
            return chosen, (), ()
        if found.every:
            near = [g for g in self.groups if self._near(g, REACH)]
            return self._with_kin(tuple(d for g in near for d in g), (), ())
        if found.both:
            two = (*chosen, *(around[0] if around and len(chosen) == 1 else ()))
            return (two, (), ()) if len(two) > 1 else ((), two, ())
        if found.acts[0] is SpeechAct.REPORT and not found.several:
            told = tuple(d for d in others if self._of_one_report(d, chosen[0]))
            perhaps = tuple(d for d in others if d not in told)
            return self._with_kin((*chosen, *told), perhaps, ())
        if not found.several or len(chosen) > 1:
            return self._with_kin(chosen, others, ())
        farther = [
            g for g in self.groups if g is not chosen and g not in around and self._above_all(g[0])
        ]
        far = tuple(d for g in farther if self._near(g, REACH) for d in g)
        return self._with_kin((*chosen, *others), far, ())

    def _chosen(self) -> tuple[Group, bool]:
        """Return the group that is meant, and whether the content names its source or words."""
        near = [g for g in self.groups if self._near(g, REACH)] or self.groups
        called = [g for g in self.groups if _called(self.found, g[0], self.scene)]
        if called or self._whose():
            return (called or near)[0], bool(called)
        hits = [(max(len(_hits(self.found, d, self.scene)) for d in g), g) for g in near]
        best = max(count for count, _ in hits)
        if best and 2 * best >= len(self.found.rest):
            return next(g for count, g in hits if count == best), True
        beside = [g for g in near if self._gap(g) <= self._gap(near[0]) + 1]
        cued = [g for g in near if self._level(g, near[0]) and self._akin(g[0])]
        meant = cued or [g for g in beside if self._above_all(g[0])] or near
        told = [g for g in meant if self._tells_of_us(g)]
        return (told or meant)[0], False

    def _whose(self) -> bool:
        """Tell whether the noun is said to be that of somebody who has spoken before."""
        owners = self.found.owners
        return bool(owners) and any(owners <= name for name in self.known)

    def _open(self, chosen: Group) -> bool:
        """Tell whether another group might as well be meant as the one that was chosen."""
        others = [g for g in self.groups if g is not chosen and self._near(g, REACH)]
        return any(self._above_all(g[0]) >= self._above_all(chosen[0]) for g in others)

    def _above_all(self, other: Draft) -> bool:
        """Tell whether a draft is of the act that the noun stands for above all.

        What is passed on by somebody who publishes is a report, too.
        """
        first = self.found.acts[:1]
        passed = other.inherits_from is None and any(
            self.scene.is_medium(voice) for step in other.links for voice in step
        )
        return (other.act,) == first or (first == (SpeechAct.REPORT,) and passed)

    def _of_one_report(self, other: Draft, chosen: Draft) -> bool:
        """Tell whether a draft belongs to the report that was chosen: reported, too, or theirs."""
        if self._above_all(chosen) and self._above_all(other):
            return True
        names = [speaker_names(draft, self.scene) for draft in (other, chosen)]
        return other.inherits_from is None and share_one(*names)

    def _akin(self, other: Draft) -> bool:
        """Tell whether the noun is akin to the cue of a draft: "claimed", "the claim"."""
        cue = words_in(" ".join(self.scene.of(span) for span in other.cue))
        return any(akin(word, self.found.noun) for word in cue)

    def _tells_of_us(self, group: Group) -> bool:
        """Tell whether a group is addressed to who answers, or names them."""
        spans = [draft.addressee for draft in group if draft.addressee]
        voices = [Voice((span,), words=self.scene.of(span)) for span in spans]
        if share_one(self.ours, [name_of(voice, self.scene) for voice in voices]):
            return True
        return any(is_about(draft, self.ours, self.scene) for draft in group)

    def _part(self, chosen: Group) -> Group:
        """Return the conjuncts that have most of the words that say which is meant."""
        hits = [len(_hits(self.found, draft, self.scene)) for draft in chosen]
        return tuple(d for d, count in zip(chosen, hits, strict=True) if count == max(hits))

    def _counted(self) -> Group:
        """Return the first, second ... of what the nearest says, or else of what all nearby say."""
        nearby = [g for g in self.groups if self._near(g, REACH)]
        told = self.groups[0]
        told = told if len(told) > 1 else tuple(d for g in reversed(nearby) for d in g)
        return told[self.found.which - 1 : self.found.which]

    def _with_kin(self, sure: Group, perhaps: Group, left: Group) -> tuple[Group, Group, Group]:
        """Add what is perhaps answered, too: a heading that says the same, and what backs it."""
        heads = tuple(head for head in self.headings if self._says_the_same(head, sure))
        first = min(other.segment for other in sure)
        accused = all(other.act is SpeechAct.ACCUSE for other in sure)
        backed = tuple(
            other
            for other in self.backing
            if accused and other.segment > first and self._near((other,), 1)
            if _hits(self.found, other, self.scene) == self.found.rest
        )
        return sure, (*heads, *perhaps, *backed), left

    def _says_the_same(self, head: Draft, sure: Group) -> bool:
        words = self.scene.matter_of(head).words
        said = max(len(self.scene.matter_of(other).shared(words)) for other in sure)
        return said >= _HALF * len(words) and bool(words)

    def _level(self, group: Group, chosen: Group) -> bool:
        """Tell whether two groups stand in one paragraph, and near each other."""
        one, other = group[0].segment, chosen[0].segment
        return self.scene.flow[one] == self.scene.flow[other] and abs(one - other) <= _BESIDE

    def _gap(self, group: Group) -> int:
        return self.scene.flow[self.draft.segment] - self.scene.flow[group[0].segment]

    def _near(self, group: Group, most: int) -> bool:
        """Tell whether a group stands at most so many paragraphs before the answer."""
        return self._gap(group) <= most


def _hits(found: Object, other: Draft, scene: Scene) -> frozenset[str]:
    return scene.matter_of(other).shared(found.rest)


def _meant_by_it(found: Object, other: Draft, scene: Scene) -> bool:
    """Tell whether what is meant is about who put a draft forward: "criticism of Lee"."""
    about = found.rest - found.owners
    return any(name and about.issuperset(name) for name in speaker_names(other, scene))


def _all_words(found: Object, other: Draft, scene: Scene) -> bool:
    """Tell whether a draft has all the words that say which accusation is meant, two at least."""
    return len(found.rest) > 1 and scene.matter_of(other).words >= found.rest


def _denies(draft: Draft) -> bool:
    """Tell whether a draft denies something, or calls it baseless."""
    return draft.act is SpeechAct.DENY or (bool(draft.responds_to) and draft.act not in ANSWERS)


def _defends(other: Draft, ours: Names, denied: Names, scene: Scene) -> bool:
    """Tell whether a draft is of who answers, or of somebody who has denied what is meant."""
    theirs = speaker_names(other, scene)
    return share_one(ours, theirs) or (
        other.act is not SpeechAct.ACCUSE and share_one(denied, theirs)
    )


def _called(found: Object, other: Draft, scene: Scene) -> bool:
    """Tell whether the words beside the noun call who put it forward: "Oslo's accusation"."""
    voices = [voice for step in other.links for voice in step] or [other.source]
    return any(_calls(found, voice, scene) for voice in voices)


def _through(found: Object, other: Draft, scene: Scene) -> bool:
    """Tell whether the words beside the noun call somebody who passed it on: "the AFP report"."""
    voices = [voice for step in other.links[:-1] for voice in step]
    return any(_calls(found, voice, scene) for voice in voices)


def _calls(found: Object, voice: Voice, scene: Scene) -> bool:
    """Tell whether the words beside the noun have a name of a voice, its office, or an acronym."""
    words = WORD.findall(voice.words)
    acronyms = (word.lower() for word in words if word.isupper())
    offices = (low for low in map(str.lower, words) if (low,) in scene.titles)
    return not found.owners.isdisjoint((*name_of(voice, scene), *acronyms, *offices))
