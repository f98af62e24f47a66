"""Statements that bear on those told before: they repeat, deny, cite, and take back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from claimledger.model import (
    Assertion,
    Claim,
    Denial,
    Document,
    Link,
    Period,
    Question,
    Ref,
    Response,
    ResponseKind,
    Retraction,
    Statement,
)
from claimledger.testing.strategies.picking import Picker
from claimledger.testing.strategies.scenes import DAYS, Scene

__all__ = ["Teller"]

Fields = dict[str, Any]
Sided = Assertion | Denial

_SAID = st.sampled_from([*[None] * 10, DAYS[0], DAYS[3]])
_FEW = st.integers(0, 2)
_ECHOES = st.integers(0, 4)
_LENGTHS = st.sampled_from([1, 2, 2, 2, 2, 1, 1, 3, 3, 4])
_SCOPES = ("content", "content", "content", "legitimacy")
_ANSWERS = tuple(ResponseKind)

_KINDS = {
    "assert": 7, "deny": 12, "counter": 13, "again": 5, "echo": 4, "cite": 3,
    "miscite": 1, "misplace": 2, "ask": 1, "respond": 6,
}  # fmt: skip
_ATTACKS = {"disavow": 3, "retract": 2, "fall": 5, "knot": 1}


def _weighed(*tables: dict[str, int]) -> tuple[st.SearchStrategy[str], st.SearchStrategy[str]]:
    """Return strategies for kinds of statements: without, and with, that of telling nothing."""
    kinds = [k for table in tables for k, weight in table.items() for _ in range(weight)]
    return st.sampled_from(kinds), st.sampled_from(["nothing", *kinds])


_WEIGHED, _PEACEFUL = _weighed(_KINDS, _ATTACKS), _weighed(_KINDS)


class Teller(Picker):
    """Draws statements one by one, each of which may bear on those drawn before.

    Some kinds of statements call for another one: a citation of a document for its retraction.
    That one is told next, mostly. Each statement is drawn by itself, so that a failing example
    can do without any of them.
    """

    def __init__(
        self,
        draw: st.DrawFn,
        scene: Scene,
        details: st.SearchStrategy[Fields],
        *,
        attack_free: bool,
    ) -> None:
        super().__init__(draw)
        self.scene = scene
        self.details = details
        self.statements: list[Statement] = []
        self._attack_free = attack_free
        self._kinds = _PEACEFUL if attack_free else _WEIGHED
        self._called_for: Callable[[Fields], Statement] | None = None
        self._aimed_ahead: list[Statement] = []
        self._fresh: dict[str, Callable[[Fields], Statement]] = {
            "assert": self._assert,
            "deny": self._deny,
            "ask": self._ask,
            "respond": self._respond,
            "disavow": self._disavow,
            "retract": self._retract,
        }
        self._following: dict[str, Callable[[Sided, Fields], Statement]] = {
            "counter": self._counter,
            "again": self._again,
            "echo": self._echo,
            "cite": self._cite,
            "miscite": self._miscite,
            "misplace": self._misplace,
            "fall": self._fall,
            "knot": self._knot,
        }

    def tell(self, draw: st.DrawFn, *, least: int) -> None:
        """Draw one more statement; or nothing, once there are as many as there must be.

        Nothing is what shrinking tries first, so that it costs a failing example no effort to
        do without a statement.
        """
        self.draw = draw
        kind = draw(self._kinds[len(self.statements) >= least])
        if kind == "nothing":
            return
        fields = {**draw(self.details), "id": self._id(len(self.statements))}
        statement = self._statement(kind, fields)
        self.statements.append(statement)
        if isinstance(statement.target, Ref) and not isinstance(statement, Response):
            self._aimed_ahead.append(statement)

    def _id(self, number: int) -> str:
        return self.scene.id(f"s{number}")

    def _statement(self, kind: str, fields: Fields) -> Statement:
        follow, self._called_for = self._called_for, None
        if follow is not None and not self.seldom():
            return follow(fields)
        aimed = [s for s in self._aimed_ahead if s.target.id == fields["id"]]
        if aimed and self.mostly():
            return self._retort(self.one(aimed), fields)
        if kind in self._following:
            models = [s for s in self.statements if isinstance(s, Sided)]
            if models:
                return self._following[kind](self.late(models), fields)
            kind = "deny" if kind == "counter" else "assert"
        return self._fresh[kind](fields)

    # -- fresh statements ------------------------------------------------------------------

    def _assert(self, fields: Fields) -> Statement:
        return Assertion(self.one(self.scene.claims), chain=self.chain(), **fields)

    def _deny(self, fields: Fields) -> Statement:
        target = self.late(self.scene.claims) if self.mostly() else self._some_statement()
        return Denial(target, chain=self.chain(), scope=self.one(_SCOPES), **fields)

    def _ask(self, fields: Fields) -> Statement:
        return Question(self.one(self.scene.claims), chain=self.chain(), **fields)

    def _respond(self, fields: Fields) -> Statement:
        """Answer without taking a side; on a claim, mostly as one whom it accuses."""
        kind = self.one(_ANSWERS)
        if self.seldom():
            return Response(self._some_statement(), chain=self.chain(), kind=kind, **fields)
        claim = self.one(self.scene.accusing or self.scene.claims)
        return Response(claim, chain=self._speaking_on(claim), kind=kind, **fields)

    def _disavow(self, fields: Fields) -> Statement:
        target = self.one(self.scene.claims) if self.seldom() else self._some_statement()
        chain = self._chain_to(target)
        return Denial(target, chain=chain, scope="attribution", **fields)

    def _retract(self, fields: Fields) -> Statement:
        what = self.one(["statement", "claim", "document"])
        if what == "document":
            document = self.one(self.scene.documents)
            return Retraction(document, chain=self._by_publisher(document), **fields)
        target = self.one(self.scene.claims) if what == "claim" else self._some_statement()
        return Retraction(target, chain=self._chain_to(target), **fields)

    def _retort(self, aimed: Statement, fields: Fields) -> Statement:
        """Take back, or deny, what is already aimed at this statement."""
        chain = self._chain_to(aimed)
        if isinstance(aimed, Retraction):
            return Retraction(aimed, chain=chain, **fields)
        scope = aimed.scope if isinstance(aimed, Denial) else "content"
        return Denial(aimed, chain=chain, scope=scope, **fields)

    # -- statements that follow another one ------------------------------------------------

    def _counter(self, model: Sided, fields: Fields) -> Statement:
        """Let somebody else take the other side, often the accused."""
        return self._opposed(model, self._speaking_on(model.target), fields)

    def _opposed(self, model: Sided, chain: list[Link], fields: Fields) -> Statement:
        target = model.target
        if isinstance(model, Assertion):
            return Denial(target, chain=chain, **fields)
        if isinstance(target, Claim):
            return Assertion(target, chain=chain, **fields)
        return Denial(model, chain=chain, **fields)

    def _again(self, model: Sided, fields: Fields) -> Statement:
        """Let somebody who spoke before repeat or change it, mostly in another document."""
        speaker = Link(model.chain[-1].party)
        chain = [self._since(model), speaker] if self.mostly() else [speaker]
        if self.sometimes():
            return model.but(**fields, chain=chain, citing=[])
        return self._opposed(model, chain, fields)

    def _echo(self, model: Sided, fields: Fields) -> Statement:
        """Pass on what another statement has: its outlet, or its speaker, or its whole chain."""
        first, last = model.chain[0], model.chain[-1]
        match self.draw(_ECHOES):
            case 0:
                chain = [self.located(), Link(first.party)]
            case 1:
                chain = [self.located(), first]
            case 2:
                chain = [self.located(), last]
            case 3:
                chain = [self.located(), *model.chain]
            case _:
                chain = [Link(first.party), last]
        return model.but(**fields, chain=chain, citing=[])

    def _cite(self, model: Sided, fields: Fields) -> Statement:
        """Rest on other statements: on one that says the same, and seldom on some more."""
        citing: list[Statement | Ref] = [model]
        if self.seldom():
            citing.append(self._some_statement())
        return model.but(**fields, chain=self.chain(), citing=citing)

    def _miscite(self, model: Sided, fields: Fields) -> Statement:
        """Rest on a statement that says the opposite."""
        return self._opposed(model, self.chain(), {**fields, "citing": [model]})

    def _misplace(self, model: Sided, fields: Fields) -> Statement:
        """Cite a document for the opposite of what it says."""
        there = self._stands_in(model)
        return self._opposed(model, [self.located(), there], fields)

    def _fall(self, model: Sided, fields: Fields) -> Statement:
        """Cite a document for what it says; then its publisher takes that back."""
        there = self._stands_in(model)
        self._called_for = partial(self._withdraw, model)
        return model.but(**fields, chain=[self._since(model), there], citing=[])

    def _withdraw(self, model: Statement, fields: Fields) -> Statement:
        there = self._stands_in(model)
        chain = self._chain_to(model) if self.seldom() else [there]
        return Retraction(model, chain=chain, **self._undated(fields))

    def _knot(self, model: Sided, fields: Fields) -> Statement:
        """Let a document retract itself (or a statement), and then retract that in it too."""
        there = self._stands_in(model)
        self._called_for = partial(self._untie, there)
        return Retraction(there.document or model, chain=[there], **self._undated(fields))

    def _untie(self, there: Link, fields: Fields) -> Statement:
        return Retraction(self.statements[-1], chain=[there], **self._undated(fields))

    @staticmethod
    def _undated(fields: Fields) -> Fields:
        return {**fields, "said": None}

    # -- what statements are about, and whom they cite -------------------------------------

    def _some_statement(self) -> Statement | Ref:
        """Return an earlier statement mostly; else one to come, itself, or one never made."""
        if self.statements and self.mostly():
            return self.late(self.statements)
        return Ref(self._id(len(self.statements) + self.draw(_FEW)))

    def located(self) -> Link:
        """Return a link in one of the documents; very seldom in one that is not there."""
        document = self.one(self.scene.documents)
        if self.seldom() and self.seldom():
            return Link(document.source, document=Ref(self.scene.id("lost")))
        return Link(document.source, document=document)

    def _since(self, model: Statement) -> Link:
        """Return a link in a document that is not older than that of a statement."""
        then = _published(model)
        found = [d for d in self.scene.documents if not _is_before(d.published, then)]
        document = self.one(found or self.scene.documents)
        return Link(document.source, document=document)

    def _stands_in(self, model: Statement) -> Link:
        """Return where a statement is read, with its document where there is one."""
        return Link(model.chain[0].party, document=model.chain[0].document)

    def _link(self) -> Link:
        if self.sometimes():
            return self.located()
        strange = self.seldom()
        party = self.one(self.scene.strangers if strange else self.scene.parties)
        return Link(party, said=None if self._attack_free else self.draw(_SAID))

    def chain(self) -> list[Link]:
        """Return a chain of one to four links, mostly of documents and parties of the scene."""
        length = self.draw(_LENGTHS)
        first = self._link() if self.seldom() else self.located()
        return [first, *(self._link() for _ in range(length - 1))]

    def _speaking_on(self, target: Claim | Statement | Ref) -> list[Link]:
        """Return a chain that mostly ends in one of those whom a claim accuses."""
        if isinstance(target, Claim) and target.accused and self.mostly():
            return [self.located(), Link(target.accused[0])]
        return self.chain()

    def _chain_to(self, target: Claim | Statement | Ref) -> list[Link]:
        """Return a chain that ends in somebody who has authority over the target, mostly."""
        if isinstance(target, Claim | Ref) or self.seldom():
            spoken = [s.chain[-1] for s in self.statements]
            return [self.located(), self.late(spoken)] if spoken else self.chain()
        speaker = self.one([target.chain[-1], target.chain[0]])
        return [self._since(target), speaker] if self.mostly() else [speaker]

    def _by_publisher(self, document: Document) -> list[Link]:
        """Return a chain that ends in the voice of a document, in one of its own or elsewhere."""
        own = [d for d in self.scene.documents if d.source == document.source]
        if self.mostly():
            last = self.one(own)
            return [Link(last.source, document=last)]
        return [self.located(), Link([*document.authors, document.source][0])]


def _published(statement: Statement) -> Period | None:
    document = statement.chain[0].document
    return document.published if isinstance(document, Document) else None


def _is_before(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and one.before(other) is True
