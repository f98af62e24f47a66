"""Strategies for what a record carries beside its answer: wording, places in a text, notes."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from claimledger.model import Anchor, Meta, Quotation, Terms
from claimledger.testing.strategies.values import hashes, texts

__all__ = ["anchors", "asides", "metas", "remarks", "wordings"]

_TEXTS = texts()
_PLAIN = st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | _TEXTS
_NESTED: st.SearchStrategy[Any] = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_TEXTS, inner, max_size=2),
    max_leaves=4,
)


def metas() -> st.SearchStrategy[Meta]:
    """Generate a user's own data, nested now and then.

    >>> from hypothesis import find
    >>> find(metas(), lambda meta: len(meta) > 0)
    {'': None}
    """
    return st.dictionaries(_TEXTS, _NESTED, max_size=2).map(Meta)


@st.composite
def anchors(draw: st.DrawFn, *, exacts: st.SearchStrategy[str] = _TEXTS) -> Anchor:
    """Generate places in a text: by their words, by their offsets, by a hash, or by several.

    >>> from hypothesis import find
    >>> find(anchors(exacts=st.just("it said")), lambda anchor: anchor.exact != "").exact
    'it said'
    >>> find(anchors(), lambda anchor: (anchor.start or 0) > 2).end
    4
    """
    exact, by_hash = draw(exacts), draw(st.none() | hashes())
    start = end = None
    if (not exact and by_hash is None) or draw(st.booleans()):
        start = draw(st.integers(0, 500))
        end = start + draw(st.integers(1, 80))
    return Anchor(
        exact=exact,
        prefix=draw(_TEXTS),
        suffix=draw(_TEXTS),
        start=start,
        end=end,
        sha256=by_hash or "",
    )


_REMARKS: dict[str, st.SearchStrategy[Any]] = {"note": _TEXTS, "meta": metas()}
_WORDINGS: dict[str, st.SearchStrategy[Any]] = {
    "quotation": st.sampled_from([*reversed(Quotation)]),
    "translated": st.booleans(),
    "cue": _TEXTS,
    "terms": st.sampled_from([*reversed(Terms)]),
    "anchors": st.lists(anchors(), max_size=2),
}


def remarks() -> st.SearchStrategy[dict[str, Any]]:
    """Generate the fields that every record may carry: note and meta, mostly left out.

    >>> from hypothesis import find
    >>> find(remarks(), lambda fields: "note" in fields)
    {'note': ''}
    """
    return asides()


def wordings() -> st.SearchStrategy[dict[str, Any]]:
    """Generate the fields of statements that bear on no answer.

    >>> from hypothesis import find
    >>> find(wordings(), lambda fields: "cue" in fields)["cue"]
    ''
    """
    return asides(**_WORDINGS)


def asides(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Generate keyword arguments for a record: some of the fields, and of note and meta.

    Most of them are left out, and failing examples shrink towards none.

    >>> from hypothesis import find
    >>> find(asides(language=st.just("id")), lambda fields: len(fields) > 0)
    {'language': 'id'}
    """
    optional = {**fields, **_REMARKS}
    return st.just({}) | st.just({}) | st.fixed_dictionaries({}, optional=optional)
