"""Making statements: from each draft one for each claim that it is about and each way it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final, final

import attrs

from claimledger.model import Anchor, Claim, Document, Link, Party, Ref, Statement
from claimledger.model.statements import Linkable
from claimledger.reading.accepting.acts import (
    Does,
    Said,
    anchors_at,
    calls_baseless,
    does,
    statement,
)
from claimledger.reading.accepting.claims import Contents
from claimledger.reading.accepting.mentions import seen
from claimledger.reading.accepting.names import Resolved
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.words import Form, SpeechAct

__all__ = ["Making", "anchors_at"]

_PATHS: Final = 16
"""How many chains one draft may have, by parallel links."""
_SCOPE: Final = 150
"""How many signs of a document's id stand in those of its statements."""
_ON_CLAIMS: Final = frozenset({Does.ASSERTS, Does.QUESTIONS})

Target = Claim | Ref


@final
@attrs.frozen(eq=False)
class Making:
    """The statements of a document in the making: ``made`` holds them, in order."""

    contents: Contents
    document: Document
    claims: Mapping[str, Claim]
    voices: Mapping[Voice, Resolved]
    drafts: Mapping[str, Draft]
    disavowals: frozenset[str]
    """The drafts that deny that something was said."""
    denied: frozenset[str]
    """The drafts of words that such a one denies."""
    made: list[Statement] = attrs.field(factory=list, init=False)
    by_draft: dict[str, list[Statement]] = attrs.field(factory=dict, init=False)
    places: dict[object, int] = attrs.field(factory=dict, init=False)
    """Where a statement that says the same stands in ``made``."""
    more: dict[int, list[Anchor]] = attrs.field(factory=dict, init=False)
    """The further places of such a statement."""
    again: dict[str, str] = attrs.field(factory=dict, init=False)
    """The statement that a draft only says again."""

    @classmethod
    def of(
        cls,
        drafts: Sequence[Draft],
        contents: Contents,
        charges: Mapping[str, Party | Ref],
        voices: Mapping[Voice, Resolved],
        document: Document,
    ) -> Making:
        """Return what is to be made of drafts; nothing of it is made yet."""
        telling = [draft for draft in drafts if _tells(draft, contents)]
        claims = contents.claims(telling, charges, lambda draft: voices[_speaker(draft)].party.id)
        disavowals = [draft for draft in telling if contents.disavows(draft)]
        return cls(
            contents,
            document,
            claims,
            voices,
            {draft.id: draft for draft in drafts},
            frozenset(draft.id for draft in disavowals),
            frozenset(_within(disavowals, drafts)),
        )

    def accept(self, draft: Draft) -> bool:
        """Make the statements of a draft, and tell whether there are any that are new.

        What the same voice says again in the same way is told by the place where it does.
        """
        targets = [] if draft.id in self.denied else self._targets(draft)
        base = f"{self.document.id[:_SCOPE]}:{draft.id}"
        told: list[Statement] = []
        new = 0
        for target, sure in targets:
            for chain, guesses in self._chains(draft):
                id = f"{base}-{new + 1}" if new else base
                disavows = draft.id in self.disavowals
                said = Said(target, chain, id, sure=sure, disavows=disavows, guesses=guesses)
                made = statement(draft, said, self.contents.text)
                place = self.places.setdefault(_said(made), len(self.made))
                if place < len(self.made):
                    self.more.setdefault(place, []).extend(made.anchors)
                    made = self.made[place]
                    self.again[draft.id] = made.id
                else:
                    self.made.append(made)
                    new += 1
                told.append(made)
        self.by_draft[draft.id] = told
        return new > 0

    @property
    def statements(self) -> list[Statement]:
        """All that is made, each with all its places."""
        return [
            attrs.evolve(made, anchors=(*made.anchors, *self.more.get(place, ())))
            for place, made in enumerate(self.made)
        ]

    def why_not(self, draft: Draft) -> str:
        """Say why nothing can be made of a draft."""
        if does(draft) is Does.NOTHING:
            return f"{draft.act} takes no position on a claim"
        if draft.id in self.again:
            return f"it says again what {self.again[draft.id]} says, which has its place, too"
        if draft.id in self.denied:
            return "it is what another draft denies to have said"
        return "what it is about stands in no other draft"

    def _targets(self, draft: Draft) -> list[tuple[Target, bool]]:
        """Return what a draft is about, and whether that is sure.

        It is what it answers, if that is sure; else what it says itself, and perhaps that.
        """
        kind = does(draft)
        if kind is Does.NOTHING:
            return []
        own = self.claims.get(draft.id)
        found: dict[str, tuple[Target, bool]] = {}
        for answer in draft.responds_to:
            for target in self._answered(answer.draft):
                if isinstance(target, Claim) or kind not in _ON_CLAIMS:
                    found.setdefault(target.id, (target, answer.sure))
        if own is not None and not any(sure for _, sure in found.values()):
            found.pop(own.id, None)
            return [(own, True), *found.values()]
        return list(found.values())

    def _answered(self, id: str) -> Iterator[Target]:
        """Yield what stands there to be answered: a claim, or the denials of one."""
        draft = self.drafts.get(id)
        if draft is not None and (does(draft) is Does.DENIES or id in self.disavowals):
            yield from (Ref(statement.id) for statement in self.by_draft.get(id, ()))
        elif id in self.claims:
            yield self.claims[id]

    def _chains(self, draft: Draft) -> Iterator[tuple[Sequence[Linkable], tuple[str, ...]]]:
        """Yield the chains of a draft: each way through its parallel links, up to sixteen.

        What was read is the first link and no other. With each chain it is told who is only taken
        for a link of it.
        """
        steps = list(draft.links)
        if not steps and draft.act is not SpeechAct.GAP:
            steps = [(draft.source,)]
        pointed = draft.source if draft.source.form in {Form.PRONOUN, Form.ENCLITIC} else None
        for path in islice(product(*steps), _PATHS):
            links = [self._link(voice) for voice in path[:-1]]
            links += [self._link(voice, pointed) for voice in path[-1:]]
            kept = [link for link in links if link.party.id != self.document.source.id]
            yield [self.document, *kept], tuple(self._guesses(path))

    def _guesses(self, path: Iterable[Voice]) -> Iterator[str]:
        for voice in path:
            resolved = self.voices[voice]
            if resolved.guessed and not isinstance(resolved.party, Ref):
                yield f"\u201c{seen(voice.words)}\u201d is taken for {resolved.party.name}"

    def _link(self, voice: Voice, pointed: Voice | None = None) -> Link:
        party = self.voices[voice].party
        named_as = seen((pointed or voice).words)
        if (pointed or voice).form is Form.ENCLITIC:
            named_as = f"-{named_as}"
        same = not isinstance(party, Ref) and party.name == named_as
        return Link(party, named_as="" if same else named_as)


