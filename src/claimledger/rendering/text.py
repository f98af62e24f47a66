"""Chains as trees and assessments as reports, in plain text that is safe to print."""

from __future__ import annotations

from collections.abc import Iterator

from claimledger.model import Assertion, Denial, Identity, Question, Response, Statement
from claimledger.model.plain import printable
from claimledger.reasoning import Assessment, Chain, Hop, Trace

__all__ = ["report", "tree"]

_MOST = 40


def tree(chain: Chain, *, most: int = _MOST) -> str:
    """Draw a chain as a tree: what was read at the top, below each hop what it rests on.

    A hop that was drawn already is only named again; after ``most`` lines the rest is counted.

    >>> from claimledger import Assertion, Claim, Claimant, Document, Ledger, Source, trace
    >>> article = Document("idn-1", Source("idn", "IDN Times"), published="2024-06-19")
    >>> thanks = Claim("thanks", "Putin thanked Pyongyang for its support")
    >>> said = Assertion(thanks, chain=[article, Source("kyodo", "Kyodo"), Claimant("Putin")])
    >>> print(tree(trace(Ledger().record(said), thanks)[0]))
    IDN Times, 2024-06-19
    └─ Kyodo [undated]
       └─ Putin (origin)
    """
    lines = []
    for count, line in enumerate(_lines(chain)):
        if count == most:
            left = len(chain.steps) - most
            lines.append(f"... and {left} more" if left > 0 else "...")
            break
        lines.append(line)
    return "\n".join(lines)


def _lines(chain: Chain) -> Iterator[str]:
    drawn: set[Hop] = set()
    waiting = [(chain.start, "", "", False)]
    while waiting:
        hop, lead, indent, own = waiting.pop()
        label = _label(chain, hop, own=own)
        if hop in drawn:
            yield f"{lead}{label} (see above)"
            continue
        drawn.add(hop)
        yield lead + label
        below = chain.steps[hop]
        for place, (further, is_own) in reversed(list(enumerate(below))):
            last = place == len(below) - 1
            branch, stem = ("└─ ", "   ") if last else ("├─ ", "│  ")
            waiting.append((further, indent + branch, indent + stem, is_own))


def _label(chain: Chain, hop: Hop, *, own: bool) -> str:
    """Name a hop, with what the reader should know of it."""
    name = " and ".join(printable(chain.name(voice)) for voice in hop.voices)
    shown = printable(chain.name(hop.party))
    if hop.voices != (hop.party,):
        shown = f"{name or 'somebody'} on {shown}"
    if hop.link.named_as:
        shown += f", named as \N{LEFT DOUBLE QUOTATION MARK}{printable(hop.link.named_as)}"
        shown += "\N{RIGHT DOUBLE QUOTATION MARK}"
    published = chain.published(hop)
    if published is not None:
        shown += f", {published}"
    if own:
        shown = f"its own statement: {shown}"
    identity = chain.identity(hop)
    marks = [] if identity is Identity.NAMED else [identity.value]
    marks += ["origin"] if hop in chain.origins else []
    gaps = [gap.kind.value for gap in chain.gaps if gap.hop == hop]
    shown += f" ({', '.join(marks)})" if marks else ""
    return shown + (f" [{', '.join(gaps)}]" if gaps else "")


def report(assessment: Assessment, traced: Trace) -> str:
    """Report on a claim: a paragraph to paste, then a line for each statement's chain.

    >>> from claimledger import Assertion, Claim, Document, Ledger, Source
    >>> from claimledger import assess, trace
    >>> article = Document("idn-1", Source("idn", "IDN Times"), published="2024-06-19")
    >>> base = Claim("base", "A base opens")
    >>> ledger = Ledger().record(Assertion(base, chain=[article], id="s1"))
    >>> print(report(assess(ledger, base), trace(ledger, base)))
    base: asserted
      Asserted: “A base opens”. Asserted by IDN Times itself (2024-06-19) (1 independent origin).
      s1  states  IDN Times  (own voice)
    """
    lines = [f"{printable(assessment.claim.id)}: {assessment.status.value}", f"  {assessment}"]
    rows = [(c.statement.id, _verb(c.statement), str(c), _facts(c)) for c in traced]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    for id, verb, path, facts in rows:
        lines.append(f"  {id.ljust(widths[0])}  {verb.ljust(widths[1])}  {path}  ({facts})")
    return "\n".join(lines)


def _verb(statement: Statement) -> str:
    if isinstance(statement, Assertion):
        return statement.act.value
    if isinstance(statement, Denial):
        return "denies" if statement.scope.value == "content" else f"denies {statement.scope.value}"
    if isinstance(statement, Question):
        return "questions"
    if isinstance(statement, Response):
        return statement.kind.value.replace("_", " ")
    return "retracts"


_HANDS = ("own voice", "first hand", "second hand", "third hand")


def _facts(chain: Chain) -> str:
    """Say how far the reader stands from who said it, and what is missing on the way."""
    hand = _HANDS[chain.depth] if chain.depth < len(_HANDS) else f"{chain.depth}th hand"
    facts = [hand if chain.grounded else "no origin"]
    facts += ["circular"] if chain.circular else []
    facts += ["nobody named"] if chain.anonymous_only else []
    facts += sorted(kind.value for kind in chain.gap_kinds)
    return ", ".join(facts)
