"""What is computed: attribution chains, contested status, independence, and the reasons."""

from claimledger.reasoning.assessing import (
    Assessment,
    Assessments,
    Receipt,
    assess,
    assess_all,
    receipt,
)
from claimledger.reasoning.chains import Chain, Gap
from claimledger.reasoning.comparing import Change, compare, history
from claimledger.reasoning.expecting import Unmet, unmet
from claimledger.reasoning.graph.hops import Hop
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.reasons import SetAside
from claimledger.reasoning.standing.liveness import Label
from claimledger.reasoning.traces import Trace, Traces, chain_of, trace, trace_all
from claimledger.reasoning.viewpoint import Except, Only, Viewpoint
from claimledger.reasoning.weighing import Position
from claimledger.reasoning.words import (
    Answer,
    Disavowal,
    GapKind,
    Grade,
    Status,
    Supersession,
    Why,
)

__all__ = [
    "Answer",
    "Assessment",
    "Assessments",
    "Chain",
    "Change",
    "Disavowal",
    "Except",
    "Gap",
    "GapKind",
    "Grade",
    "Hop",
    "Label",
    "Only",
    "Policy",
    "Position",
    "Receipt",
    "SetAside",
    "Side",
    "Status",
    "Supersession",
    "Trace",
    "Traces",
    "Unmet",
    "Viewpoint",
    "Why",
    "assess",
    "assess_all",
    "chain_of",
    "compare",
    "history",
    "receipt",
    "trace",
    "trace_all",
    "unmet",
]
