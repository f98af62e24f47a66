"""Random ledgers, policies and viewpoints: valid by construction, and rich in interactions."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, TypeVar

from claimledger.ledger import Ledger
from claimledger.model import (
    Amendment,
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
)

Made = TypeVar("Made")

DAYS = [f"2031-05-0{day}" for day in range(1, 7)]
PERIODS = ["2031-05-01/2031-05-03", "2031-05-03/..", "../2031-05-03", "2031-05-04/2031-05-06"]
CLAIM_RELATIONS = ["entails", "contradicts", "equivalent", "outcome_of", "differs_in_scope"]


def random_ledger(rng: random.Random, size: int) -> Ledger:
    """Return a ledger of about ``size`` statements among a few parties, claims and documents."""
    maker = _Maker(rng, size)
    records = maker.records()
    rng.shuffle(records)
    ledger = Ledger().record(*records, at=rng.choice([None, None, "2031-05-02"]))
    if rng.random() < 0.12:
        ledger = maker.conflicting(ledger)
    if rng.random() < 0.12:
        ledger = maker.amended(ledger)
    return ledger


def random_policy(rng: random.Random) -> dict[str, Any]:
    """Return policy fields that are not the default, now and then."""
    choices: dict[str, list[Any]] = {
        "threshold": ["full"],
        "unnamed": ["none", "weak"],
        "accused": ["none", "weak"],
        "legitimacy": ["none", "full"],
        "supersession": ["cumulative"],
        "disavowal": ["ignore"],
        "least_reading": ["inferred", "explicit"],
        "resolver": [False],
        "date_by_publication": [False],
    }
    if rng.random() < 0.3:
        return {}
    return {name: rng.choice(words) for name, words in choices.items() if rng.random() < 0.2}


def random_viewpoint(rng: random.Random, ledger: Ledger) -> dict[str, tuple[str, set[Any]]]:
    """Return what is admitted, trusted and counted: mostly everything."""
    found: dict[str, tuple[str, set[Any]]] = {}
    documents: list[Any] = [*ledger.documents, None]
    often = rng.choice([0.0, 0.2, 0.2, 0.7])
    for field, ids in (
        ("documents", documents),
        ("relays", list(ledger.parties)),
        ("positions", list(ledger.parties)),
    ):
        if ids and rng.random() < often:
            how = rng.choice(["only", "except", "except"])
            many = rng.randint(1, max(1, len(ids) // 2))
            if how == "only":
                many = max(many, (2 * len(ids)) // 3)
            found[field] = (how, set(rng.sample(ids, many)))
    return found


class _Maker:
    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.size = size
        self.clear = self.chance(0.4)
        """Whether all is read explicitly and said for certain, so that more of it interacts."""
        self.bases = [1, 1, 6, 1] if self.chance(0.4) else [5, 1, 3, 1]
        self.coarse = self.chance(0.2)
        """Whether many dates are months or stretches, so that later is often unknown."""
        self.ringed = self.chance(0.25)
        """Whether statements take each other back in a ring, so that some are undecided."""

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def records(self) -> list[Record]:
        self.parties = self._parties()
        self.claims = self._claims()
        self.documents = self._documents()
        self.statements: list[Any] = []
        if self.ringed:
            self.statements += self._ring()
        for number in range(len(self.statements), self.size):
            self.statements.append(self._statement(f"s{number}"))
        return [
            *self.parties,
            *self._relations(),
            *self.claims,
            *self._claim_relations(),
            *self.documents,
            *self.statements,
        ]

    # -- parties, claims, documents --------------------------------------------------------

    def _parties(self) -> list[Any]:
        rng = self.rng
        optional: list[Any] = [
            Claimant("ann", kind="person"),
            Claimant("bob", kind="person"),
            Claimant("gov", kind="government"),
            Claimant("gov2", kind="government", identity=rng.choice(["named", "described"])),
            Claimant("league", kind="group", number="several"),
            Claimant("sources", kind="group", identity="unnamed", number="several"),
            Claimant("nobody", identity="implicit"),
            Source("agency", kind="agency"),
            Source("platform", kind="platform"),
            Source("channel", kind="official_channel"),
            Source("daily3", identity=rng.choice(["named", "described"])),
        ]
        chosen = [Source("daily"), Source("weekly"), Claimant("ann", kind="person")]
        chosen += [p for p in rng.sample(optional, rng.randint(2, 5)) if p not in chosen]
        return chosen

    def _relations(self) -> list[Relation]:
        rng, found = self.rng, []
        if self.chance(0.4):
            return []
        for _ in range(rng.randint(1, 4)):
            a, b = rng.sample(self.parties, 2)
            kind = rng.choices(
                ["same_as", "speaks_for", "organ_of", "owned_by", "part_of", "member_of"],
                [1, 4, 1, 1, 1, 2],
            )[0]
            during = rng.choice(PERIODS) if self.chance(0.45) else None
            found.append(Relation(Ref(a.id), kind, Ref(b.id), during))
            if kind in ("speaks_for", "member_of") and self.chance(0.3):
                c = rng.choice(self.parties)
                if c.id not in (a.id, b.id):
                    found.append(Relation(Ref(a.id), kind, Ref(c.id)))
        return found

    def _claims(self) -> list[Claim]:
        rng = self.rng
        return [
            Claim(
                f"c{number}",
                f"claim {number}",
                accused=[Ref(p.id) for p in rng.sample(self.parties, rng.choice([0, 0, 1, 1, 2]))],
            )
            for number in range(rng.randint(2, 4))
        ]

    def _claim_relations(self) -> list[ClaimRelation]:
        rng, found = self.rng, []
        for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
            a, b = rng.sample(self.claims, 2)
            kind = rng.choices(CLAIM_RELATIONS, [4, 3, 3, 1, 1])[0]
            found.append(ClaimRelation(Ref(a.id), kind, Ref(b.id)))
        return found

    def _date(self) -> str | None:
        rng = self.rng
        return rng.choices(
            [rng.choice(DAYS), rng.choice(["2031-05", "2031-04", "2031-05-02/2031-05-04"]), None],
            [14, 7 if self.coarse else 1, 1],
        )[0]

    def _documents(self) -> list[Document]:
        rng = self.rng
        found: list[Document] = []
        sources = [p for p in self.parties if isinstance(p, Source)]
        people = [p for p in self.parties if p.id != "platform"]
        for number in range(rng.randint(3, max(4, self.size // 2))):
            source = rng.choice(sources if self.chance(0.9) else self.parties)
            authors = []
            if source.id == "platform" or self.chance(0.1):
                authors = rng.sample(people, rng.choice([0, 1, 1, 1, 2]))
            derived: dict[str, Any] = {}
            if found and self.chance(0.3):
                model = rng.choice(found).id if self.chance(0.95) else f"d{rng.randint(0, 12)}"
                if model != f"d{number}":
                    kind = rng.choices(["copy", "translation", "revision"], [3, 2, 2])[0]
                    derived = {"derived_from": Ref(model), "derivation": kind}
            found.append(
                Document(
                    f"d{number}",
                    Ref(source.id),
                    published=self._date(),
                    authors=[Ref(a.id) for a in authors],
                    **derived,
                )
            )
        return found

    # -- statements ------------------------------------------------------------------------

    def _ref_to_party(self) -> Ref:
        return Ref("stranger") if self.chance(0.02) else Ref(self.rng.choice(self.parties).id)

    def _document_link(self, document: Document | None = None) -> Link:
        rng = self.rng
        document = document or rng.choice(self.documents)
        party = document.source if self.chance(0.94) else self._ref_to_party()
        if self.chance(0.02):
            return Link(party, document=Ref("lost"), said=self._maybe_said(0.08))
        return Link(party, document=Ref(document.id), said=self._maybe_said(0.08))

    def _maybe_said(self, probability: float) -> str | None:
        return self._date() if self.chance(probability) else None

    def _chain(self, last: Link | None = None) -> list[Link]:
        """Make a chain; ``last``, where given, is who takes the position."""
        rng = self.rng
        length = rng.choices([1, 2, 3, 4], [7, 9, 4, 2])[0]
        if last is not None and length == 1 and last.document is None and self.chance(0.9):
            length = 2
        chain: list[Link] = []
        for number in range(length):
            if number == length - 1 and last is not None:
                chain.append(last)
            elif number == 0:
                chain.append(
                    self._document_link() if self.chance(0.88) else Link(self._ref_to_party())
                )
            elif number == 2 and self.chance(0.3):
                chain.append(Link(chain[0].party))
            elif self.chance(0.35):
                chain.append(self._document_link())
            else:
                chain.append(Link(self._ref_to_party(), said=self._maybe_said(0.08)))
        return chain

    def _speaker_of(self, statement: Any) -> Link:
        """A link that may have authority over a statement."""
        link = statement.chain[-1] if self.chance(0.7) else self.rng.choice(statement.chain)
        own = [d for d in self.documents if d.source.id == link.party.id]
        if own and self.chance(0.5):
            return self._document_link(self.rng.choice(own))
        return Link(link.party)

    def _claim(self) -> Ref:
        if self.chance(0.015):
            return Ref("unheard")
        weights = [4, 2, 1, 1][: len(self.claims)]
        return Ref(self.rng.choices(self.claims, weights)[0].id)

    def _some_statement(self) -> Ref:
        """An earlier statement mostly; a later one, itself, or a missing one now and then."""
        if self.statements and self.chance(0.85):
            return Ref(self.rng.choice(self.statements).id)
        return Ref(f"s{self.rng.randint(0, self.size)}")

    def _ring(self) -> list[Any]:
        """Make a few statements of one party that take each other, or their documents, back."""
        rng = self.rng
        length = rng.choice([1, 2, 3, 3])
        speaker = rng.choice([p for p in self.parties if p.id not in ("platform", "nobody")])
        own = [d for d in self.documents if d.source.id == speaker.id]
        places = [rng.choice(own or self.documents) for _ in range(length)]
        found: list[Any] = []
        for number in range(length):
            place, following = places[number], (number + 1) % length
            first = Link(place.source, document=Ref(place.id))
            chain = [first] if place in own and self.chance(0.7) else [first, Link(Ref(speaker.id))]
            fields: dict[str, Any] = {"id": f"s{number}", "chain": chain}
            if place in own and self.chance(0.35):
                found.append(Retraction(target=Ref(places[following].id), **fields))
            elif self.chance(0.25):
                found.append(Retraction(target=Ref(f"s{following}"), **fields))
            else:
                target = Ref(f"s{following}")
                found.append(Denial(target=target, scope="attribution", **fields))
        for place in places:
            id = f"s{len(found)}"
            first = Link(place.source, document=Ref(place.id))
            found.append(Assertion(self._claim(), chain=[first], id=id, basis="witnessed"))
        return found

    def _behind(self, statement: Any) -> Link:
        """Whoever takes the same position, perhaps at the end of what a statement rests on."""
        like = [s for s in self.statements if s.target.id == statement.target.id]
        speakers = [s for s in like if s.chain[-1].party.id in ("ann", "bob", "gov", "gov2")]
        like = speakers if speakers and self.chance(0.7) else like
        return Link(self.rng.choice(like).chain[-1].party)

    def _aimed_at(self) -> Ref:
        """A statement to be taken back: the next one now and then, so that rings arise."""
        if self.chance(0.03):
            return Ref(f"s{len(self.statements)}")
        if self.chance(0.15):
            return Ref(f"s{len(self.statements) + self.rng.randint(1, 2)}")
        return self._some_statement()

    def _held(self, reference: Ref) -> Any:
        return next((s for s in self.statements if s.id == reference.id), None)

    def _statement(self, id: str) -> Any:
        rng = self.rng
        u = 0 if self.clear else 1
        common: dict[str, Any] = {
            "id": id,
            "certainty": rng.choices(["full", "weak", "none"], [7, 2 * u, u])[0],
            "reading": rng.choices(["explicit", "inferred", "doubtful"], [7, 2 * u, u])[0],
            "basis": rng.choices(["unstated", "told", "witnessed", "documents"], self.bases)[0],
            "said": self._maybe_said(0.15),
        }
        kind = rng.choices(
            ["assert", "deny", "ask", "respond", "retract", "disavow", "echo", "again"],
            [9, 5, 1, 2, 4, 3, 3, 5],
        )[0]
        if kind == "again":
            return self._again(common)
        if kind == "echo":
            return self._echo(common)
        if kind == "retract":
            return self._retraction(common)
        if kind == "disavow":
            return self._disavowal(common)
        if kind == "assert":
            return self._citing(Assertion, common, target=self._claim(), chain=self._chain())
        if kind == "ask":
            return self._citing(Question, common, target=self._claim(), chain=self._chain())
        target = self._some_statement() if self.chance(0.4) else self._claim()
        if kind == "deny":
            scope = rng.choices(["content", "legitimacy", "attribution"], [7, 2, 1])[0]
            return self._citing(Denial, common, target=target, chain=self._chain(), scope=scope)
        answer = rng.choice(["no_comment", "no_response", "non_denial", "not_aware"])
        return self._citing(Response, common, target=target, chain=self._chain(), kind=answer)

    def _citing(self, make: Callable[..., Made], common: dict[str, Any], **fields: Any) -> Made:
        """Make a statement that rests on others now and then, mostly on some that match."""
        citing: list[Ref] = []
        if self.chance(0.2):
            like = [s.id for s in self.statements if s.target.id == fields["target"].id]
            for _ in range(self.rng.choice([1, 1, 2])):
                if like and self.chance(0.6):
                    citing.append(Ref(self.rng.choice(like)))
                else:
                    citing.append(self._some_statement())
        return make(**common, **fields, citing=list(dict.fromkeys(citing)))

    def _echo(self, common: dict[str, Any]) -> Any:
        """Repeat, or pass on, what another statement has, in another document."""
        held = [s for s in self.statements if not isinstance(s, Response)]
        if not held:
            return self._citing(Assertion, common, target=self._claim(), chain=self._chain())
        rng = self.rng
        model = rng.choice(held)
        last = rng.choice([model.chain[0], model.chain[-1]])
        if self.chance(0.4):
            last = Link(last.party)
        chain = self._chain(last)
        if self.chance(0.25):
            first, *others = model.chain
            copies = [
                d
                for d in self.documents
                if d.derived_from and first.document and d.derived_from.id == first.document.id
            ]
            if copies and self.chance(0.6):
                first = self._document_link(rng.choice(copies))
            chain = [self._document_link(), first, *others]
            if self.chance(0.4):
                chain = chain[:2]
        return model.but(**common, chain=chain, citing=[])

    def _again(self, common: dict[str, Any]) -> Any:
        """Let somebody who has taken a position repeat or change it, mostly in another document."""
        rng = self.rng
        held = [
            s
            for s in self.statements
            if isinstance(s, Assertion | Denial)
            and (isinstance(s, Assertion) or s.scope == "content")
            and s.chain[-1].document is None
        ]
        if not held:
            link = Link(Ref(rng.choice(self.parties).id))
            chain = [self._document_link(), link]
            return Assertion(**common, target=self._claim(), chain=chain)
        model = rng.choice(held)
        chain = [self._document_link(), Link(model.chain[-1].party)]
        if self.chance(0.2):
            chain[1:1] = [Link(self._ref_to_party())]
        target = model.target if self.chance(0.8) else self._claim()
        if self.chance(0.5):
            return Denial(**common, target=target, chain=chain)
        if target.id in {c.id for c in self.claims}:
            return Assertion(**common, target=Ref(target.id), chain=chain)
        return model.but(**common, chain=chain)

    def _retraction(self, common: dict[str, Any]) -> Retraction:
        rng = self.rng
        what = rng.choices(["statement", "document", "claim"], [4, 4, 2])[0]
        if what == "document":
            document = rng.choice(self.documents)
            target: Ref = Ref(document.id)
            speaker = rng.choice(list(document.authors)) if document.authors else document.source
            own = [d for d in self.documents if d.source.id == document.source.id]
            last = Link(speaker)
            if self.chance(0.6):
                last = self._document_link(rng.choice([*own, document]))
        elif what == "claim":
            target, last = self._claim(), Link(self._ref_to_party())
        else:
            target = self._aimed_at()
            held = self._held(target)
            last = self._speaker_of(held) if held else Link(self._ref_to_party())
        return self._citing(Retraction, common, target=target, chain=self._chain_to(last))

    def _disavowal(self, common: dict[str, Any]) -> Denial:
        rng = self.rng
        target = self._aimed_at() if self.chance(0.7) else self._claim()
        held = self._held(target)
        last = self._speaker_of(held) if held else Link(self._ref_to_party())
        if self.chance(0.3):
            sources = {p.id for p in self.parties if isinstance(p, Source)}
            relayed = [
                s for s in self.statements if s.chain[-1].party.id in sources and s.chain[1:]
            ]
            held = rng.choice(relayed or [held])
        if held and self.chance(0.5):
            target, last = Ref(held.id), self._behind(held)
        return self._citing(
            Denial, common, target=target, chain=self._chain_to(last), scope="attribution"
        )

    def _chain_to(self, last: Link) -> list[Link]:
        if self.chance(0.2):
            return self._chain()
        if last.document is not None and self.chance(0.6):
            return [last]
        return self._chain(last)

    # -- conflicts and amendments ----------------------------------------------------------

    def _changed(self, record: Any) -> Any:
        """Return another version of a record under the same id."""
        rng = self.rng
        if isinstance(record, Claimant | Source):
            return record.but(identity=rng.choice(["named", "described", "implicit"]))
        if isinstance(record, Document):
            return record.but(published=self._date())
        if isinstance(record, Claim):
            return record.but(accused=[self._ref_to_party()])
        changes: dict[str, Any] = rng.choice(
            [
                {"target": self._claim()},
                {"certainty": rng.choice(["none", "weak", "full"])},
                {"chain": self._chain()},
                {"reading": rng.choice(["explicit", "doubtful"])},
                {"said": rng.choice(DAYS)},
            ]
        )
        return record.but(**changes)

    def _some_record(self) -> Any:
        pool = self.rng.choices(
            [self.statements, self.parties, self.documents, self.claims], [6, 1, 2, 1]
        )[0]
        return self.rng.choice(pool or self.claims)

    def conflicting(self, ledger: Ledger) -> Ledger:
        for _ in range(self.rng.randint(1, 2)):
            ledger = ledger | Ledger().record(self._changed(self._some_record()))
        return ledger

    def amended(self, ledger: Ledger) -> Ledger:
        rng = self.rng
        for number in range(rng.randint(1, 2)):
            record = self._some_record()
            replacement = None if self.chance(0.4) else self._changed(record)
            if replacement is not None and self.chance(0.2):
                replacement = replacement.but(id=f"new-{record.id}")
            if isinstance(record, Claim) and replacement is None:
                continue
            amendment = Amendment(Ref(record.id), replacement, by="desk", id=f"amendment{number}")
            ledger = ledger.record(amendment, at=rng.choice([None, *DAYS]))
        return ledger
