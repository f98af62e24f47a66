"""Making statements: from each draft one for each claim that it is about and each way it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final, final

import attrs

from claimledger.model import Claim, Document, Link, Party, Ref, Statement
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
    made: list[Statement] = attrs.field(factory=list, init=False)
    by_draft: dict[str, list[Statement]] = attrs.field(factory=dict, init=False)

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
        claims = contents.claims(telling, charges)
        return cls(contents, document, claims, voices, {draft.id: draft for draft in drafts})

    def accept(self, draft: Draft) -> bool:
        """Make the statements of a draft, and tell whether there are any."""
        targets = self._targets(draft)
        base = f"{self.document.id[:_SCOPE]}:{draft.id}"
        new: list[Statement] = []
        for target, sure in targets:
            for chain in self._chains(draft):
                id = f"{base}-{len(new) + 1}" if new else base
                said = Said(target, chain, id, sure=sure)
                new.append(statement(draft, said, self.contents.text))
        self.made.extend(new)
        self.by_draft[draft.id] = new
        return bool(new)

    def why_not(self, draft: Draft) -> str:
        """Say why nothing can be made of a draft."""
        if does(draft) is Does.NOTHING:
            return f"{draft.act} takes no position on a claim"
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
        if draft is not None and does(draft) is Does.DENIES:
            yield from (Ref(statement.id) for statement in self.by_draft.get(id, ()))
        elif id in self.claims:
            yield self.claims[id]

    def _chains(self, draft: Draft) -> Iterator[Sequence[Linkable]]:
        """Yield the chains of a draft: each way through its parallel links, up to sixteen."""
        steps = list(draft.links)
        if not steps and draft.act is not SpeechAct.GAP:
            steps = [(draft.source,)]
        pointed = draft.source if draft.source.form in {Form.PRONOUN, Form.ENCLITIC} else None
        for path in islice(product(*steps), _PATHS):
            links = [self._link(voice) for voice in path[:-1]]
            links = [link for link in links if link.party.id != self.document.source.id]
            links += [self._link(voice, pointed) for voice in path[-1:]]
            yield [self.document, *links]

    def _link(self, voice: Voice, pointed: Voice | None = None) -> Link:
        party = self.voices[voice].party
        named_as = " ".join((pointed or voice).words.split())
        if (pointed or voice).form is Form.ENCLITIC:
            named_as = f"-{named_as}"
        same = not isinstance(party, Ref) and party.name == named_as
        return Link(party, named_as="" if same else named_as)


def _tells(draft: Draft, contents: Contents) -> bool:
    """Tell whether a draft has a content of its own that can be claimed."""
    if does(draft) is Does.NOTHING or calls_baseless(draft):
        return False
    return bool(contents.words(draft)) and not contents.points(draft)
