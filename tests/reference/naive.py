"""The reasoning rules of the model, written out for clarity: small ledgers, loops, fixpoints.

Written from MODEL.md alone, apart from the implementation, so that the two can be compared.
A hop is ``(n, i)``: link ``i`` of the ``n``-th statement in ``ledger.statements``.
A position is ``(claim id, side)`` with side +1 or -1.

Readings (where a sentence leaves room, this is what is done here):

1. A denial of an id with two versions takes the opposite of every side that they have, so a
   statement has a *set* of positions (nearly always of one). Two statements match when their sets
   meet, up to equivalence of claims. ``no_side`` is given only when the set is empty.
2. Sides follow targets through statements that are read too doubtfully (the side is structure).
3. A doubtful statement (below ``least_reading``) keeps its rule-1 edges and dangling/no_side/
   unsourced/undated gaps in its own trace; rules 2, 3, 4, mismatch, contradicted, unlocated do
   not apply from it or to it. Citing it gives no edge and no gap. All its hops are labelled out.
4. A hop by several authors is named if one of them is; implicit if all of them are (or none is
   given); by a bare Source if all of them are Sources that are no official channels.
5. ``anonymous`` is judged by the voice and given as the shown party's id.
6. "In its document" is "its first link is located there". Contradicted/unlocated look at all
   statements in the located document, whoever is shown in their first link, the statement itself
   included, claims up to equivalence; they are given on links after the first, except a last link
   with ``citing``. A copy without a statement of its own is ``unlocated`` even where rule 4 leads
   on.
7. ``unsourced``: a last link without ``citing`` that rests on nothing and whose voice is
   implicit.
8. Rule 4 holds for every last link in a copy, with ``citing`` too and at the first link too,
   resolver on or off; its edges cost 1 whoever the party is. The walk ends before a document it
   has met already; it goes to a document missing from the ledger (statements may be located in
   it), and not further.
9. The earliest document of a derivation is the last one of that walk that is in the ledger (for
   times and for counting); has it no date, the hop has none. A nearest document that is missing
   gives no time.
10. Repeating: of a last link after the first dated by publication only, not located in its
   party's own document (source the same party, or a platform); earlier is an origin hop of a
   matching statement, of one of the same parties by same_as, whose time without this rule is
   definitely before. The earliest of several is the least by ``Period.order``.
11. The same named party: a party of each hop, the same by same_as, both named.
12. "On it" of a retraction or disavowal of a claim is on this very claim; not up to equivalence.
13. A disavowal of a statement without a hop of that voice needs at least one origin to hit its
   last link.
14. "The accused's voice": the voices of the hop meet those of the accused party, at the hop's
   time.
15. A disavowal or a Retraction raises only when it is of a claim; one of a statement raises
   nothing.
16. A statement is raising if one of its hops was possibly reached (well-founded upper bound).
17. Blocs: a relation with ``during`` joins two blocs when some counting origin of this side in
   either is not definitely outside it (an undated one is not); repeated until stable. same_as has
   no dates here either. "One principal only": one class of principals by same_as, over all
   records of the party's same_as class, whatever their dates; a party is no principal of itself.
   interested_only asks for the bloc of each hop's own voice (also where it is counted as another
   one) by the relations not definitely excluded at the hop's own time.
18. A collective: some ``m member_of p``, p one of the origin's parties up to same_as, not
   definitely outside ``during`` at the origin's time, and m stands in another bloc that holds a
   named origin that is not bare (blocs left out by this rule count as such).
19. An origin counted as the voice of the earliest document: named, bare and collective are asked
   of that voice; of a platform document without authors it is one unnamed party for each
   document.
20. answers: from live origin hops of the accused's voice, whatever their weight and the
   viewpoint's positions; Responses on this very claim.
21. The fall rule counts the statement itself among the own statements of a document, and does not
   depend on the resolver.
22. ``dangling`` asks for the link's shown party and document; not for a document's authors.
23. Of two versions of a statement only those on the claim are traced for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claimledger.ledger import Ledger
from claimledger.model import (
    Assertion,
    Basis,
    Certainty,
    ClaimRelationKind,
    Denial,
    DenialScope,
    Derivation,
    Document,
    Identity,
    Link,
    Period,
    Question,
    Reading,
    RelationKind,
    Response,
    ResponseKind,
    Retraction,
    Source,
    SourceKind,
    Statement,
)

Hop = tuple[int, int]
Position = tuple[str, int]

DEFAULTS = {
    "threshold": "weak",
    "unnamed": "full",
    "accused": "full",
    "legitimacy": "weak",
    "supersession": "latest",
    "disavowal": "suspend",
    "least_reading": "doubtful",
    "resolver": True,
    "date_by_publication": True,
}
READINGS = {
    "citing_last_link_is_looked_up": False,
    "doubtful_statements_keep_their_edges": False,
    "missing_documents_lead_on": True,
    "missing_authors_dangle": False,
    "versions_are_traced_together": False,
    "claim_attacks_reach_equivalents": False,
    "responses_reach_equivalents": False,
    "citing_doubtful_is_mismatch": False,
    "members_of_members": False,
    "any_document_counts_anew": False,
}
"""Switches for readings on which the two implementations were found to differ; see the numbers
above.

- citing_last_link_is_looked_up (6): a located last link with ``citing`` can be
  contradicted/unlocated.
- doubtful_statements_keep_their_edges (3): rules 2 to 4 and their gaps apply from a doubtful
  statement.
