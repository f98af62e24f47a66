"""Faults to plant in the rules, each a mistake that somebody could make, to see which laws bite.

``python -m laws.planted`` (with ``PYTHONPATH=tests``) plants each fault in turn, tries every law,
and prints which ones catch it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import attrs
import hypothesis
import pytest
from hypothesis import Phase
from hypothesis import strategies as st

from claimledger import Grade, Ledger, Policy, Retraction, Status, Viewpoint
from claimledger.errors import ClaimLedgerError
from claimledger.files import writing
from claimledger.ledger import current, log, value
from claimledger.model import Claim, ClaimRelationKind, Period
from claimledger.reasoning import answering, assessing, chains, comparing
from claimledger.reasoning.graph.kinship import Kinship
from claimledger.reasoning.graph.resting import Resting
from claimledger.reasoning.graph.sides import Side, Sides
from claimledger.reasoning.index import plain
from claimledger.reasoning.standing.attacks import Attacks
from claimledger.reasoning.standing.counting import Independence
from claimledger.reasoning.standing.liveness import Label, Liveness
from claimledger.reasoning.standing.positions import Positions
from claimledger.reasoning.viewpoint import Only
from claimledger.testing import LAWS, Law, policies, viewpoints

Patch = pytest.MonkeyPatch
Fault = Callable[[Patch], None]

PARTIES = ("daily", "weekly", "ann", "bob", "government", "agency")
DOCUMENTS = (None, "d0", "d1", "d2")

drawn_policies = st.just(Policy()) | policies()
drawn_viewpoints = st.just(Viewpoint()) | viewpoints(documents=DOCUMENTS, parties=PARTIES)

FAULTS: dict[str, Fault] = {}


def fault(plant: Fault) -> Fault:
    FAULTS[plant.__name__.replace("_", " ")] = plant
    return plant


def wrap(patch: Patch, holder: Any, name: str, around: Callable[..., Any]) -> None:
    """Put a function around another one, which it is given first."""
    inner = getattr(holder, name)
    patch.setattr(holder, name, lambda *args, **kwargs: around(inner, *args, **kwargs))


# -- the ledger ----------------------------------------------------------------------------


@fault
def of_two_versions_the_first_is_shown(patch: Patch) -> None:
    def shown(_inner: Any, records: Any, *kinds: Any) -> Any:
        found: dict[str, Any] = {}
        for record in records:
            if isinstance(record, kinds):
                found.setdefault(record.id, record)
        return found

    wrap(patch, current, "_shown", shown)


@fault
def a_larger_ledger_is_not_merged_into(patch: Patch) -> None:
    wrap(patch, Ledger, "__or__", lambda inner, a, b: inner(a, b) if len(a) <= len(b) else a)


@fault
def a_merge_leaves_a_mark(patch: Patch) -> None:
    wrap(patch, Ledger, "__or__", lambda inner, a, b: inner(inner(a, b), MARKED))


MARKED = Ledger().record(Claim("merged", "a merge was made"))


@fault
def what_is_known_is_refused(patch: Patch) -> None:
    def take_up(inner: Any, to: Any, record: Any, when: Any) -> None:
        if any(held == record for held, _ in to.seen(record.id, len(to))):
            raise ClaimLedgerError("known")
        inner(to, record, when)

    for module in (log, value):
        wrap(patch, module, "take_up", take_up)


@fault
def the_recording_bound_makes_one_forget_the_other(patch: Patch) -> None:
    def as_of(inner: Any, self: Ledger, day: Any = None, **named: Any) -> Ledger:
        if "recorded" in named:
            named["published"] = None
        return inner(self, day, **named) if day else inner(self, **named)  # type: ignore[no-any-return]

    wrap(patch, Ledger, "as_of", as_of)


@fault
def everything_was_public_always(patch: Patch) -> None:
    wrap(patch, current.Current, "public_by", lambda *_: True)


@fault
def only_what_was_public_on_that_day_is_kept(patch: Patch) -> None:
    def public_by(inner: Any, self: Any, record: Any, bound: Period) -> Any:
        known = inner(self, record, bound)
        same = not hasattr(record, "chain") or self.published(record) == bound
        return known and same

    wrap(patch, current.Current, "public_by", public_by)


@fault
def of_a_day_without_news_everything_is_shown(patch: Patch) -> None:
    def as_of(inner: Any, self: Ledger, *bounds: Any, **named: Any) -> Ledger:
        then: Ledger = inner(self, *bounds, **named)
        return then if then.statements else self

    wrap(patch, Ledger, "as_of", as_of)


@fault
def an_amendment_cannot_be_taken_back(patch: Patch) -> None:
    wrap(patch, current, "_standing", lambda _inner, amendment, late, _over: (amendment, late))


@fault
def files_leave_out_relations(patch: Patch) -> None:
    def file_data(inner: Any, *args: Any) -> Any:
        return {key: data for key, data in inner(*args).items() if key != "relations"}

    wrap(patch, writing, "file_data", file_data)


# -- chains --------------------------------------------------------------------------------


@fault
def only_named_origins_are_shown(patch: Patch) -> None:
    def origins(self: Any) -> Any:
        known = self._facts.inquiry
        found = [hop for hop in self._reached if known.resting.origin[hop]]
        return tuple(
            known.index.shown(h)
            for h in found
            if known.index.descriptions.named([known.index.party[h]])
        )

    patch.setattr(chains.Chain, "origins", property(origins))


@fault
def a_path_prints_all_links(patch: Patch) -> None:
    def path(_inner: Any, self: Any, start: int) -> list[int]:
        return list(self.inquiry.index.hops(self.inquiry.index.owner[start]))

    wrap(patch, chains.Facts, "path", path)


@fault
def one_anonymous_origin_makes_all_of_them_so(patch: Patch) -> None:
    patch.setattr(chains.Chain, "anonymous_only", property(lambda self: bool(self.anonymous)))


@fault
def every_relay_makes_it_weaker(patch: Patch) -> None:
    def weight(inner: Any, self: Any, hop: int, side: Side) -> Grade:
        long = len(self.index.statement(hop).chain) > 2
        return Grade.WEAK if long else inner(self, hop, side)

    wrap(patch, Positions, "weight", weight)


@fault
def a_copy_is_an_origin(patch: Patch) -> None:
    wrap(patch, Resting, "originals", lambda *_: [])


@fault
def what_is_only_cited_does_not_fall(patch: Patch) -> None:
    wrap(patch, Attacks, "_fall", lambda *_: None)


# -- counting ------------------------------------------------------------------------------


@fault
def origins_are_counted_and_not_blocs(patch: Patch) -> None:
    def count(inner: Any, *args: Any) -> Any:
        found = inner(*args)
        return found and (found[0], found[0], found[2])

    wrap(patch, Independence, "count", lambda inner, self, hops: (len(hops), inner(self, hops)[1]))
    wrap(patch, plain, "count", count)


@fault
def every_origin_is_certain(patch: Patch) -> None:
    wrap(patch, Independence, "_is_certain", lambda *_: True)
    wrap(patch, plain, "_is_sure", lambda *_: True)


@fault
def a_collective_is_one_more(patch: Patch) -> None:
    wrap(patch, Independence, "_contained", lambda *_: set())


@fault
def a_bond_is_one_more(patch: Patch) -> None:
    def count(inner: Any, self: Any, hops: Any) -> tuple[int, int]:
        least, most = inner(self, hops)
        return least, most + (most and len(self._index.kinship._bloc))

    wrap(patch, Independence, "count", count)


@fault
def members_speak_for_collectives(patch: Patch) -> None:
    def voices(inner: Any, self: Kinship, parties: Any, time: Any) -> frozenset[str]:
        found = inner(self, parties, time)
        collectives = [c for c in self._members if found & set(self.members_within(c, time))]
        return found.union(collectives)  # type: ignore[no-any-return]

    wrap(patch, Kinship, "voices", voices)


# -- sides ---------------------------------------------------------------------------------


@fault
def to_deny_is_always_to_oppose(patch: Patch) -> None:
    patch.setattr(Side, "opposite", property(lambda self: Side(self.claim, False)))


@fault
def a_question_raises_nothing(patch: Patch) -> None:
    wrap(patch, Sides, "_raised_by", lambda *_: set())


@fault
def claim_relations_carry_nothing(patch: Patch) -> None:
    wrap(patch, Sides, "_carry", lambda *_: None)


@fault
def a_promise_entails_its_outcome(patch: Patch) -> None:
    def relate(inner: Any, self: Any, relation: Any) -> None:
        if relation.kind in (ClaimRelationKind.OUTCOME_OF, ClaimRelationKind.DIFFERS_IN_SCOPE):
            relation = relation.but(kind="entails")
        inner(self, relation)

    wrap(patch, Sides, "_relate", relate)


# -- taking back ---------------------------------------------------------------------------


@fault
def anybody_can_take_anything_back(patch: Patch) -> None:
    wrap(patch, Attacks, "_same_voice", lambda *_: True)


@fault
def to_retract_a_claim_is_to_retract_all_claims(patch: Patch) -> None:
    def on_claim(_inner: Any, self: Any, *_claim: Any, **_how: Any) -> list[int]:
        return [hop for hops in self._origins.values() for hop in hops]

    wrap(patch, Attacks, "_on_claim", on_claim)


@fault
def a_retraction_cannot_be_retracted(patch: Patch) -> None:
    def add(inner: Any, self: Any, hop: int, targets: Any, why: Any) -> None:
        kept = [t for t in targets if not isinstance(self.index.statement(t), Retraction)]
        inner(self, hop, kept, why)

    wrap(patch, Attacks, "_add", add)


@fault
def two_retractions_cancel_out(patch: Patch) -> None:
    def add(inner: Any, self: Any, hop: int, targets: Any, why: Any) -> None:
        again = []
        if isinstance(self.index.statement(hop), Retraction):
            again = [
                other
                for other in range(len(self.index.owner))
                if self.resting.origin[other]
                and other != hop
                and self._retract_the_same(self.index.statement(hop), self.index.statement(other))
            ]
        patch.setattr(Attacks, "_retract_the_same", lambda *_: False)
        inner(self, hop, [*targets, *again], why)
        patch.setattr(Attacks, "_retract_the_same", retract_the_same)

    retract_the_same = Attacks._retract_the_same
    wrap(patch, Attacks, "_add", add)


@fault
def what_is_still_to_be_said_is_taken_back(patch: Patch) -> None:
    wrap(patch, Period, "before", lambda inner, one, other: inner(one, other) and one.end is None)


@fault
def attackers_that_stand_are_overlooked(patch: Patch) -> None:
    def settle(inner: Any, self: Any, hop: int) -> None:
        inner(self, hop)
        self.live[hop] = Label.LIVE if self.reached[hop] else Label.OUT

    wrap(patch, Liveness, "_settle", settle)


@fault
def what_is_attacked_is_undecided(patch: Patch) -> None:
    def settle(inner: Any, self: Any, hop: int) -> None:
        inner(self, hop)
        if hop in self.attacks.on and self.reached[hop]:
            self.live[hop] = Label.UNDECIDED

    wrap(patch, Liveness, "_settle", settle)


# -- weighing ------------------------------------------------------------------------------


@fault
def oppositions_weigh_less(patch: Patch) -> None:
    def weight(inner: Any, self: Any, hop: int, side: Side) -> Grade:
        found: Grade = inner(self, hop, side)
        return found if side.positive else min(found, Grade.WEAK, key=lambda grade: grade.rank)

    wrap(patch, Positions, "weight", weight)


@fault
def who_comes_first_by_id_is_heard(patch: Patch) -> None:
    def weight(inner: Any, self: Any, hop: int, side: Side) -> Grade:
        return Grade.NONE if self.index.party[hop][0].isdigit() else inner(self, hop, side)

    wrap(patch, Positions, "weight", weight)


@fault
def the_last_century_is_not_before_this_one(patch: Patch) -> None:
    def before(inner: Any, one: Period, other: Period) -> Any:
        return inner(one, other) and not one.written.startswith("19")

    wrap(patch, Period, "before", before)


@fault
def denial_prevails(patch: Patch) -> None:
    def status_of(inner: Any, *args: Any) -> Any:
        found = inner(*args)
        return Status.DENIED if found is Status.CONTESTED else found

    wrap(patch, answering, "status_of", status_of)
    wrap(patch, plain, "status", status_of)


@fault
def only_what_stands_raises(patch: Patch) -> None:
    def was_reached(_inner: Any, self: Any, number: int) -> bool:
        return any(self.liveness.live[hop] is Label.LIVE for hop in self.index.hops(number))

    wrap(patch, Positions, "was_reached", was_reached)


@fault
def unnamed_ones_of_full_weight_are_overlooked(patch: Patch) -> None:
    def weight(inner: Any, self: Any, hop: int, side: Side) -> Grade:
        named = self.index.descriptions.named(self.index.speakers[hop])
        overlooked = self._policy.unnamed is Grade.FULL and not named
        return Grade.NONE if overlooked else inner(self, hop, side)

    wrap(patch, Positions, "weight", weight)


@fault
def a_grade_below_the_threshold_is_none(patch: Patch) -> None:
    def position_of(inner: Any, *args: Any) -> Any:
        found = inner(*args)
        return found if found.origins else attrs.evolve(found, grade=Grade.NONE)

    def told(inner: Any, *args: Any) -> Any:
        found = inner(*args)
        empty = found and "grade" in found and not found["statements"]
        return {**found, "grade": Grade.NONE} if empty else found

    wrap(patch, answering, "position_of", position_of)
    wrap(patch, plain, "told", told)


@fault
def only_nobody_is_everybody(patch: Patch) -> None:
    wrap(patch, Only, "admits", lambda inner, self, ids: not self.ids or inner(self, ids))


@fault
def only_the_last_word_counts(patch: Patch) -> None:
    wrap(patch, Positions, "on", lambda inner, self, side: inner(self, side)[-1:])


# -- reasons and comparisons ---------------------------------------------------------------


@fault
def one_reason_is_enough(patch: Patch) -> None:
    wrap(patch, assessing, "because", lambda inner, *args: inner(*args)[:1])


@fault
def all_that_was_said_is_a_reason(patch: Patch) -> None:
    wrap(patch, assessing, "because", lambda _inner, inquiry, _claim: inquiry.index.statements)


@fault
def comparisons_forget_who_asks(patch: Patch) -> None:
    wrap(patch, comparing, "assess", lambda inner, ledger, claim, **_how: inner(ledger, claim))


BITES: dict[str, str] = {
    "merging-commutes": "of two versions the first is shown",
    "merging-associates": "a larger ledger is not merged into",
    "merging-again-changes-nothing": "a merge leaves a mark",
    "merging-keeps-what-either-holds": "a merge leaves a mark",
    "order-plays-no-part": "of two versions the first is shown",
    "recording-again-changes-nothing": "what is known is refused",
    "unlinked-claims-do-not-meet": "to retract a claim is to retract all claims",
    "ids-are-only-labels": "who comes first by id is heard",
    "only-the-order-of-dates-counts": "the last century is not before this one",
    "negation-swaps-the-sides": "oppositions weigh less",
    "grounded-iff-it-has-origins": "only named origins are shown",
    "the-path-leads-to-an-origin": "a path prints all links",
    "anonymous-only-speaks-of-all-origins": "one anonymous origin makes all of them so",
    "a-neutral-relay-changes-nothing": "every relay makes it weaker",
    "spelling-out-a-link-changes-no-status": "what is only cited does not fall",
    "counts-are-intervals": "origins are counted and not blocs",
    "bare-and-unnamed-origins-make-one": "every origin is certain",
    "a-collective-and-its-member-are-not-two": "a collective is one more",
    "kinship-never-raises-a-count": "a bond is one more",
    "membership-changes-no-status": "members speak for collectives",
    "a-copy-changes-no-count": "a copy is an origin",
    "contested-iff-both-sides-stand": "denial prevails",
    "once-reported-never-unreported": "only what stands raises",
    "questions-and-responses-take-no-side": "a question raises nothing",
    "denying-a-denial-asserts": "to deny is always to oppose",
    "outsiders-take-nothing-back": "anybody can take anything back",
    "a-retracted-retraction-is-as-before": "a retraction cannot be retracted",
    "retracting-twice-is-retracting-once": "two retractions cancel out",
    "nobody-takes-back-what-is-still-to-be-said": "what is still to be said is taken back",
    "attackers-of-what-stands-are-out": "attackers that stand are overlooked",
    "in-order-nothing-is-undecided": "what is attacked is undecided",
    "entailment-carries-support-forward": "claim relations carry nothing",
    "contradiction-carries-support-across": "claim relations carry nothing",
    "equivalent-claims-stand-alike": "claim relations carry nothing",
    "a-promise-and-its-outcome-stand-apart": "a promise entails its outcome",
    "a-lower-weight-never-raises-a-grade": "unnamed ones of full weight are overlooked",
    "a-higher-threshold-never-adds-a-side": "a grade below the threshold is none",
    "a-narrower-viewpoint-never-raises-a-grade": "only nobody is everybody",
    "more-statements-never-lower-a-grade": "only the last word counts",
    "the-grades-of-a-merge-are-joined": "only the last word counts",
    "the-reasons-alone-give-the-status": "one reason is enough",
    "no-reason-can-be-spared": "all that was said is a reason",
    "what-nobody-raised-has-no-reasons": "all that was said is a reason",
    "as-of-composes-as-minimum": "only what was public on that day is kept",
    "two-bounds-are-one-after-the-other": "the recording bound makes one forget the other",
    "what-came-later-is-ignored": "everything was public always",
    "as-of-distributes-over-merge": "of a day without news everything is shown",
    "as-of-keeps-only-what-was-public": "everything was public always",
    "an-amendment-taken-back-restores-the-answers": "an amendment cannot be taken back",
    "a-ledger-does-not-differ-from-itself": "a merge leaves a mark",
    "compare-names-each-status-that-differs": "comparisons forget who asks",
    "history-tells-each-change": "comparisons forget who asks",
    "files-lose-nothing": "files leave out relations",
}
"""For each law a fault that it catches: a law that none breaks would be decoration."""


def catches(law: Law, name: str, examples: int) -> bool:
    """Tell whether a law catches a fault in so many examples."""
    quick = hypothesis.settings(
        max_examples=examples, database=None, derandomize=True, phases=[Phase.generate]
    )
    with pytest.MonkeyPatch.context() as patch:
        FAULTS[name](patch)
        try:
            law.check(policy=drawn_policies, viewpoint=drawn_viewpoints, settings=quick)
        except ClaimLedgerError:
            return True
    return False


def main(examples: int = 200) -> None:
    """Print for each fault the laws that catch it."""
    for name in FAULTS:
        caught = [law.name for law in LAWS if catches(law, name, examples)]
        sys.stdout.write(f"{name}: {len(caught)}: {', '.join(caught)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
