"""Random ledgers that are plain for the most part: much is cited and little is tied.

The ledgers of `reference.generate` are small, and nearly all of their claims hang together. These
are longer, about few claims, and most of what is on them can be read off the index.
"""

from __future__ import annotations

import random
from typing import Any

from claimledger.ledger import Ledger
from claimledger.model import (
    Assertion,
    Claim,
    Claimant,
    ClaimRelation,
    Denial,
    Document,
    Link,
    Question,
    Record,
    Ref,
    Relation,
    Response,
    Retraction,
    Source,
    Statement,
)

__all__ = ["plain_ledger", "plain_records"]

_DAYS = [f"2031-05-0{day}" for day in range(1, 9)]
_OUTLETS = [f"paper{number}" for number in range(7)]
_PEOPLE = [f"person{number}" for number in range(6)]
_ALL = [*_OUTLETS, "agency", "office", "platform", *_PEOPLE, "hidden", "crowd", "nobody"]


def plain_ledger(rng: random.Random, size: int) -> Ledger:
    """Return a ledger of so many statements; half of them are recorded in any order."""
    return Ledger().record(*plain_records(rng, size))


def plain_records(rng: random.Random, size: int) -> list[Record]:
    """Return the records of such a ledger, which name each other by id."""
    maker = _Maker(rng, size)
    records = [*maker.parties(), *maker.relations(), *maker.claims, *maker.documents]
    records += maker.statements()
    if maker.chance(0.5):
        rng.shuffle(records)
    return records