- missing_authors_dangle (22): ``dangling`` is given for an author of a platform's document as
  well.
- claim_attacks_reach_equivalents (12): a retraction or disavowal of a claim is one of its
  equivalents too.
- responses_reach_equivalents (20): a Response on an equivalent claim is an answer.
- citing_doubtful_is_mismatch (3): citing a doubtful statement that does not match is a
  ``mismatch``.
- any_document_counts_anew (10): a located last link never only repeats, whosever the document is.
- members_of_members (18): ``member_of`` is followed over several steps.
- versions_are_traced_together (23): all versions of an id are traced if one is on the claim.
- missing_documents_lead_on (8): rule 4 finds statements located in a document not in the ledger.
"""
GRADES = ["none", "weak", "full"]
BLOC_KINDS = (
    RelationKind.SAME_AS,
    RelationKind.ORGAN_OF,
    RelationKind.OWNED_BY,
    RelationKind.PART_OF,
)


def assess(
    ledger: Ledger,
    claim_id: str,
    *,
    viewpoint: Mapping[str, Any] | None = None,
    policy: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Tell the status of a claim, its two sides, and whether the accused were heard."""
    return World(ledger, viewpoint, policy).assess(claim_id)


def trace(
    ledger: Ledger,
    claim_id: str,
    *,
    viewpoint: Mapping[str, Any] | None = None,
    policy: Mapping[str, Any] | None = None,
) -> list[dict[str, Any]]:
    """Describe the chain of every statement on a claim."""
    return World(ledger, viewpoint, policy).trace(claim_id)


def labels(
    ledger: Ledger,
    *,
    viewpoint: Mapping[str, Any] | None = None,
    policy: Mapping[str, Any] | None = None,
) -> dict[tuple[str, int], str]:
    """Label every hop; a second version of a statement id is labelled as ``id#2``."""
    return World(ledger, viewpoint, policy).labels()


