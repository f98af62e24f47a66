"""Strategies for statements: who is cited, and what the last one cited does."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import strategies as st

from claimledger.model import (
    Act,
    Assertion,
    Basis,
    Certainty,
    Claim,
    Denial,
    DenialScope,
    Document,
    Link,
    Party,
    Period,
    Question,
    Reading,
    Ref,
    Response,
    ResponseKind,
    Retraction,
    Statement,
)
from claimledger.testing.strategies.remarking import wordings
from claimledger.testing.strategies.values import periods, refs, texts

__all__ = [
    "assertions",
    "chains",
    "denials",
    "details",
    "links",
    "questions",
    "responses",
    "retractions",
    "statements",
]

_REFS, _TEXTS = refs(), texts()
_MAYBE_REFS = st.none() | _REFS
_PERIODS = st.none() | periods()
_MENTIONS: st.SearchStrategy[dict[str, Any]] = st.just({}) | st.fixed_dictionaries(
    {}, optional={"named_as": _TEXTS, "cue": _TEXTS}
)
_CERTAINTIES = st.sampled_from([*reversed(Certainty)])
_READINGS = st.sampled_from([*reversed(Reading)])
_BASES = st.sampled_from([*reversed(Basis)])
_ACTS = st.sampled_from(Act)
_SCOPES = st.sampled_from(DenialScope)
_RESPONSE_KINDS = st.sampled_from(ResponseKind)


@st.composite
def links(
    draw: st.DrawFn,
    *,
    parties: st.SearchStrategy[Party | Ref] = _REFS,
    documents: st.SearchStrategy[Document | Ref | None] = _MAYBE_REFS,
    said: st.SearchStrategy[Period | None] = _PERIODS,
    mentions: st.SearchStrategy[dict[str, Any]] = _MENTIONS,
) -> Link:
    """Generate links; one in a document that is at hand shows the source of it.

    ``documents=st.none()`` makes bare links, documents without None located ones. ``mentions``
    are the fields ``named_as`` and ``cue``.

    >>> from hypothesis import find
    >>> find(links(), lambda link: True)
    Link(Ref('0'))
    """
    document = draw(documents)
    party = document.source if isinstance(document, Document) else draw(parties)
    return Link(party, document=document, said=draw(said), **draw(mentions))


_LINKS = links()


def chains(
    *, links: st.SearchStrategy[Link] = _LINKS, max_size: int = 4
) -> st.SearchStrategy[list[Link]]:
    """Generate attribution chains, reader first; their links may be located or bare, or both.

    >>> from hypothesis import find
    >>> find(chains(), lambda chain: len(chain) == 2)
    [Link(Ref('0')), Link(Ref('0'))]
    """
    return st.lists(links, min_size=1, max_size=max_size)


def details(
    *,
    certainties: st.SearchStrategy[Certainty] = _CERTAINTIES,
    readings: st.SearchStrategy[Reading] = _READINGS,
    bases: st.SearchStrategy[Basis] = _BASES,
    said: st.SearchStrategy[Period | None] = _PERIODS,
) -> st.SearchStrategy[dict[str, Any]]:
    """Generate the fields that are common to all statements and bear on answers."""
    return st.fixed_dictionaries(
        {"certainty": certainties, "reading": readings, "basis": bases, "said": said}
    )


_CHAINS = chains()
_DETAILS = details()
_WORDINGS = wordings()
_IDS = st.just("")
_REASONS = st.just("") | _TEXTS
_CITED = cast("st.SearchStrategy[Statement | Ref]", _REFS)
_NOTHING: list[Statement | Ref] = []
_CITING = st.just(_NOTHING) | st.lists(_CITED, max_size=2)


@st.composite
def assertions(
    draw: st.DrawFn,
    *,
    targets: st.SearchStrategy[Claim | Ref] = _REFS,
    chains: st.SearchStrategy[list[Link]] = _CHAINS,
    citing: st.SearchStrategy[list[Statement | Ref]] = _CITING,
    details: st.SearchStrategy[dict[str, Any]] = _DETAILS,
    wordings: st.SearchStrategy[dict[str, Any]] = _WORDINGS,
    acts: st.SearchStrategy[Act] = _ACTS,
    ids: st.SearchStrategy[str] = _IDS,
) -> Assertion:
    """Generate assertions; ``details`` and ``wordings`` are fields that all statements share.

    The details bear on answers, the wordings do not: see `details` and `wordings`.

    >>> from hypothesis import find
    >>> find(assertions(ids=st.just("s1")), lambda assertion: True)
    Assertion(Ref('0'), chain=[Link(Ref('0'))], id='s1')
    """
    return Assertion(
        draw(targets),
        chain=draw(chains),
        citing=draw(citing),
        act=draw(acts),
        id=draw(ids),
        **draw(details),
        **draw(wordings),
    )


@st.composite
def denials(
    draw: st.DrawFn,
    *,
    targets: st.SearchStrategy[Claim | Statement | Ref] = _REFS,
    chains: st.SearchStrategy[list[Link]] = _CHAINS,
    citing: st.SearchStrategy[list[Statement | Ref]] = _CITING,
    details: st.SearchStrategy[dict[str, Any]] = _DETAILS,
    wordings: st.SearchStrategy[dict[str, Any]] = _WORDINGS,
    scopes: st.SearchStrategy[DenialScope] = _SCOPES,
    ids: st.SearchStrategy[str] = _IDS,
) -> Denial:
    """Generate denials of claims and of statements.

    >>> from hypothesis import find
    >>> find(denials(ids=st.just("s1")), lambda denial: denial.scope == "attribution")
    Denial(Ref('0'), chain=[Link(Ref('0'))], id='s1', scope='attribution')
    """
    return Denial(
        draw(targets),
        chain=draw(chains),
        citing=draw(citing),
        scope=draw(scopes),
        id=draw(ids),
        **draw(details),
        **draw(wordings),
    )


@st.composite
def questions(
    draw: st.DrawFn,
    *,
    targets: st.SearchStrategy[Claim | Ref] = _REFS,
    chains: st.SearchStrategy[list[Link]] = _CHAINS,
    citing: st.SearchStrategy[list[Statement | Ref]] = _CITING,
    details: st.SearchStrategy[dict[str, Any]] = _DETAILS,
    wordings: st.SearchStrategy[dict[str, Any]] = _WORDINGS,
    ids: st.SearchStrategy[str] = _IDS,
) -> Question:
    """Generate questions.

    >>> from hypothesis import find
    >>> find(questions(ids=st.just("s1")), lambda question: True)
    Question(Ref('0'), chain=[Link(Ref('0'))], id='s1')
    """
    return Question(
        draw(targets),
        chain=draw(chains),
        citing=draw(citing),
        id=draw(ids),
        **draw(details),
        **draw(wordings),
    )


@st.composite
def responses(
    draw: st.DrawFn,
    *,
    targets: st.SearchStrategy[Claim | Statement | Ref] = _REFS,
    chains: st.SearchStrategy[list[Link]] = _CHAINS,
    citing: st.SearchStrategy[list[Statement | Ref]] = _CITING,
    details: st.SearchStrategy[dict[str, Any]] = _DETAILS,
    wordings: st.SearchStrategy[dict[str, Any]] = _WORDINGS,
    kinds: st.SearchStrategy[ResponseKind] = _RESPONSE_KINDS,
    ids: st.SearchStrategy[str] = _IDS,
) -> Response:
    """Generate answers that take no side.

    >>> from hypothesis import find
    >>> find(responses(), lambda response: response.kind != "no_comment").kind
    <ResponseKind.NO_RESPONSE: 'no_response'>
    """
    return Response(
        draw(targets),
        chain=draw(chains),
        citing=draw(citing),
        kind=draw(kinds),
        id=draw(ids),
        **draw(details),
        **draw(wordings),
    )


@st.composite
def retractions(  # noqa: PLR0913  # as many as a retraction has parts
    draw: st.DrawFn,
    *,
    targets: st.SearchStrategy[Claim | Document | Statement | Ref] = _REFS,
    chains: st.SearchStrategy[list[Link]] = _CHAINS,
    citing: st.SearchStrategy[list[Statement | Ref]] = _CITING,
    details: st.SearchStrategy[dict[str, Any]] = _DETAILS,
    wordings: st.SearchStrategy[dict[str, Any]] = _WORDINGS,
    reasons: st.SearchStrategy[str] = _REASONS,
    replacements: st.SearchStrategy[Claim | Document | Statement | Ref | None] = _MAYBE_REFS,
    ids: st.SearchStrategy[str] = _IDS,
) -> Retraction:
    """Generate retractions of statements, documents and claims.

    >>> from hypothesis import find
    >>> find(retractions(ids=st.just("s1")), lambda retraction: True)
    Retraction(Ref('0'), chain=[Link(Ref('0'))], id='s1')
    """
    return Retraction(
        draw(targets),
        chain=draw(chains),
        citing=draw(citing),
        reason=draw(reasons),
        replacement=draw(replacements),
        id=draw(ids),
        **draw(details),
        **draw(wordings),
    )


def statements(
    *,
    chains: st.SearchStrategy[list[Link]] = _CHAINS,
    details: st.SearchStrategy[dict[str, Any]] = _DETAILS,
    wordings: st.SearchStrategy[dict[str, Any]] = _WORDINGS,
    ids: st.SearchStrategy[str] = _IDS,
) -> st.SearchStrategy[Statement]:
    """Generate statements of all five kinds.

    >>> from hypothesis import find
    >>> found = find(statements(ids=st.just("s1")), lambda found: isinstance(found, Retraction))
    >>> found
    Retraction(Ref('0'), chain=[Link(Ref('0'))], id='s1')
    """
    return st.one_of(
        assertions(chains=chains, details=details, wordings=wordings, ids=ids),
        denials(chains=chains, details=details, wordings=wordings, ids=ids),
        questions(chains=chains, details=details, wordings=wordings, ids=ids),
        responses(chains=chains, details=details, wordings=wordings, ids=ids),
        retractions(chains=chains, details=details, wordings=wordings, ids=ids),
    )
