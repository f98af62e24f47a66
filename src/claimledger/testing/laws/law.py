"""A law as a value: what it says, of which ledgers, and how to try to break it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from inspect import getdoc
from typing import Self, final

import attrs
import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from claimledger.errors import BrokenLawError
from claimledger.ledger import Ledger
from claimledger.reasoning import Policy, Viewpoint, assess_all, trace_all
from claimledger.testing.laws.asking import Asking, AssessAll, TraceAll
from claimledger.testing.laws.breach import Breach
from claimledger.testing.strategies import ledgers

__all__ = ["ATTACK_FREE", "GENERAL", "Fragment", "Law", "law"]

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


@final
@attrs.frozen(kw_only=True)
class Fragment:
    """Which ledgers a law speaks of.

    Without ``attacks`` nothing is taken back: no retractions, disavowals or changes of mind.
    The other fields let in copies and translations (``derivations``), two versions of one id
    (``conflicts``), the keeper's ``amendments``, and ``claim_relations``.

    >>> str(GENERAL), str(GENERAL.but(conflicts=False)), str(ATTACK_FREE)
    ('general', 'general, without conflicts', 'attack-free')
    """

    attacks: bool = True
    derivations: bool = True
    conflicts: bool = True
    amendments: bool = True
    claim_relations: bool = True

    def but(self, **changes: bool) -> Self:
        """Return a fragment that differs in some fields."""
        return attrs.evolve(self, **changes)

    def ledgers(
        self, *, party_ids: Collection[str] = (), document_ids: Collection[str] = ()
    ) -> st.SearchStrategy[Ledger]:
        """Generate the ledgers of this fragment; ids that are given take part in them."""
        return ledgers(
            attack_free=not self.attacks,
            derivations=self.derivations,
            conflicts=self.conflicts,
            amendments=self.amendments,
            claim_relations=self.claim_relations,
            party_ids=party_ids,
            document_ids=document_ids,
        )

    def __str__(self) -> str:
        name = "general" if self.attacks else "attack-free"
        fields = {"derivations", "conflicts", "amendments", "claim_relations"}
        missing = sorted(f.replace("_", " ") for f in fields if not getattr(self, f))
        return f"{name}, without {' and '.join(missing)}" if missing else name


GENERAL = Fragment()
"""Everything that can be recorded."""

ATTACK_FREE = Fragment(attacks=False)
"""Nothing is taken back."""

Rule = Callable[[st.DrawFn, Asking], Iterator[Breach]]


@final
@attrs.frozen(repr=False)
class Law:
    """What holds of all answers, whatever the ledger.

    ``name`` is a slug and ``statement`` a sentence; ``fragment`` says of which ledgers;
    ``rule`` draws some, asks, and yields what breaks the law.
    """

    name: str
    statement: str
    fragment: Fragment
    rule: Rule

    def check(
        self,
        *,
        policy: Policy | st.SearchStrategy[Policy] | None = None,
        viewpoint: Viewpoint | st.SearchStrategy[Viewpoint] | None = None,
        assess_all: AssessAll = assess_all,
        trace_all: TraceAll = trace_all,
        settings: hypothesis.settings | None = None,
    ) -> None:
        """Try to break the law; raise `BrokenLawError` with a small ledger if it can be done.

        ``policy`` and ``viewpoint`` are held fixed, or drawn from a strategy. The parties and
        documents that a viewpoint names take part in the ledgers. ``assess_all`` and
        ``trace_all`` are the rules under test. ``settings`` are Hypothesis's; the number of
        examples and the seed follow the profile that is loaded. Where a law needs a policy
        with some field set, it asks with that field changed and all the others kept.

        >>> from claimledger.testing import LAWS
        >>> few = hypothesis.settings(max_examples=5)
        >>> LAWS[0].check(policy=Policy(unnamed="weak"), settings=few)
        """
        how = Asking(assess_all=assess_all, trace_all=trace_all)
        policies = policy if isinstance(policy, st.SearchStrategy) else st.just(policy)
        viewpoints = viewpoint if isinstance(viewpoint, st.SearchStrategy) else st.just(viewpoint)

        @st.composite
        def breaches(draw: st.DrawFn) -> Breach | None:
            asked = how.asked_by(draw(policies) or Policy(), draw(viewpoints) or Viewpoint())
            return next(self.rule(draw, attrs.evolve(asked, ledgers=self._ledgers(asked))), None)

        def holds(breach: Breach | None) -> None:
            if breach is not None:
                raise BrokenLawError(self.name, self.statement, breach.code)

        holds.__name__ = self.name.replace("-", "_")  # so that each law keeps its own examples
        chosen = settings or hypothesis.settings()
        hypothesis.settings(
            chosen,
            deadline=None,
            phases=[phase for phase in chosen.phases if phase is not Phase.explain],
            report_multiple_bugs=False,
            suppress_health_check=[*chosen.suppress_health_check, *_SLOW],
        )(given(breaches())(holds))()

    def _ledgers(self, asking: Asking) -> st.SearchStrategy[Ledger]:
        """Generate ledgers in which the parties and documents of a viewpoint take part."""
        viewpoint = asking.viewpoint
        parties = viewpoint.relays.ids | viewpoint.positions.ids
        return self.fragment.ledgers(
            party_ids=sorted(id for id in parties if id is not None),
            document_ids=sorted(id for id in viewpoint.documents.ids if id is not None),
        )

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Law {self.name}>"


def law(fragment: Fragment = GENERAL, **changes: bool) -> Callable[[Rule], Law]:
    """Make a law of a rule: its name is the function's, its statement the docstring's first line.

    >>> @law(conflicts=False)
    ... def nothing_is_true(draw, ask):
    ...     '''No status means true.'''
    ...     ledger = draw(ask.ledgers)
    ...     if "true" in ask.statuses(ledger).values():
    ...         yield ask.breach("something is true", ledger=ledger)
    >>> nothing_is_true.name, nothing_is_true.statement, str(nothing_is_true.fragment)
    ('nothing-is-true', 'No status means true.', 'general, without conflicts')
    """

    def made(rule: Rule) -> Law:
        name = getattr(rule, "__name__", "").replace("_", "-")
        statement = (getdoc(rule) or "").partition("\n\n")[0].replace("\n", " ")
        return Law(name, statement, fragment.but(**changes), rule)

    return made