class World:
    """Everything that follows from a ledger under a viewpoint and a policy."""

    def __init__(
        self, ledger: Ledger, viewpoint: Mapping[str, Any] | None, policy: Mapping[str, Any] | None
    ) -> None:
        self.ledger = ledger
        self.policy = {**DEFAULTS, **(policy or {})}
        assert set(self.policy) == set(DEFAULTS), "unknown policy field"
        self.viewpoint = dict(viewpoint or {})
        self.statements: tuple[Statement, ...] = ledger.statements
        self.numbers = range(len(self.statements))
        self.hops: list[Hop] = [
            (n, i) for n in self.numbers for i in range(len(self.statements[n].chain))
        ]
        self._read_relations()
        self._read_claims()
        self._read_edges()
        self._read_times()
        self._read_attacks()
        self._label()

    # -- looking up ------------------------------------------------------------------------

    def cid(self, reference: Any) -> str:
        return self.ledger.current_id(reference)

    def link(self, hop: Hop) -> Link:
        return self.statements[hop[0]].chain[hop[1]]

    def last(self, n: int) -> Hop:
        return (n, len(self.statements[n].chain) - 1)

    def is_last(self, hop: Hop) -> bool:
        return hop == self.last(hop[0])

    def doubtful(self, n: int) -> bool:
        return self.statements[n].reading.rank < Reading(self.policy["least_reading"]).rank

    def shown(self, hop: Hop) -> str:
        return self.cid(self.link(hop).party)

    def located(self, hop: Hop) -> str | None:
        """The id of the document in which a hop is located."""
        document = self.link(hop).document
        return None if document is None else self.cid(document)

    def document(self, id: str | None) -> Document | None:
        return None if id is None else self.ledger.documents.get(id)

    def is_source(self, party: str) -> bool:
        return isinstance(self.ledger.parties.get(party), Source)

    def on_platform(self, document_id: str | None) -> bool:
        document = self.document(document_id)
        if document is None:
            return False
        source = self.ledger.parties.get(self.cid(document.source))
        return isinstance(source, Source) and source.kind is SourceKind.PLATFORM

    def speakers_of_document(self, document_id: str) -> list[str]:
        """Who speaks in a document: its source, or on a platform its authors."""
        document = self.document(document_id)
        assert document is not None, document_id
        if self.on_platform(document_id):
            return sorted({self.cid(author) for author in document.authors})
        return [self.cid(document.source)]

    def parties(self, hop: Hop) -> list[str]:
        """Who speaks in a hop: the shown party, or the authors of a platform's document."""
        where = self.located(hop)
        if where is not None and self.on_platform(where):
            return self.speakers_of_document(where)
        return [self.shown(hop)]

    def is_named(self, party: str) -> bool:
        found = self.ledger.parties.get(party)
        return found is not None and found.identity is Identity.NAMED

    def is_implicit(self, party: str) -> bool:
        found = self.ledger.parties.get(party)
        return found is not None and found.identity is Identity.IMPLICIT

    def named(self, hop: Hop) -> bool:
        return any(self.is_named(p) for p in self.parties(hop))

    def implicit(self, hop: Hop) -> bool:
        return all(self.is_implicit(p) for p in self.parties(hop))

    # -- relations of parties --------------------------------------------------------------

    def _read_relations(self) -> None:
        self.relations = [
            (self.cid(r.party), r.kind, self.cid(r.other), r.during) for r in self.ledger.relations
        ]

    def same(self, party: str) -> set[str]:
        """All that a party is, by same_as."""
        found = {party}
        while True:
            more = set()
            for a, kind, b, _ in self.relations:
                if kind is RelationKind.SAME_AS and (a in found) != (b in found):
                    more |= {a, b}
            if not more:
                return found
            found |= more

    def same_party(self, a: str, b: str) -> bool:
        return b in self.same(a)

    def voices(self, parties: Iterable[str], time: Period | None) -> set[str]:
        """What these parties are, or speak for, at a time."""
        found = set(parties)
        while True:
            more = set()
            for a, kind, b, during in self.relations:
                if kind is RelationKind.SAME_AS:
                    if a in found or b in found:
                        more |= {a, b}
                elif kind is RelationKind.SPEAKS_FOR and a in found:
                    if during is None or (time is not None and during.covers(time)):
                        more.add(b)
            if more <= found:
                return found
            found |= more

    def same_voice(self, a: Iterable[str], b: Iterable[str], time: Period | None) -> bool:
        return bool(self.voices(a, time) & self.voices(b, time))

    def admits(self, field: str, ids: set[Any]) -> bool:
        """Ask the viewpoint: Only: one of the ids is in the set; Except: none is."""
        if self.viewpoint.get(field) is None:
            return True
        how, listed = self.viewpoint[field]
        listed = {None if id is None else self.cid(id) for id in listed}
        return bool(ids & listed) if how == "only" else not ids & listed

    # -- claims and sides ------------------------------------------------------------------

    def _read_claims(self) -> None:
        claims = self.ledger.claims
        self.claim_relations = [
            (self.cid(r.claim), r.kind, self.cid(r.other)) for r in self.ledger.claim_relations
        ]
        self.target = [self.cid(s.target) for s in self.statements]
        self.versions: dict[str, list[int]] = {}
        for n in self.numbers:
            self.versions.setdefault(self.cid(self.statements[n]), []).append(n)

        # Least sets: what stands in a ring gets nothing.
        self.positions: list[set[Position]] = [set() for _ in self.numbers]
        self.claims: list[set[str]] = [set() for _ in self.numbers]
        changed = True
        while changed:
            changed = False
            for n in self.numbers:
                statement, target = self.statements[n], self.target[n]
                positions: set[Position] = set()
                reached: set[str] = set()
                if target in claims:
                    reached = {target}
                else:
                    for v in self.versions.get(target, ()):
                        reached |= self.claims[v]
                if isinstance(statement, Assertion):
                    if target in claims:
                        positions = {(target, +1)}
                elif isinstance(statement, Denial):
                    if statement.scope is DenialScope.ATTRIBUTION:
                        pass
                    elif target in claims:
                        positions = {(target, -1)}
                    else:
                        for v in self.versions.get(target, ()):
                            positions |= {(c, -side) for c, side in self.positions[v]}
                if positions != self.positions[n] or reached != self.claims[n]:
                    self.positions[n], self.claims[n] = positions, reached
                    changed = True

    def equivalents(self, claim: str) -> set[str]:
        found = {claim}
        while True:
            more = set()
            for a, kind, b in self.claim_relations:
                if kind is ClaimRelationKind.EQUIVALENT and (a in found) != (b in found):
                    more |= {a, b}
            if not more:
                return found
            found |= more

    def match(self, m: int, n: int) -> bool:
        a, b = self.statements[m], self.statements[n]
        if self.positions[m] or self.positions[n]:
            return any(
                side == other_side and other in self.equivalents(claim)
                for claim, side in self.positions[m]
                for other, other_side in self.positions[n]
            )
        return (
            type(a) is type(b)
            and getattr(a, "scope", None) == getattr(b, "scope", None)
            and self.target[m] == self.target[n]
        )

    def carried(self, positions: Iterable[Position]) -> set[Position]:
        """All positions that follow from these by the claim relations, these included."""
        found = set(positions)
        while True:
            more = set()
            for a, kind, b in self.claim_relations:
                entailments = []
                if kind is ClaimRelationKind.ENTAILS:
                    entailments = [(a, b)]
                elif kind is ClaimRelationKind.EQUIVALENT:
                    entailments = [(a, b), (b, a)]
                elif kind is ClaimRelationKind.CONTRADICTS:
                    if (a, +1) in found:
                        more.add((b, -1))
                    if (b, +1) in found:
                        more.add((a, -1))
                for c, d in entailments:
                    if (c, +1) in found:
                        more.add((d, +1))
                    if (d, -1) in found:
                        more.add((c, -1))
            if more <= found:
                return found
            found |= more

    # -- documents and their derivation ----------------------------------------------------

    def derivation(self, document_id: str | None) -> list[str]:
        """The documents up a derivation, over copies and translations, nearest first."""
        walk: list[str] = []
        seen = {document_id}
        while True:
            document = self.document(document_id)
            if document is None or document.derived_from is None:
                return walk
            if document.derivation is Derivation.REVISION:
                return walk
            document_id = self.cid(document.derived_from)
            if document_id in seen:
                return walk
            if self.document(document_id) is None and not READINGS["missing_documents_lead_on"]:
                return walk
            seen.add(document_id)
            walk.append(document_id)

    def earliest(self, document_id: str) -> str:
        known = [d for d in [document_id, *self.derivation(document_id)] if self.document(d)]
        return known[-1] if known else document_id

    def is_copy(self, document_id: str | None) -> bool:
        document = self.document(document_id)
        return document is not None and document.derivation in (
            Derivation.COPY,
            Derivation.TRANSLATION,
        )

    def statements_in(self, document_id: str | None) -> list[int]:
        """The statements whose first link is located in a document, the doubtful left out."""
        return [
            n
            for n in self.numbers
            if document_id is not None
            and self.located((n, 0)) == document_id
            and not self.doubtful(n)
        ]

    def upstream(self, hop: Hop) -> list[int]:
        """Rule 4: the matching statements in the nearest document up the derivation with any."""
        for document_id in self.derivation(self.located(hop)):
            found = [m for m in self.statements_in(document_id) if self.match(m, hop[0])]
            if found:
                return found
        return []

    def nearest_document(self, hop: Hop) -> str | None:
        for i in range(hop[1], -1, -1):
            if self.located((hop[0], i)) is not None:
                return self.located((hop[0], i))
        return None

    # -- edges -----------------------------------------------------------------------------

    def _read_edges(self) -> None:
        self.edges: dict[Hop, dict[Hop, int]] = {hop: {} for hop in self.hops}
        self.gaps: dict[Hop, set[str]] = {hop: set() for hop in self.hops}
        for n, statement in enumerate(self.statements):
            last = self.last(n)
            for i in range(last[1]):
                self._edge((n, i), (n, i + 1), 1)
            for id in [self.cid(cited) for cited in statement.citing]:
                if id not in self.versions:
                    self.gaps[last].add("dangling")
            if not self.doubtful(n) or READINGS["doubtful_statements_keep_their_edges"]:
                self._cite(n)
                self._resolve(n)
                self._derive(n)
                self._look_up(n)
            self._dangle(n)
        self.origins: set[Hop] = set()
        for n, statement in enumerate(self.statements):
            last = self.last(n)
            if self.edges[last] or statement.citing:
                continue
            if self.implicit(last):
                self.gaps[last].add("unsourced")
            elif "contradicted" not in self.gaps[last]:
                self.origins.add(last)

    def _edge(self, a: Hop, b: Hop, cost: int) -> None:
        self.edges[a][b] = min(cost, self.edges[a].get(b, cost))

    def _cite(self, n: int) -> None:
        last = self.last(n)
        for cited in self.statements[n].citing:
            for m in self.versions.get(self.cid(cited), ()):
                if self.doubtful(m):
                    if READINGS["citing_doubtful_is_mismatch"] and not self.match(n, m):
                        self.gaps[last].add("mismatch")
                elif self.match(n, m):
                    same = self.same_party(self.shown(last), self.shown((m, 0)))
                    self._edge(last, (m, 0), 0 if same else 1)
                else:
                    self.gaps[last].add("mismatch")

    def own_statements(self, party: str) -> list[int]:
        return [
            m
            for m in self.numbers
            if self.same_party(self.shown((m, 0)), party) and not self.doubtful(m)
        ]

    def _resolve(self, n: int) -> None:
        last, statement = self.last(n), self.statements[n]
        if not self.policy["resolver"] or last[1] == 0 or statement.citing:
            return
        party = self.shown(last)
        for m in self.own_statements(party):
            if not self.match(m, n):
                continue
            if self.located(last) is not None:
                if self.located((m, 0)) != self.located(last):
                    continue
            else:
                above = self.document(self.nearest_document(last))
                bound = None if above is None else above.published
                published = self.ledger.published(self.statements[m])
                if bound is not None and published is not None and published.after(bound) is True:
                    continue
            if m == n and not any(
                not self.same_party(self.shown((n, i)), party) for i in range(1, last[1])
            ):
                continue
            self._edge(last, (m, 0), 0)

    def _derive(self, n: int) -> None:
        last = self.last(n)
        if self.is_copy(self.located(last)):
            for m in self.upstream(last):
                self._edge(last, (m, 0), 1)

    def _look_up(self, n: int) -> None:
        """Give the gaps ``contradicted`` and ``unlocated``."""
        if not self.policy["resolver"] or not self.positions[n]:
            return
        for i in range(1, len(self.statements[n].chain)):
            hop = (n, i)
            if self.located(hop) is None:
                continue
            if self.is_last(hop) and self.statements[n].citing:
                if not READINGS["citing_last_link_is_looked_up"]:
                    continue
            claims = {e for claim, _ in self.positions[n] for e in self.equivalents(claim)}
            on_claim = [
                m
                for m in self.statements_in(self.located(hop))
                if any(claim in claims for claim, _ in self.positions[m])
            ]
            if not on_claim:
                self.gaps[hop].add("unlocated")
            elif not any(self.match(m, n) for m in on_claim):
                self.gaps[hop].add("contradicted")

    def _dangle(self, n: int) -> None:
        statement, last = self.statements[n], self.last(n)
        for i in range(len(statement.chain)):
            document_id = self.located((n, i))
            if self.shown((n, i)) not in self.ledger.parties:
                self.gaps[(n, i)].add("dangling")
            if READINGS["missing_authors_dangle"]:
                if any(p not in self.ledger.parties for p in self.parties((n, i))):
                    self.gaps[(n, i)].add("dangling")
            if document_id is not None and self.document(document_id) is None:
                self.gaps[(n, i)].add("dangling")
        target = self.target[n]
        if isinstance(statement, Assertion):
            missing = target not in self.ledger.claims
        else:
            missing = (
                target not in self.ledger.claims
                and target not in self.versions
                and not (isinstance(statement, Retraction) and target in self.ledger.documents)
            )
        if missing:
            self.gaps[last].add("dangling")
            if isinstance(statement, Assertion | Denial):
                self.gaps[last].add("no_side")
        if isinstance(statement, Denial) and statement.scope is not DenialScope.ATTRIBUTION:
            if not self.positions[n]:
                self.gaps[last].add("no_side")

    def reach(self, start: Hop) -> set[Hop]:
        found, waiting = {start}, [start]
        while waiting:
            for hop in self.edges[waiting.pop()]:
                if hop not in found:
                    found.add(hop)
                    waiting.append(hop)
        return found

    # -- times -----------------------------------------------------------------------------

    def said(self, hop: Hop) -> Period | None:
        if self.link(hop).said is not None:
            return self.link(hop).said
        return self.statements[hop[0]].said if self.is_last(hop) else None

    def plain_time(self, hop: Hop) -> Period | None:
        """The time of a hop before it is asked whether it only repeats."""
        if self.said(hop) is not None:
            return self.said(hop)
        if not self.policy["date_by_publication"]:
            return None
        if hop[1] > 0 and self.located(hop) is None and self.is_source(self.shown(hop)):
            return None
        nearest = self.nearest_document(hop)
        document = None if nearest is None else self.document(self.earliest(nearest))
        return None if document is None else document.published

    def in_own_document(self, hop: Hop) -> bool:
        document = self.document(self.located(hop))
        return document is not None and (
            READINGS["any_document_counts_anew"]
            or self.on_platform(self.located(hop))
            or self.same_party(self.cid(document.source), self.shown(hop))
        )

    def share_a_party(self, a: Hop, b: Hop, *, named: bool = False) -> bool:
        return any(
            self.same_party(p, q) and (not named or (self.is_named(p) and self.is_named(q)))
            for p in self.parties(a)
            for q in self.parties(b)
        )

    def _read_times(self) -> None:
        self.time: dict[Hop, Period | None] = {hop: self.plain_time(hop) for hop in self.hops}
        plain = dict(self.time)
        for hop in self.hops:
            n, i = hop
            now = plain[hop]
            if i == 0 or not self.is_last(hop) or now is None or self.said(hop) is not None:
                continue
            if self.in_own_document(hop) or self.doubtful(n):
                continue
            times = [now]
            for other in self.origins:
                then = plain[other]
                if (
                    then is not None
                    and not self.doubtful(other[0])
                    and self.match(n, other[0])
                    and self.share_a_party(hop, other)
                    and then.before(now) is True
                ):
                    times.append(then)
            self.time[hop] = min(times, key=lambda time: time.order)

    # -- attacks ---------------------------------------------------------------------------

    def _read_attacks(self) -> None:
        self.attacks: dict[tuple[Hop, Hop], set[str]] = {}
        for d in sorted(self.origins):
            if self.doubtful(d[0]):
                continue
            for kind, h in self._aims(d):
                if self._may_hit(d, h):
                    self.attacks.setdefault((d, h), set()).add(kind)

    def _may_hit(self, d: Hop, h: Hop) -> bool:
        then, now = self.time[h], self.time[d]
        a, b = self.statements[d[0]], self.statements[h[0]]
        if d[0] == h[0] or self.doubtful(h[0]):
            return False
        if then is not None and now is not None and now.before(then) is True:
            return False
        return b.reading.rank <= a.reading.rank

    def of_voice(self, d: Hop, h: Hop) -> bool:
        return self.same_voice(self.parties(d), self.parties(h), self.time[d])

    def _aims(self, d: Hop) -> Iterable[tuple[str, Hop]]:
        statement = self.statements[d[0]]
        if isinstance(statement, Retraction):
            for h in self._retracted(d):
                other = self.statements[h[0]]
                if isinstance(other, Retraction) and self.target[h[0]] == self.target[d[0]]:
                    continue
                yield "retraction", h
        if isinstance(statement, Denial) and statement.scope is DenialScope.ATTRIBUTION:
            if self.policy["disavowal"] == "suspend":
                for h in self._disavowed(d):
                    yield "disavowal", h
        if self.policy["supersession"] == "latest":
            for h in self.origins:
                if self._supersedes(d, h):
                    yield "supersession", h

    def _retracted(self, d: Hop) -> Iterable[Hop]:
        target = self.target[d[0]]
        if target in self.ledger.claims:
            for h in self.origins:
                if any(claim in self.meant(target) for claim, _ in self.positions[h[0]]):
                    if self.of_voice(d, h):
                        yield h
        elif target in self.versions:
            for h in self.hops:
                if h[0] in self.versions[target] and self.of_voice(d, h):
                    yield h
        elif target in self.ledger.documents:
            speakers = self.speakers_of_document(target)
            if self.same_voice(self.parties(d), speakers, self.time[d]):
                for h in self.hops:
                    where = self.located(h)
                    if where == target or target in self.derivation(where):
                        yield h

    def meant(self, claim: str) -> set[str]:
        """The claims on which a retraction or a disavowal of a claim is."""
        return self.equivalents(claim) if READINGS["claim_attacks_reach_equivalents"] else {claim}

    def _disavowed(self, d: Hop) -> Iterable[Hop]:
        target = self.target[d[0]]
        if target in self.ledger.claims:
            for h in self.origins:
                supports = any(
                    side == +1 and claim in self.meant(target)
                    for claim, side in self.positions[h[0]]
                )
                if supports and self.of_voice(d, h):
                    yield h
            return
        for n in self.versions.get(target, ()):
            own = [h for h in self.hops if h[0] == n and self.of_voice(d, h)]
            yield from own
            if not own:
                origins = self.reach((n, 0)) & self.origins
                if origins and all(self.of_voice(d, o) for o in origins):
                    yield self.last(n)

    def _supersedes(self, d: Hop, h: Hop) -> bool:
        then, now = self.time[h], self.time[d]
        if then is None or now is None or now.after(then) is not True:
            return False
        if not self.share_a_party(d, h, named=True):
            return False
        mine, his = self.positions[d[0]], self.positions[h[0]]
        carried = self.carried(mine)
        if any((claim, -side) in carried for claim, side in his):
            return True
        return self.statements[d[0]].certainty is not self.statements[h[0]].certainty and any(
            side == his_side and claim in self.equivalents(his_claim)
            for claim, side in mine
            for his_claim, his_side in his
        )

    def considered(self, h: Hop) -> list[int]:
        """The statements with which a located link after the first falls."""
        where = self.located(h)
        if h[1] == 0 or where is None or self.doubtful(h[0]):
            return []
        found = [
            m
            for m in self.own_statements(self.shown(h))
            if self.located((m, 0)) == where and self.match(m, h[0])
        ]
        return found + (self.upstream(h) if self.is_copy(where) else [])

    # -- liveness --------------------------------------------------------------------------

    def _label(self) -> None:
        self.falls_with = {h: self.considered(h) for h in self.hops}
        self.trusted = {
            h: self.admits("relays", self.voices(self.parties(h), self.time[h])) for h in self.hops
        }
        low: set[Hop] = set()
        while True:
            high = self._hits(self._live(low)[0])
            new = self._hits(self._live(high)[0])
            if new == low:
                break
            low = new
        live, _ = self._live(high)
        possible, self.reached = self._live(low)
        self.label = {
            h: "live" if h in live else "undecided" if h in possible else "out" for h in self.hops
        }

    def _live(self, hit: set[Hop]) -> tuple[set[Hop], set[Hop]]:
        """What is live, and what is reached, when these hops are hit."""
        live: set[Hop] = set()
        reached = {
            (n, 0)
            for n in self.numbers
            if self.admits("documents", {self.located((n, 0))}) and not self.doubtful(n)
        }
        changed = True
        while changed:
            changed = False
            for a in sorted(reached - hit - live):
                live.add(a)
                changed = True
                for b, cost in self.edges[a].items():
                    if cost == 0 or self.trusted[a]:
                        reached.add(b)
        return live, reached

    def _hits(self, live: set[Hop]) -> set[Hop]:
        """What is hit when these hops are live."""
        hit = {h for (d, h) in self.attacks if d in live}
        while True:
            more = {
                h
                for h, statements in self.falls_with.items()
                if statements and all(any(k[0] == m for k in hit) for m in statements)
            }
            if more <= hit:
                return hit
            hit |= more

    def labels(self) -> dict[tuple[str, int], str]:
        found = {}
        for n, i in self.hops:
            id = self.statements[n].id
            version = self.versions[self.cid(id)].index(n)
            found[(f"{id}#{version + 1}" if version else id, i)] = self.label[(n, i)]
        return found

    # -- trace -----------------------------------------------------------------------------

    def gaps_of(self, hop: Hop) -> set[str]:
        gaps = set(self.gaps[hop])
        if self.time[hop] is None:
            gaps.add("undated")
        if self.label[hop] == "out":
            for (d, h), kinds in self.attacks.items():
                if h == hop and self.label[d] == "live" and kinds & {"retraction", "disavowal"}:
                    gaps.add("retracted")
        return gaps

    def trace(self, claim_id: str) -> list[dict[str, Any]]:
        claim_id = self.cid(claim_id)
        on_claim = {n for n in self.numbers if claim_id in self.claims[n]}
        if READINGS["versions_are_traced_together"]:
            on_claim |= {
                m
                for n in on_claim
                for m in self.numbers
                if self.statements[m].id == self.statements[n].id
            }
        return [self.chain(n) for n in sorted(on_claim)]

    def chain(self, n: int) -> dict[str, Any]:
        start: Hop = (n, 0)
        reached = self.reach(start)
        origins = reached & self.origins
        # Fewest steps: Bellman-Ford over costs 0 and 1.
        steps: dict[Hop, int] = {start: 0}
        for _ in range(len(self.hops) + 1):
            for a in reached & set(steps):
                for b, cost in self.edges[a].items():
                    steps[b] = min(steps.get(b, steps[a] + cost), steps[a] + cost)
        circular = any(hop in self.reach(b) for hop in reached for b in self.edges[hop])
        return {
            "statement": self.statements[n].id,
            "depth": min((steps[o] for o in origins), default=self.last(n)[1]),
            "circular": circular,
            "grounded": bool(origins),
            "origins": sorted({p for o in origins for p in self.parties(o)}),
            "anonymous": sorted({self.shown(h) for h in reached if not self.named(h)}),
            "anonymous_only": bool(origins) and not any(self.named(o) for o in origins),
            "gaps": sorted(
                {(gap, self.statements[h[0]].id, h[1]) for h in reached for gap in self.gaps_of(h)}
            ),
        }

    # -- assess ----------------------------------------------------------------------------

    def weight(self, origin: Hop) -> int:
        statement = self.statements[origin[0]]
        weights = [statement.certainty.value]
        if not self.named(origin):
            weights.append(self.policy["unnamed"])
        if isinstance(statement, Denial):
            if statement.scope is DenialScope.LEGITIMACY:
                weights.append(self.policy["legitimacy"])
            for claim, side in self.positions[origin[0]]:
                if side == -1 and any(
                    self.of_accused(origin, self.cid(a)) for a in self.ledger.claims[claim].accused
                ):
                    weights.append(self.policy["accused"])
        return min(GRADES.index(w) for w in weights)

    def of_accused(self, hop: Hop, accused: str) -> bool:
        return self.same_voice(self.parties(hop), [accused], self.time[hop])

    def raises(self, n: int) -> set[str]:
        """The claims that a statement raises, if it does."""
        if self.positions[n]:
            return {claim for claim, _ in self.carried(self.positions[n])}
        statement = self.statements[n]
        if isinstance(statement, Question | Response):
            return self.claims[n]
        if isinstance(statement, Retraction) or (
            isinstance(statement, Denial) and statement.scope is DenialScope.ATTRIBUTION
        ):
            return {self.target[n]} & set(self.ledger.claims)
        return set()

    def was_reached(self, n: int) -> bool:
        if self.doubtful(n):
            return self.admits("documents", {self.located((n, 0))})
        return any(h[0] == n for h in self.reached)

    def assess(self, claim_id: str) -> dict[str, Any]:
        claim = self.ledger.claim(claim_id)
        threshold = GRADES.index(self.policy["threshold"])
        support = self.side(claim, +1, threshold)
        opposition = self.side(claim, -1, threshold)
        asserted = GRADES.index(support["grade"]) >= threshold
        denied = GRADES.index(opposition["grade"]) >= threshold
        if asserted and denied:
            status = "contested"
        elif asserted or denied:
            status = "asserted" if asserted else "denied"
        elif any(claim.id in self.raises(n) and self.was_reached(n) for n in self.numbers):
            status = "open"
        else:
            status = "unreported"
        accused = [self.cid(a) for a in claim.accused]
        return {
            "status": status,
            "support": support,
            "opposition": opposition,
            "answers": {a: self.answer(claim.id, a) for a in accused},
        }

    def side(self, claim: Any, side: int, threshold: int) -> dict[str, Any]:
        contributing = [
            o
            for o in sorted(self.origins)
            if self.label[o] == "live"
            and (claim.id, side) in self.carried(self.positions[o[0]])
            and self.admits("positions", self.voices(self.parties(o), self.time[o]))
        ]
        counting = [o for o in contributing if self.weight(o) >= threshold]
        blocs = Blocs(self, counting)
        at_least, at_most = blocs.interval()
        statements = [self.statements[o[0]] for o in counting]
        some = bool(counting)
        found = {
            "grade": GRADES[max((self.weight(o) for o in contributing), default=0)],
            "at_least": at_least,
            "at_most": at_most,
            "statements": sorted(
                {
                    self.statements[n].id
                    for n in self.numbers
                    if self.live_reach((n, 0)) & set(counting)
                }
            ),
            "anonymous_only": some and not any(self.named(o) for o in counting),
            "hedged_only": some and all(s.certainty is Certainty.WEAK for s in statements),
            "inferred_only": some and not any(s.reading is Reading.EXPLICIT for s in statements),
            "implied_only": some
            and not any(c == claim.id for o in counting for c, _ in self.positions[o[0]]),
        }
        if side == -1:
            found["interested_only"] = some and all(self.interested(o, claim) for o in counting)
        return found

    def interested(self, origin: Hop, claim: Any) -> bool:
        """Whether an origin stands in the bloc of a party that the claim accuses."""
        blocs = Blocs(self, [origin], own_voice=True)
        return any(blocs.of(origin) == blocs.of_party(self.cid(a)) for a in claim.accused)

    def live_reach(self, start: Hop) -> set[Hop]:
        if self.label[start] != "live":
            return set()
        found, waiting = {start}, [start]
        while waiting:
            a = waiting.pop()
            for b, cost in self.edges[a].items():
                if b not in found and self.label[b] == "live" and (cost == 0 or self.trusted[a]):
                    found.add(b)
                    waiting.append(b)
        return found

    def answer(self, claim_id: str, accused: str) -> str:
        heard = set()
        for o in self.origins:
            n, statement = o[0], self.statements[o[0]]
            if self.label[o] != "live" or not self.of_accused(o, accused):
                continue
            carried = self.carried(self.positions[n])
            if (claim_id, +1) in carried:
                heard.add("admitted")
            if (claim_id, -1) in carried:
                heard.add("denied")
            near = self.equivalents(claim_id) if READINGS["responses_reach_equivalents"] else set()
            if isinstance(statement, Response) and ({claim_id} | near) & self.claims[n]:
                heard.add(
                    {
                        ResponseKind.NO_RESPONSE: "no_response",
                        ResponseKind.NO_COMMENT: "declined",
                        ResponseKind.NON_DENIAL: "evaded",
                        ResponseKind.NOT_AWARE: "evaded",
                    }[statement.kind]
                )
        if {"admitted", "denied"} <= heard:
            return "mixed"
        for answer in ("admitted", "denied", "evaded", "declined", "no_response"):
            if answer in heard:
                return answer
        return "not_recorded"


