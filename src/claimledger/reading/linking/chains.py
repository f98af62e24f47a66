"""Whose words a sentence goes on with: chains taken over from the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from claimledger.reading.linking.agreeing import described, points_back
from claimledger.reading.linking.people import name_of, same_name
from claimledger.reading.linking.pronouns import candidates, fullest, meant
from claimledger.reading.linking.scene import Scene, opens_with, words_in
from claimledger.reading.parts.drafts import Doubt, Draft, Voice
from claimledger.reading.parts.spans import hull
from claimledger.reading.parts.words import Doubtful, Form, Tier

__all__ = ["inherited", "near", "spoken_chain"]

Links = tuple[tuple[Voice, ...], ...]

_CHOICES = 5
_FAR = 6


def inherited(draft: Draft, recent: Sequence[Draft], scene: Scene, covers: Sequence[bool]) -> Draft:
    """Return the draft with the speaker that its pronoun stands for, and the chain it takes over.

    A relay of its own stays as it is. Without one, the chain of the draft before it, if near, is
    taken over where the source is a pronoun or an ending for somebody in that chain, or names the
    same speaker again and goes on ("juga", "menambahkan") or points back ("sumber itu").
    """
    earlier = [other for other in recent if _before(other, draft)]
    if described(draft.source, scene):
        draft = _perhaps_named(draft, earlier, scene)
    if len(draft.links) > 1 and not (meant(draft, scene) and draft.links[-1] == (draft.source,)):
        return draft
    close = earlier[-1] if earlier and near(earlier[-1].segment, draft, scene, covers) else None
    if meant(draft, scene):
        return _for_pronoun(draft, earlier, close, scene)
    if close and len(close.links) > 1 and _same_speaker(draft, close, scene):
        return _taking_over(draft, close, close.links[:-1], draft.links[-1:])
    return draft


def _perhaps_named(draft: Draft, earlier: Sequence[Draft], scene: Scene) -> Draft:
    """Return a draft of somebody described, with a doubt that names who that may be."""
    found = candidates(draft, earlier, scene).voices
    named = [v.words for v in found if v.form is Form.NAME and not scene.is_medium(v)][:_CHOICES]
    if not named:
        return draft
    says = f"“{draft.source.words}” is somebody named before"
    return _doubting(draft, Doubt(Doubtful.AMBIGUOUS_PRONOUN, says, tuple(named)))


def _before(other: Draft, draft: Draft) -> bool:
    """Tell whether another draft can hold the one a draft's pronoun stands for."""
    if other.segment < draft.segment:
        return True
    ours, theirs = hull(draft.source.spans), hull(other.source.spans)
    return ours is not None and theirs is not None and theirs.end <= ours.start


def near(segment: int, draft: Draft, scene: Scene, covers: Sequence[bool]) -> bool:
    """Tell whether a draft stands right behind a segment.

    That is under the same heading, in the same paragraph or the next, and with at most one
    sentence between that nobody is cited for.
    """
    number = draft.segment
    if scene.sections[segment] != scene.sections[number]:
        return False
    if scene.flow[number] - scene.flow[segment] > 1:
        return False
    between = range(segment + 1, number)
    return len(between) < _FAR and sum(scene.body(n) and not covers[n] for n in between) <= 1


def _for_pronoun(
    draft: Draft, earlier: Sequence[Draft], close: Draft | None, scene: Scene
) -> Draft:
    found = candidates(draft, earlier, scene)
    if not found.voices:
        return _doubting(
            draft, Doubt(Doubtful.AMBIGUOUS_PRONOUN, "nobody before it is named or cited")
        )
    likeliest = found.voices[0]
    if not found.agrees:
        says = f"nobody named before it agrees with “{draft.source.words}”"
        choices = tuple(voice.words for voice in found.voices[:_CHOICES])
        draft = _doubting(draft, Doubt(Doubtful.AMBIGUOUS_PRONOUN, says, choices))
        return attrs.evolve(draft, tier=Tier.MEDIUM if draft.tier is Tier.HIGH else draft.tier)
    if len(found.fitting) > 1 and not _goes_on(draft, scene):
        says = f"“{draft.source.words}” is taken for {likeliest.words}"
        choices = tuple(voice.words for voice in found.fitting[:_CHOICES])
        draft = _doubting(draft, Doubt(Doubtful.AMBIGUOUS_PRONOUN, says, choices))
        draft = attrs.evolve(draft, tier=Tier.MEDIUM if draft.tier is Tier.HIGH else draft.tier)
    name = name_of(likeliest, scene)
    likeliest = fullest(likeliest, earlier, scene)
    if len(draft.links) > 1:
        return attrs.evolve(draft, links=(*draft.links[:-1], (likeliest,)))
    if close:
        for depth, step in enumerate(close.links):
            if depth and any(
                same_name(name, name_of(voice, scene)) or described(voice, scene) for voice in step
            ):
                return _taking_over(draft, close, close.links[:depth], ((likeliest,),))
    return attrs.evolve(draft, links=((likeliest,),))


def _same_speaker(draft: Draft, close: Draft, scene: Scene) -> bool:
    """Tell whether a draft names the speaker of the one before again, and goes on or points."""
    ours = name_of(draft.source, scene)
    unnamed = {Form.ANONYMOUS} == {draft.source.form, *(voice.form for voice in close.links[-1])}
    if unnamed and points_back(draft.source, scene):
        return True
    if not any(same_name(ours, name_of(voice, scene)) for voice in close.links[-1]):
        return False
    return _goes_on(draft, scene) or points_back(draft.source, scene)


def _goes_on(draft: Draft, scene: Scene) -> bool:
    cue = [word for span in draft.cue for word in words_in(scene.of(span))]
    if any((word,) in scene.phrases["also"] for word in cue):
        return True
    return any(opens_with(cue[n:], scene.phrases["goes_on"]) for n in range(len(cue)))


def _taking_over(draft: Draft, close: Draft, relays: Links, speaker: Links) -> Draft:
    chain = spoken_chain(relays + speaker)
    doubt = Doubt(
        Doubtful.INHERITED_CHAIN, f"the chain is taken over from the sentence before: {chain}"
    )
    return _doubting(attrs.evolve(draft, links=relays + speaker, inherits_from=close.id), doubt)


def _doubting(draft: Draft, doubt: Doubt) -> Draft:
    return attrs.evolve(draft, doubts=(*draft.doubts, doubt))


def spoken_chain(links: Links) -> str:
    """Return a chain in words, from the outermost to the speaker: ``CNN <- Edward Howell``."""
    return " <- ".join(" and ".join(voice.words or "?" for voice in step) for step in links)
