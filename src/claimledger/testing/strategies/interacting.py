"""A strategy for whole ledgers whose records get in each other's way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import (
    Amendment,
    Assertion,
    Certainty,
    Claim,
    Claimant,
    Denial,
    Document,
    Link,
    Party,
    Question,
    Reading,
    Record,
    Ref,
    Response,
    ResponseKind,
    Retraction,
    Source,
    Statement,
    detached,
)
from claimledger.testing.strategies.scenes import (
    DAYS,
    PUBLISHED,
    SOMETIMES,
    Scene,
    bonds,
    claim_bonds,
    scenes,
)
from claimledger.testing.strategies.speaking import details

__all__ = ["ledgers"]

_T = TypeVar("_T")

_CERTAINTIES = st.sampled_from([Certainty.FULL] * 5 + [Certainty.WEAK] * 2 + [Certainty.NONE])
_READINGS = st.sampled_from([Reading.EXPLICIT] * 6 + [Reading.INFERRED, Reading.DOUBTFUL])
_FULL, _EXPLICIT = st.just(Certainty.FULL), st.just(Reading.EXPLICIT)
_SAID = st.sampled_from([*[None] * 10, DAYS[0], DAYS[3]])
_FEW = st.integers(0, 2)

_KINDS = {
    "assert": 8, "deny": 4, "again": 5, "echo": 4, "cite": 3,
    "ask": 1, "respond": 1, "disavow": 3, "retract": 4,
}  # fmt: skip
_WEIGHED = tuple(kind for kind, weight in _KINDS.items() for _ in range(weight))
_PEACEFUL = tuple(kind for kind in _WEIGHED if kind not in ("disavow", "retract"))
_SELDOM = st.sampled_from([False] * 9 + [True])
_MOSTLY = st.sampled_from([True, True, True, False])
_LENGTHS = st.sampled_from([2, 2, 2, 2, 1, 1, 1, 3, 3, 4])


@st.composite
def ledgers(  # noqa: PLR0913  # each option leaves out what some law cannot bear
    draw: st.DrawFn,
    *,
    min_size: int = 1,
    max_size: int = 16,
    certainties: st.SearchStrategy[Certainty] = _CERTAINTIES,
    readings: st.SearchStrategy[Reading] = _READINGS,
    attack_free: bool = False,
    relations: bool = True,
    claim_relations: bool = True,
    derivations: bool = True,
    amendments: bool = True,
    conflicts: bool = True,
) -> Ledger:
    """Generate ledgers of so many statements among few parties, documents and claims.

    Their records refer to each other by `Ref`, so that any selection of them can be recorded;
    now and then they refer to what is not there, or run in a ring. ``attack_free`` leaves out
    retractions and disavowals, and dates all that is said to one day, so that nobody's later
    word replaces an earlier one. Of a record there is at most one amendment.

    >>> from hypothesis import find
    >>> found = find(ledgers(amendments=False), lambda ledger: len(ledger.statements) > 1)
    >>> [statement.id for statement in found.statements]
    ['s0', 's1']
    """
    clear = draw(st.booleans())
    scene = draw(scenes(derivations=derivations))
    maker = _Maker(
        draw,
        scene,
        details=details(
            certainties=_FULL if clear and certainties is _CERTAINTIES else certainties,
            readings=_EXPLICIT if clear and readings is _READINGS else readings,
            said=st.just(DAYS[0]) if attack_free else st.sampled_from([None] * 6 + [*DAYS]),
        ),
        attack_free=attack_free,
    )
    draw(st.lists(_statements(maker), min_size=min_size, max_size=max_size // 2))
    draw(st.lists(_statements(maker), max_size=max_size - max_size // 2))  # makes for longer ones
    records: list[Record] = [*scene.claims, *maker.statements]
    records += draw(bonds(scene)) if relations else []
    records += draw(claim_bonds(scene)) if claim_relations else []
    whole = Ledger().record(*dict.fromkeys(records))
    times = st.none() if draw(st.booleans()) else st.sampled_from([None, *DAYS])
    entries = [(detached(record), draw(times)) for record in whole]
    ledger = Ledger()
    for record, at in entries:
        ledger = ledger.record(record, at=at)
    if conflicts and draw(SOMETIMES):
        changed = maker.changed(draw(st.sampled_from(maker.mendable())))
        ledger |= Ledger().record(detached(changed))
    if amendments and draw(SOMETIMES):
        ledger = ledger.record(detached(maker.amendment()), at=draw(times))
    return ledger


@st.composite
def _statements(draw: st.DrawFn, maker: _Maker) -> None:
    """Draw one more statement; lists of this shrink well, as they leave out single ones."""
    maker.statements.append(maker.statement(draw))


class _Maker:
    """Draws records that bear on those drawn before."""

    def __init__(
        self,
        draw: st.DrawFn,
        scene: Scene,
        details: st.SearchStrategy[dict[str, Any]],
        *,
        attack_free: bool,
    ) -> None:
        self.draw = draw
        self.scene = scene
        self._details = details
        self._kinds = st.sampled_from(_PEACEFUL if attack_free else _WEIGHED)
        self._said = st.none() if attack_free else _SAID
        self.statements: list[Statement] = []

    def pick(self, options: Sequence[_T]) -> _T:
        return self.draw(st.sampled_from(options))

    def seldom(self) -> bool:
        return self.draw(_SELDOM)

    def sometimes(self) -> bool:
        return self.draw(SOMETIMES)

    def mostly(self) -> bool:
        return self.draw(_MOSTLY)

    # -- statements ------------------------------------------------------------------------

    def statement(self, draw: st.DrawFn) -> Statement:
        self.draw = draw
        id = f"s{len(self.statements)}"
        fields = {**self.draw(self._details), "id": id}
        aimed = [s for s in self.statements if s.target.id == id and not isinstance(s, Response)]
        if aimed and self.mostly():
            return self._retort(self.pick(aimed), fields)
        kind = self.draw(self._kinds)
        if kind in ("again", "echo", "cite") and self._sided():
            return self._following(kind, fields)
        return self._fresh(kind, fields)

    def _fresh(self, kind: str, fields: dict[str, Any]) -> Statement:
        match kind:
            case "deny":
                target = self._claim() if self.mostly() else self._some_statement()
                scope = self.pick(["content", "content", "content", "legitimacy"])
                return Denial(target, chain=self._chain(), scope=scope, **fields)
            case "ask":
                return Question(self._claim(), chain=self._chain(), **fields)
            case "respond":
                target = self._claim() if self.mostly() else self._some_statement()
                answer = self.pick(list(ResponseKind))
                return Response(target, chain=self._chain(), kind=answer, **fields)
            case "retract":
                return self._retraction(fields)
            case "disavow":
                target = self._claim() if self.seldom() else self._some_statement()
                return Denial(target, chain=self._chain_to(target), scope="attribution", **fields)
            case _:
                return Assertion(self._claim(), chain=self._chain(), **fields)

    def _following(self, kind: str, fields: dict[str, Any]) -> Statement:
        make = {"again": self._again, "echo": self._echo, "cite": self._citing}
        return make[kind](fields)

    def _sided(self) -> list[Assertion | Denial]:
        return [s for s in self.statements if isinstance(s, Assertion | Denial)]

    def _again(self, fields: dict[str, Any]) -> Statement:
        """Let somebody who spoke before repeat or change it, mostly in another document."""
        model = self.pick(self._sided())
        speaker = model.chain[-1].party
        chain = [self._located(), Link(speaker)] if self.mostly() else [Link(speaker)]
        target = model.target
        if isinstance(model, Assertion) and self.sometimes():
            return Assertion(model.target, chain=chain, **fields)
        if isinstance(model, Denial) and isinstance(target, Claim) and self.mostly():
            return Assertion(target, chain=chain, **fields)
        return Denial(target, chain=chain, **fields)

    def _echo(self, fields: dict[str, Any]) -> Statement:
        """Pass on what another statement has: its outlet, or its speaker, or its whole chain."""
        model = self.pick(self.statements)
        chain = self.pick(
            [
                [self._located(), Link(model.chain[0].party)],
                [self._located(), model.chain[0]],
                [self._located(), model.chain[-1]],
                [self._located(), *model.chain],
                [Link(model.chain[0].party), model.chain[-1]],
            ]
        )
        return model.but(**fields, chain=chain, citing=[])

    def _citing(self, fields: dict[str, Any]) -> Statement:
        """Rest on other statements: on one that says the same, or on whatever it may be."""
        model = self.pick(self.statements)
        citing: list[Statement | Ref] = [model]
        if self.seldom():
            citing.append(self._some_statement())
        elif self.seldom():
            return Assertion(self._claim(), chain=self._chain(), citing=citing, **fields)
        return model.but(**fields, chain=self._chain(), citing=citing)

    def _retort(self, aimed: Statement, fields: dict[str, Any]) -> Statement:
        """Take back, or deny, what is already aimed at this statement."""
        chain = self._chain_to(aimed)
        if isinstance(aimed, Retraction):
            return Retraction(aimed, chain=chain, **fields)
        scope = aimed.scope if isinstance(aimed, Denial) else "content"
        return Denial(aimed, chain=chain, scope=scope, **fields)

    def _retraction(self, fields: dict[str, Any]) -> Retraction:
        target: Claim | Document | Statement | Ref = self.pick(
            [self._some_statement(), self._claim(), self.pick(self.scene.documents)]
        )
        return Retraction(target, chain=self._chain_to(target), **fields)

    # -- what statements are about, and whom they cite -------------------------------------

    def _claim(self) -> Claim:
        return self.pick([*self.scene.claims, self.scene.claims[0]])

    def _some_statement(self) -> Statement | Ref:
        """Return an earlier statement mostly; else one to come, itself, or one never made."""
        if self.statements and self.mostly():
            return self.pick(self.statements)
        return Ref(f"s{len(self.statements) + self.draw(_FEW)}")

    def _located(self) -> Link:
        document = self.pick(self.scene.documents)
        if self.seldom() and self.seldom():
            return Link(document.source, document=Ref("lost"))
        return Link(document.source, document=document)

    def _link(self) -> Link:
        if self.sometimes():
            return self._located()
        party: Party | Ref = Ref("stranger") if self.seldom() else self.pick(self.scene.parties)
        return Link(party, said=self.draw(self._said))

    def _chain(self) -> list[Link]:
        first = self._link() if self.seldom() else self._located()
        return [first, *(self._link() for _ in range(self.draw(_LENGTHS) - 1))]

    def _chain_to(self, target: Claim | Document | Statement | Ref) -> list[Link]:
        """End in somebody who has authority over the target, mostly."""
        if isinstance(target, Claim | Ref) or self.seldom():
            spoken = [s.chain[-1] for s in self.statements]
            return [self._located(), self.pick(spoken)] if spoken else self._chain()
        if isinstance(target, Document):
            speakers = [*target.authors, target.source]
            own = [d for d in self.scene.documents if d.source == target.source]
            last = self.pick(own)
            in_own = [Link(last.source, document=last)]
            return self.pick([in_own, [self._located(), Link(speakers[0])]])
        speaker = self.pick([target.chain[-1], target.chain[0]])
        return [self._located(), speaker] if self.mostly() else [speaker]

    # -- conflicts and amendments ----------------------------------------------------------

    def mendable(self) -> list[Record]:
        return [*self.statements, *self.scene.claims, *self.scene.documents, *self.scene.parties]

    def changed(self, record: Record) -> Record:
        """Return another version of a record under the same id."""
        match record:
            case Claim():
                return record.but(accused=[self.pick(self.scene.parties)])
            case Document():
                return record.but(published=self.draw(PUBLISHED))
            case Claimant() | Source():
                return record.but(identity=self.pick(["described", "implicit", "named"]))
            case _:
                change: dict[str, Any] = self.pick(
                    [{"chain": self._chain()}, self.draw(self._details)]
                )
                return record.but(**change)

    def amendment(self) -> Amendment:
        record = self.pick(self.mendable())
        mended = self.changed(record)
        if not isinstance(record, Claim) and self.sometimes():
            return Amendment(record, id="amendment")
        if self.seldom():
            mended = mended.but(id=f"new-{record.id}")
        return Amendment(record, mended, id="amendment")