class Blocs:
    """The blocs in which some origins stand, and how many of them are independent."""

    def __init__(self, world: World, origins: list[Hop], *, own_voice: bool = False) -> None:
        self.world = world
        self.own_voice = own_voice
        self.origins = origins
        self.speakers = {o: self._speakers(o) for o in origins}
        ids = {p for speakers in self.speakers.values() for p in speakers}
        ids |= {id for a, _, b, _ in world.relations for id in (a, b)}
        self.bloc_of = {id: frozenset({id}) for id in ids}
        for speakers in self.speakers.values():
            for p in speakers:
                self._join(speakers[0], p)
        changed = True
        while changed:
            changed = False
            for a, kind, b, during in world.relations:
                if self.bloc_of[a] != self.bloc_of[b] and self._joins(a, kind, b, during):
                    self._join(a, b)
                    changed = True

    def _speakers(self, origin: Hop) -> list[str]:
        """Who an origin is for counting: of a copy without a model, the model's source."""
        world, where = self.world, self.world.located(origin)
        if self.own_voice or where is None or not world.is_copy(where) or world.upstream(origin):
            return world.parties(origin)
        first = world.earliest(where)
        return world.speakers_of_document(first) or [f"nobody named in {first}"]

    def _join(self, a: str, b: str) -> None:
        joined = self.bloc_of[a] | self.bloc_of[b]
        for id in joined:
            self.bloc_of[id] = joined

    def _joins(self, a: str, kind: RelationKind, b: str, during: Period | None) -> bool:
        if kind is RelationKind.SPEAKS_FOR:
            if len(self._principals(a)) != 1:
                return False
        elif kind not in BLOC_KINDS:
            return False
        if during is None or kind is RelationKind.SAME_AS:
            return True
        both = self.bloc_of[a] | self.bloc_of[b]
        times = [
            self.world.time[o]
            for o in self.origins
            if self.own_voice or self.speakers[o][0] in both
        ]
        return any(time is None or not during.excludes(time) for time in times)

    def _principals(self, party: str) -> set[frozenset[str]]:
        world = self.world
        return {
            frozenset(world.same(b))
            for a, kind, b, _ in world.relations
            if kind is RelationKind.SPEAKS_FOR
            and world.same_party(a, party)
            and not world.same_party(a, b)
        }

    def of_party(self, party: str) -> frozenset[str]:
        return self.bloc_of.get(party, frozenset({party}))

    def of(self, origin: Hop) -> frozenset[str]:
        return self.of_party(self.speakers[origin][0])

    def interval(self) -> tuple[int, int]:
        blocs = {self.of(o) for o in self.origins}
        counted = {self.of(o) for o in self.origins if self._stands_alone(o)}
        if not READINGS["members_of_members"]:
            kept = {
                bloc
                for bloc in counted
                if not all(self._collective(o, counted) for o in self.origins if self.of(o) == bloc)
            }
            return (len(kept) or min(1, len(self.origins))), len(blocs)
        sure = [o for o in self.origins if self._stands_alone(o)]
        leads = {}
        for bloc in counted:
            found = [self._members_blocs(o) & counted for o in sure if self.of(o) == bloc]
            leads[bloc] = set().union(*found) if all(found) else set()
        reached = {bloc: self._followed(bloc, leads) for bloc in counted}
        ends = {b for b in counted if all(b in reached[other] for other in reached[b])}
        knots = {frozenset(reached[b]) for b in ends}
        return (len(knots) or min(1, len(self.origins))), len(blocs)

    def _followed(self, start: Any, leads: dict[Any, set[Any]]) -> set[Any]:
        found = {start}
        while True:
            more = set().union(*(leads[b] for b in found)) - found
            if not more:
                return found
            found |= more

    def _members_blocs(self, origin: Hop) -> set[frozenset[str]]:
        """The blocs of all that are, in one step or several, members of the origin's party."""
        world = self.world
        groups, members = set(self.speakers[origin]), set[str]()
        while True:
            more = {
                member
                for member, kind, group, during in world.relations
                if kind is RelationKind.MEMBER_OF
                and any(world.same_party(group, p) for p in groups)
                and not self._excluded(during, world.time[origin])
            }
            if more <= members:
                break
            members |= more
            groups |= more
        own = set(self.speakers[origin])
        members = {m for m in members if not any(world.same_party(m, p) for p in own)}
        return {self.of_party(m) for m in members}

    def _stands_alone(self, origin: Hop) -> bool:
        return any(self.world.is_named(p) for p in self.speakers[origin]) and not self._bare(origin)

    def _bare(self, origin: Hop) -> bool:
        world = self.world
        if world.statements[origin[0]].basis not in (Basis.UNSTATED, Basis.TOLD):
            return False
        where = world.located(origin)
        if where is not None and world.is_copy(where) and not world.upstream(origin):
            where = world.earliest(where)
        if origin[1] == 0 and world.on_platform(where):
            return True
        return all(
            world.is_source(p) and world.ledger.parties[p].kind is not SourceKind.OFFICIAL_CHANNEL
            for p in self.speakers[origin]
        )

    def _collective(self, origin: Hop, counted: set[frozenset[str]]) -> bool:
        """Whether a member of the origin's party stands in another counted bloc."""
        world = self.world
        groups, members = set(self.speakers[origin]), set[str]()
        while True:
            more = {
                member
                for member, kind, group, during in world.relations
                if kind is RelationKind.MEMBER_OF
                and any(world.same_party(group, p) for p in groups)
                and not self._excluded(during, world.time[origin])
            }
            if more <= members or not READINGS["members_of_members"]:
                members |= more
                break
            members |= more
            groups |= more
        blocs = {self.of_party(member) for member in members}
        return any(bloc in counted and bloc != self.of(origin) for bloc in blocs)

    @staticmethod
    def _excluded(during: Period | None, time: Period | None) -> bool:
        return during is not None and time is not None and during.excludes(time)
