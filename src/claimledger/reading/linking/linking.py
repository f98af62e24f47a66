"""The steps of linking, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from itertools import groupby

import attrs

from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.linking.carrying import carried
from claimledger.reading.linking.chains import inherited
from claimledger.reading.linking.denials import answering
from claimledger.reading.linking.doubting import doubted, headed
from claimledger.reading.linking.fields import ANSWERS
from claimledger.reading.linking.scene import Scene, covered, scene_of
from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.layout import Layout
from claimledger.reading.parts.words import SegmentKind

__all__ = ["STEPS", "Step", "answered", "arranged", "chained", "linked", "numbered", "own_voice"]

Step = Callable[[tuple[Draft, ...], Scene], tuple[Draft, ...]]

_WINDOW = 32
"""How many drafts back a pronoun or a denial can reach."""


def linked(
    drafts: tuple[Draft, ...],
    layout: Layout,
    lexicon: Lexicon,
    *,
    steps: Iterable[Step] | None = None,
) -> tuple[Draft, ...]:
    """Return the drafts of a text with what each has from the others, by the steps in turn.

    Sentences that go on without a cue become drafts, too, and all are numbered anew: ``d1`` is
    the first. Give ``steps`` of your own to replace one, leave one out or add one.
    """
    scene = scene_of(layout, lexicon)
    for step in STEPS if steps is None else steps:
        drafts = step(drafts, scene)
    return drafts


def arranged(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:  # noqa: ARG001  # steps are called alike
    """Return the drafts with what is told within an answer before it: "denied a claim that ...".

    So whatever a draft answers stands before it.
    """
    found: list[Draft] = []
    for _, sentence in groupby(drafts, key=lambda draft: draft.segment):
        held: list[Draft] = []
        for draft in sentence:
            within = (n for n, other in enumerate(held[-_WINDOW:]) if _told_within(draft, other))
            held.insert(next(within, _WINDOW) + max(len(held) - _WINDOW, 0), draft)
        found += held
    return tuple(found)


def _told_within(draft: Draft, other: Draft) -> bool:
    """Tell whether all that a draft says stands within what another answers."""
    return (
        other.act in ANSWERS
        and bool(draft.content)
        and draft.content != other.content
        and all(any(whole.covers(span) for whole in other.content) for span in draft.content)
    )


def chained(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """Return the drafts with the speakers and chains they take over, and the carry-overs."""
    covers = covered(drafts, scene.layout)
    found: list[Draft] = []
    recent: deque[Draft] = deque(maxlen=_WINDOW)
    number = 0
    for draft in (*drafts, None):
        while number < (len(covers) if draft is None else draft.segment):
            if scene.body(number) and not covers[number] and recent:
                carry = carried(number, recent[-1], scene, covers, draft)
                if carry is not None:
                    covers[number] = True
                    found.append(carry)
                    recent.append(carry)
            number += 1
        if draft is not None:
            found.append(inherited(draft, recent, scene, covers))
            recent.append(found[-1])
    return tuple(found)


def numbered(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:  # noqa: ARG001  # steps are called alike
    """Return the drafts with the ids ``d1``, ``d2`` ... in their order."""
    ids = {draft.id: f"d{number}" for number, draft in enumerate(drafts, 1)}
    return tuple(
        attrs.evolve(
            draft,
            id=ids[draft.id],
            inherits_from=draft.inherits_from and ids.get(draft.inherits_from),
            responds_to=tuple(
                attrs.evolve(answer, draft=ids[answer.draft])
                for answer in draft.responds_to
                if answer.draft in ids
            ),
        )
        for draft in drafts
    )


def answered(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """Return the drafts with the earlier ones that each answers."""
    recent: deque[Draft] = deque(maxlen=_WINDOW)
    found: list[Draft] = []
    for _, sentence in groupby(drafts, key=lambda draft: draft.segment):
        beside = tuple(sentence)
        answers = [answering(draft, recent, scene, beside[:_WINDOW]) for draft in beside]
        found += answers
        recent.extend(answers)
    return tuple(found)


STEPS: tuple[Step, ...] = (arranged, chained, numbered, answered, doubted, headed)


def own_voice(drafts: Iterable[Draft], layout: Layout) -> tuple[int, ...]:
    """Return the numbers of the sentences of the text that no draft touches: nobody is cited."""
    covers = covered(drafts, layout)
    return tuple(
        number
        for number, segment in enumerate(layout.segments)
        if segment.kind is SegmentKind.BODY and not covers[number]
    )