def _speaker(draft: Draft) -> Voice:
    return draft.links[-1][0] if draft.links else draft.source


def _said(made: Statement) -> object:
    """Return what a statement says and who says it: all but the cue, the place and the names."""
    manner = (made.certainty, made.reading, made.quotation, made.translated, made.note)
    how = getattr(made, "act", None), getattr(made, "scope", None)
    return (
        made.kind_name,
        made.target.id,
        tuple(link.party.id for link in made.chain),
        *how,
        *manner,
    )


def _tells(draft: Draft, contents: Contents) -> bool:
    """Tell whether a draft has a content of its own that can be claimed."""
    if does(draft) is Does.NOTHING or calls_baseless(draft):
        return False
    return bool(contents.claimed(draft)) and not contents.points(draft)


def _within(disavowals: Iterable[Draft], drafts: Iterable[Draft]) -> Iterator[str]:
    """Yield the drafts whose cue stands within what another one of its segment disavows."""
    by_segment: dict[int, list[Draft]] = {}
    for draft in disavowals:
        by_segment.setdefault(draft.segment, []).append(draft)
    for draft in drafts:
        for outer in by_segment.get(draft.segment, ()):
            inside = all(any(span.covers(cue) for span in outer.content) for cue in draft.cue)
            if draft is not outer and draft.cue and inside:
                yield draft.id
