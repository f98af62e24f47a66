"""How often what matters occurs in generated ledgers.

``PYTHONPATH=tests python -m laws.distribution --count 2000 --seed 1`` prints the table.

For each thing that the rules tell apart (statuses, gaps, reasons for setting aside, scopes,
answers, flags) the table gives the share of ledgers in which it occurs at least once: asked
with the default policy and viewpoint, and ("drawn") with a generated policy and viewpoint too.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import mean, median
from time import process_time
from typing import Any, final

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from claimledger import (
    Amendment,
    Answer,
    Assessment,
    ClaimRelationKind,
    Denial,
    DenialScope,
    Derivation,
    GapKind,
    Ledger,
    Policy,
    RelationKind,
    Response,
    ResponseKind,
    Retraction,
    Status,
    Viewpoint,
    Why,
    assess_all,
    trace_all,
)
from claimledger.testing import ledgers, policies, viewpoints

_AT_A_TIME = 100
FLAGS = ("interested_only", "anonymous_only", "hedged_only", "inferred_only", "implied_only")
GROUPS: dict[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "gap": tuple(GapKind),
    "chain": ("circular", "circular reporting", "resolver edge", "several origins"),
    "set aside": tuple(Why),
    "denial of a claim": tuple(DenialScope),
    "denial of a statement": tuple(DenialScope),
    "retraction of": ("statement", "document", "claim"),
    "answer": tuple(Answer),
    "response": tuple(ResponseKind),
    "flag": FLAGS,
    "document": tuple(Derivation),
    "relation": tuple(RelationKind),
    "claim relation": tuple(ClaimRelationKind),
    "ledger": ("conflict", "amendment", "recorded at a time"),
}


def occurring(
    ledger: Ledger, policy: Policy | None = None, viewpoint: Viewpoint | None = None
) -> set[tuple[str, str]]:
    """Return what occurs in a ledger, each as its group and its word."""
    found = set(_recorded(ledger))
    for assessment in assess_all(ledger, policy=policy, viewpoint=viewpoint).values():
        found.update(_assessed(assessment))
    for traced in trace_all(ledger, policy=policy, viewpoint=viewpoint).values():
        for chain in traced:
            found.update(("gap", kind) for kind in chain.gap_kinds)
            if chain.circular:
                found.add(("chain", "circular" if chain.grounded else "circular reporting"))
            if any(
                own and not hop.statement.citing
                for hop, steps in chain.steps.items()
                for _, own in steps
            ):
                found.add(("chain", "resolver edge"))
            if len(chain.origins) > 1:
                found.add(("chain", "several origins"))
    return found


def _recorded(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for statement in ledger.statements:
        target = ledger.current_id(statement.target)
        kind = "claim" if target in ledger.claims else "statement"
        if isinstance(statement, Denial):
            yield f"denial of a {kind}", statement.scope
        if isinstance(statement, Retraction):
            yield "retraction of", "document" if target in ledger.documents else kind
    yield from (("response", s.kind) for s in ledger.statements if isinstance(s, Response))
    yield from (("document", d.derivation) for d in ledger.documents.values() if d.derivation)
    yield from (("relation", relation.kind) for relation in ledger.relations)
    yield from (("claim relation", relation.kind) for relation in ledger.claim_relations)
    if ledger.conflicts:
        yield "ledger", "conflict"
    if any(isinstance(record, Amendment) for record in ledger):
        yield "ledger", "amendment"
    if any(ledger.recorded(record) for record in ledger):
        yield "ledger", "recorded at a time"


def _assessed(assessment: Assessment) -> Iterator[tuple[str, str]]:
    yield "status", assessment.status
    yield from (("set aside", aside.why) for aside in assessment.set_aside)
    yield from (("answer", answer) for answer in assessment.answers.values())
    for side in (assessment.support, assessment.opposition):
        yield from (("flag", flag) for flag in FLAGS if getattr(side, flag))


@final
@attrs.frozen
class Measured:
    """What was counted among so many ledgers, how large these were, and what they cost."""

    count: int
    default: Counter[tuple[str, str]]
    drawn: Counter[tuple[str, str]]
    sizes: list[int]
    longest: list[int]
    milliseconds: float

    def share(self, group: str, word: str, *, drawn: bool = False) -> float:
        """Return the share of ledgers in which something occurs, in per cent."""
        return 100 * (self.drawn if drawn else self.default)[group, word] / self.count


def measured(count: int, number: int, **options: Any) -> Measured:
    """Generate so many ledgers from a seed, and count what occurs in them."""
    default: Counter[tuple[str, str]] = Counter()
    drawn: Counter[tuple[str, str]] = Counter()
    made: list[tuple[Ledger, Policy, Viewpoint]] = []

    @st.composite
    def cases(draw: st.DrawFn) -> tuple[Ledger, Policy, Viewpoint]:
        ledger = draw(ledgers(**options))
        documents = [None, *ledger.documents]
        viewpoint = viewpoints(documents=documents, parties=list(ledger.parties))
        return ledger, draw(policies()), draw(viewpoint)

    _run(cases().map(made.append), count, number)
    for ledger, policy, viewpoint in made:
        found = occurring(ledger)
        default.update(found)
        drawn.update(found | occurring(ledger, policy, viewpoint))
    started = process_time()
    _run(ledgers(**options), count, number)
    took = process_time() - started
    sizes = [len(ledger.statements) for ledger, _, _ in made]
    longest = [
        max((len(statement.chain) for statement in ledger.statements), default=0)
        for ledger, _, _ in made
    ]
    return Measured(len(made), default, drawn, sizes, longest, 1000 * took / count)


def _run(strategy: st.SearchStrategy[Any], count: int, number: int) -> None:
    """Generate so many examples, a hundred at a time, as the tests of users do."""
    for start in range(0, count, _AT_A_TIME):

        @seed(number + start)
        @settings(
            max_examples=min(_AT_A_TIME, count - start),
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        @given(strategy)
        def run(_drawn: object) -> None:
            pass

        run()


def table(general: Measured, peaceful: Measured) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| | | general | general, drawn | attack-free |"
    yield "|---|---|---:|---:|---:|"
    for group, words in GROUPS.items():
        for word in words:
            shares = (
                general.share(group, word),
                general.share(group, word, drawn=True),
                peaceful.share(group, word),
            )
            yield f"| {group} | {word} | {' | '.join(f'{share:.1f}' for share in shares)} |"
    for name, what in SIZES.items():
        yield f"| size | {name} | {what(general)} | | {what(peaceful)} |"


SIZES: dict[str, Callable[[Measured], str]] = {
    "statements, mean": lambda measure: f"{mean(measure.sizes):.1f}",
    "statements, median": lambda measure: f"{median(measure.sizes):.0f}",
    "statements, most": lambda measure: f"{max(measure.sizes)}",
    "longest chain, mean": lambda measure: f"{mean(measure.longest):.1f}",
    "milliseconds a ledger": lambda measure: f"{measure.milliseconds:.1f}",
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="distribution", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many ledgers of each sort")
    parser.add_argument("--seed", type=int, default=1, help="the seed that they are drawn from")
    chosen = parser.parse_args()
    general = measured(chosen.count, chosen.seed)
    peaceful = measured(chosen.count, chosen.seed, attack_free=True)
    sys.stdout.write("\n".join([*table(general, peaceful), ""]))


if __name__ == "__main__":
    main()
