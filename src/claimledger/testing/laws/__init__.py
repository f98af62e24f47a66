"""The laws of the rules, each a value that can be checked against a policy or rules of one's own.

>>> len({law.name for law in LAWS}) == len(LAWS)
True
>>> print(LAWS[0].name, "-", LAWS[0].statement)
merging-commutes - ``a | b`` and ``b | a`` are one ledger, with one digest and the same answers.
"""

from __future__ import annotations

import hypothesis
from hypothesis.strategies import SearchStrategy

from claimledger.reasoning import Policy, Viewpoint, assess_all, trace_all
from claimledger.testing.laws.algebra import ALGEBRA
from claimledger.testing.laws.asking import Asking, AssessAll, Assessed, TraceAll
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.chains import CHAINS
from claimledger.testing.laws.claim_relations import CLAIM_RELATIONS
from claimledger.testing.laws.independence import INDEPENDENCE
from claimledger.testing.laws.keeping import KEEPING
from claimledger.testing.laws.labels import LABELS
from claimledger.testing.laws.law import ATTACK_FREE, GENERAL, Fragment, Law, law
from claimledger.testing.laws.reasons import REASONS
from claimledger.testing.laws.status import STATUS
from claimledger.testing.laws.taking_back import TAKING_BACK
from claimledger.testing.laws.times import TIMES
from claimledger.testing.laws.weighing import WEIGHING

__all__ = [
    "ATTACK_FREE",
    "GENERAL",
    "LAWS",
    "Asking",
    "AssessAll",
    "Assessed",
    "Breach",
    "Fragment",
    "Law",
    "TraceAll",
    "check_laws",
    "law",
]

LAWS: tuple[Law, ...] = (
    *ALGEBRA,
    *LABELS,
    *CHAINS,
    *INDEPENDENCE,
    *STATUS,
    *TAKING_BACK,
    *CLAIM_RELATIONS,
    *WEIGHING,
    *REASONS,
    *TIMES,
    *KEEPING,
)
"""Every law, by family."""


def check_laws(
    policy: Policy | SearchStrategy[Policy] | None = None,
    viewpoint: Viewpoint | SearchStrategy[Viewpoint] | None = None,
    *,
    assess_all: AssessAll = assess_all,
    trace_all: TraceAll = trace_all,
    settings: hypothesis.settings | None = None,
) -> None:
    """Try to break every law, under a policy and a viewpoint; stop at the first that breaks.

    See `Law.check`, which takes the same options. To hear of all that break, parametrize a test
    over `LAWS`.

    >>> check_laws(Policy(unnamed="none"), settings=hypothesis.settings(max_examples=1))
    """
    for each in LAWS:
        each.check(
            policy=policy,
            viewpoint=viewpoint,
            assess_all=assess_all,
            trace_all=trace_all,
            settings=settings,
        )