class _Maker:
    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.size = size
        self.made: list[Any] = []
        self.claims = [
            Claim(f"c{n}", f"claim {n}", accused=self._some(_PEOPLE, 0.3))
            for n in range(rng.randint(1, 4))
        ]
        self.documents = [self._document(f"d{number}") for number in range(3 + size // 2)]
        self.quarrelling = self.chance(0.4)
        """Whether much is taken back, so that a topic is looked at for what stands."""

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def _some(self, ids: list[str], probability: float) -> list[Ref]:
        return [Ref(self.rng.choice(ids))] if self.chance(probability) else []

    # -- what is described -----------------------------------------------------------------

    def parties(self) -> list[Record]:
        found: list[Record] = [Source(id) for id in _OUTLETS]
        found += [Claimant(id, kind="person") for id in _PEOPLE]
        found += [
            Source("agency", kind="agency"),
            Source("office", kind="official_channel"),
            Source("platform", kind="platform"),
            Claimant("hidden", identity="described"),
            Claimant("crowd", identity="unnamed", number="several"),
            Claimant("nobody", identity="implicit"),
        ]
        return [party for party in found if not self.chance(0.02)]

    def relations(self) -> list[Record]:
        rng = self.rng
        found: list[Record] = []
        for _ in range(rng.choice([0, 0, 1, 2])):
            one, other = rng.sample([*_OUTLETS, "agency", "office", *_PEOPLE], 2)
            kinds = ["same_as", "speaks_for", "organ_of", "owned_by", "member_of"]
            kind = rng.choices(kinds, [1, 2, 2, 2, 1])[0]
            during = "2031-05-02/2031-05-05" if self.chance(0.15) else None
            found.append(Relation(Ref(one), kind, Ref(other), during))
        if len(self.claims) > 1 and self.chance(0.15):
            one, other = (claim.id for claim in rng.sample(self.claims, 2))
            kind = rng.choice(["entails", "contradicts", "equivalent", "outcome_of"])
            found.append(ClaimRelation(Ref(one), kind, Ref(other)))
        return found

    def _document(self, id: str) -> Document:
        rng = self.rng
        source = "platform" if self.chance(0.15) else rng.choice([*_OUTLETS, "agency", "office"])
        authors = self._some([*_PEOPLE, "nobody"], 0.9) if source == "platform" else []
        published = rng.choice([*_DAYS, *_DAYS, "2031-05", "2031-05-03/..", None])
        derived: dict[str, Any] = {}
        if self.chance(0.02):
            kind = rng.choice(["copy", "revision"])
            derived = {"derived_from": Ref(f"d{rng.randint(0, 9)}x"), "derivation": kind}
        return Document(id, Ref(source), published=published, authors=authors, **derived)

    # -- what is said ----------------------------------------------------------------------

    def statements(self) -> list[Statement]:
        for number in range(self.size):
            self.made.append(self._statement(f"s{number}"))
        return self.made

    def _statement(self, id: str) -> Statement:
        rng = self.rng
        back = 5 if self.quarrelling else 1
        kinds = ["own", "cite", "turn", "deny", "ask", "respond", "retract", "disavow", "odd"]
        kind = rng.choices(kinds, [8, 14, 2, 3, 1, 2, back, back, 0.5])[0]
        common = {"id": id, **self._manner()}
        if kind == "cite" and self.made:
            return self._citing(common)
        if kind == "turn" and self.made:
            return self._turning(common)
        if kind == "deny" and self.made:
            target = Ref(rng.choice(self.made).id)
            scope = rng.choice(["content", "content", "legitimacy"])
            return Denial(target, chain=self._chain(), scope=scope, **common)
        if kind == "ask":
            return Question(self._claim(), chain=self._chain(), **common)
        if kind == "respond":
            target = Ref(rng.choice(self.made).id) if self.made else self._claim()
            return Response(target, chain=self._chain(), **common)
        if kind in ("retract", "disavow") and self.made:
            return self._taking_back(kind, common)
        if kind == "odd":
            return Denial(Ref(f"s{rng.randint(0, self.size + 1)}"), chain=self._chain(), **common)
        return self._taking(self._claim(), self._chain(), common)

    def _manner(self) -> dict[str, Any]:
        rng = self.rng
        return {
            "certainty": rng.choices(["full", "weak", "none"], [16, 2, 1])[0],
            "reading": rng.choices(["explicit", "inferred", "doubtful"], [16, 2, 1])[0],
            "basis": rng.choice(["unstated", "unstated", "told", "witnessed", "documents"]),
            "said": rng.choice(_DAYS) if self.chance(0.1) else None,
        }

    def _claim(self) -> Ref:
        return Ref(self.rng.choice(self.claims).id)

    def _taking(self, claim: Ref, chain: list[Link], common: dict[str, Any]) -> Statement:
        if self.chance(0.7):
            return Assertion(claim, chain=chain, **common)
        scope = "legitimacy" if self.chance(0.2) else "content"
        return Denial(claim, chain=chain, scope=scope, **common)

    def _reader(self) -> Link:
        """Return a first link, mostly in a document that is not a post of nobody."""
        if self.chance(0.04):
            return Link(Ref(self.rng.choice(_OUTLETS)), said=self.rng.choice([None, *_DAYS]))
        document = self.rng.choice(self.documents)
        return Link(document.source, document=Ref(document.id))

    def _chain(self, last: str | None = None) -> list[Link]:
        """Return a chain: in one's own voice, of who was heard, or of whom somebody else heard."""
        rng = self.rng
        chain = [self._reader()]
        length = rng.choice([1, 2, 2, 3]) if last is None else rng.choice([2, 2, 3])
        if length == 3:
            between = rng.choice(_OUTLETS)
            document = rng.choice(self.documents) if self.chance(0.08) else None
            chain.append(Link(Ref(between), document=document and Ref(document.id)))
        if length > 1:
            speaker = last or rng.choice([*_PEOPLE, *_PEOPLE, "hidden", "crowd", "nobody"])
            if last is None and self.chance(0.04):
                speaker = rng.choice(_ALL)
            said = rng.choice(_DAYS) if self.chance(0.15) else None
            chain.append(Link(Ref(speaker), said=said))
            if self.chance(0.01):
                chain[-1] = Link(Ref(speaker), document=Ref(rng.choice(self.documents).id))
        return chain

    def _citing(self, common: dict[str, Any]) -> Statement:
        """Repeat a statement, citing it, and others of the same claim or of any; in rings too."""
        rng = self.rng
        model: Any = rng.choice(self.made)
        if self.chance(0.4):
            model = next(s for s in self.made if s.target.id == model.target.id)
        cited = [Ref(model.id)]
        for _ in range(rng.choice([0, 0, 0, 0, 1, 2])):
            like = [s.id for s in self.made if s.target.id == model.target.id]
            cited.append(Ref(rng.choice(like)))
        if self.chance(0.06):
            cited = [Ref(rng.choice([common["id"], "lost", rng.choice(self.made).id]))]
        if self.chance(0.12):
            cited = [*cited[:1], Ref(f"s{rng.randint(0, self.size - 1)}")][-rng.randint(1, 2) :]
        chain = [self._reader()]
        if self.chance(0.25):
            chain.append(Link(Ref(rng.choice([*_OUTLETS, "agency"]))))
        if self.chance(0.03):
            document = rng.choice(self.documents)
            chain.append(Link(document.source, document=Ref(document.id)))
        repeated: Statement = model.but(chain=chain, citing=list(dict.fromkeys(cited)), **common)
        return repeated

    def _turning(self, common: dict[str, Any]) -> Statement:
        """Let somebody who took a side take the other one, or the same again."""
        model = self.rng.choice(self.made)
        chain = self._chain(model.chain[-1].party.id)
        if self.chance(0.3):
            chain = [self._reader()]
        claims = {claim.id for claim in self.claims}
        target = Ref(model.target.id) if model.target.id in claims else self._claim()
        return self._taking(target, chain, common)

    def _taking_back(self, kind: str, common: dict[str, Any]) -> Statement:
        rng = self.rng
        model = rng.choice(self.made)
        if self.chance(0.3):
            later = [s for s in self.made if isinstance(s, Retraction)]
            model = rng.choice(later or [model])
        who = rng.choice([model.chain[0], model.chain[-1], model.chain[-1]])
        chain = self._chain(who.party.id) if self.chance(0.6) else [who]
        target = Ref(model.id)
        if self.chance(0.15):
            target = self._claim()
        elif kind == "retract" and self.chance(0.04):
            target = Ref(rng.choice(self.documents).id)
        if kind == "retract":
            return Retraction(target, chain=chain, **common)
        return Denial(target, chain=chain, scope="attribution", **common)
