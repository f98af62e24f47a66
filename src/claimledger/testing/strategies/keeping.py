"""Strategies for what the ledger's keeper adds: ratings, amendments, silencing, expectations."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from claimledger.model import (
    Amendment,
    ChainExpectation,
    Claim,
    Document,
    Expectation,
    Rating,
    Record,
    Ref,
    Review,
    Suppression,
)
from claimledger.reasoning import Answer, GapKind, Position, Status
from claimledger.testing.strategies.asking import policies, viewpoints
from claimledger.testing.strategies.describing import (
    claim_relations,
    claimants,
    claims,
    documents,
    relations,
    sources,
)
from claimledger.testing.strategies.remarking import asides, remarks
from claimledger.testing.strategies.speaking import statements
from claimledger.testing.strategies.values import periods, refs, slugs, texts

__all__ = [
    "amendments",
    "chain_expectations",
    "expectations",
    "ratings",
    "records",
    "reviews",
    "suppressions",
]

_REFS, _TEXTS, _SLUGS, _PERIODS = refs(), texts(), slugs(), periods()
_REMARKS = remarks()
_NONE = st.none()
_IDS = st.just("")
_CODES = st.sampled_from(["CLA101", "CLS101", "DESK101"])
_BY = asides(by=_TEXTS, reason=_TEXTS)
_SILENCED = asides(by=_TEXTS, reason=_TEXTS, on=_PERIODS, until=_PERIODS)


def ratings(*, labels: st.SearchStrategy[str] = _TEXTS) -> st.SearchStrategy[Rating]:
    """Generate published ratings, as ClaimReview gives them.

    >>> from hypothesis import find
    >>> find(ratings(labels=st.just("Half true")), lambda rating: True)
    Rating(label='Half true', value='', best='', worst='')
    """
    return st.builds(Rating, labels, value=_TEXTS, best=_TEXTS, worst=_TEXTS)


_RATINGS = ratings()


@st.composite
def reviews(
    draw: st.DrawFn,
    *,
    claims: st.SearchStrategy[Claim | Ref] = _REFS,
    documents: st.SearchStrategy[Document | Ref] = _REFS,
    ratings: st.SearchStrategy[Rating] = _RATINGS,
    remarks: st.SearchStrategy[dict[str, Any]] = _REMARKS,
) -> Review:
    """Generate ratings of claims by fact-checkers; they have no effect on a status.

    >>> from hypothesis import find
    >>> find(reviews(claims=st.just(Ref("flow"))), lambda review: True).claim
    Ref(id='flow')
    """
    return Review(
        draw(claims),
        draw(documents),
        draw(ratings),
        explanation=draw(_TEXTS),
        **draw(remarks),
    )


def _described() -> st.SearchStrategy[Record]:
    return st.one_of(
        claims(),
        claimants(),
        sources(),
        documents(),
        statements(),
        relations(),
        claim_relations(),
    )


_REPLACEMENTS = _described()


@st.composite
def amendments(
    draw: st.DrawFn,
    *,
    records: st.SearchStrategy[Record | Ref] = _REFS,
    replacements: st.SearchStrategy[Record | None] = _NONE | _REPLACEMENTS,
    ids: st.SearchStrategy[str] = _IDS,
    asides: st.SearchStrategy[dict[str, Any]] = _BY,
) -> Amendment:
    """Generate amendments, which take a record back or put another in its place.

    ``asides`` are the fields ``by``, ``reason``, ``note`` and ``meta``.

    >>> from hypothesis import find
    >>> find(amendments(records=st.just(Ref("s1")), ids=st.just("a1")), lambda found: True)
    Amendment(Ref('s1'), id='a1')
    """
    return Amendment(draw(records), draw(replacements), id=draw(ids), **draw(asides))


@st.composite
def suppressions(
    draw: st.DrawFn,
    *,
    codes: st.SearchStrategy[str] = _CODES,
    subjects: st.SearchStrategy[Record | Ref] = _REFS,
    asides: st.SearchStrategy[dict[str, Any]] = _SILENCED,
) -> Suppression:
    """Generate silenced findings.

    ``asides`` are the fields ``by``, ``reason``, ``on``, ``until``, ``note`` and ``meta``.

    >>> from hypothesis import find
    >>> find(suppressions(), lambda suppression: suppression.code != "CLA101")
    Suppression('CLS101', Ref('0'))
    """
    return Suppression(draw(codes), draw(subjects), **draw(asides))


_COUNTS = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted)
_GAPS = st.lists(st.sampled_from(GapKind), max_size=2, unique=True)
_CHAINS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "statement": _SLUGS,
        "depth": st.integers(0, 5),
        "origins": st.lists(_SLUGS, max_size=2),
        "circular": st.booleans(),
        "grounded": st.booleans(),
        "gaps": _GAPS.map(lambda kinds: [kind.value for kind in kinds]),
    },
)
_FLAGS = Position(
    anonymous_only=True,
    hedged_only=True,
    inferred_only=True,
    implied_only=True,
    interested_only=True,
).flags


def _flags(*words: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), max_size=2, unique=True)


_SIDES = {
    "support": _flags(*(word for word in _FLAGS if word != "interested_only")),
    "opposition": _flags(*_FLAGS),
}


def chain_expectations() -> st.SearchStrategy[ChainExpectation]:
    """Generate what one chain of a claim should be; most of it is left open.

    >>> from hypothesis import find
    >>> find(chain_expectations(), lambda chain: chain.circular is not None).circular
    False
    """
    return _CHAINS.map(lambda fields: ChainExpectation(**fields))


_EXPECTED = asides(
    as_of=_PERIODS,
    policy=policies().map(lambda policy: policy.fields()),
    viewpoint=viewpoints(documents=["d0"], parties=["usa"]).map(lambda view: view.fields()),
    status=st.sampled_from([status.value for status in Status]),
    support=_COUNTS,
    opposition=_COUNTS,
    flags=st.fixed_dictionaries({}, optional=_SIDES),
    answers=st.dictionaries(_SLUGS, st.sampled_from([answer.value for answer in Answer])),
    chains=st.lists(chain_expectations(), max_size=2),
)


@st.composite
def expectations(
    draw: st.DrawFn,
    *,
    claims: st.SearchStrategy[Claim | Ref] = _REFS,
    asides: st.SearchStrategy[dict[str, Any]] = _EXPECTED,
) -> Expectation:
    """Generate what a ledger should answer on a claim: valid ones, whether met or not.

    ``asides`` are all fields but the claim; most of them are left out.

    >>> from hypothesis import find
    >>> find(expectations(), lambda expectation: expectation.status == "open")
    Expectation(claim=Ref('0'), status='open')
    """
    return Expectation(claim=draw(claims), **draw(asides))


def records() -> st.SearchStrategy[Record]:
    """Generate records of every kind, each with any of its fields.

    >>> from hypothesis import find
    >>> find(records(), lambda record: isinstance(record, Document))
    Document('0', Ref('0'))
    """
    return st.one_of(_described(), reviews(), amendments(), suppressions(), expectations())
