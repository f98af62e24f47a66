"""Strategies for the smallest parts: ids, texts, hashes, references, and periods."""

from __future__ import annotations

from datetime import date, timedelta
from string import ascii_lowercase, digits

from hypothesis import strategies as st

from claimledger.model import Period, Ref

__all__ = ["hashes", "periods", "refs", "sentences", "slugs", "texts"]

_FORMS = (
    "{0}", "{0:%Y-%m}", "{0:%Y}", "{0}T{1:%H:%M}", "{0}T{1:%H:%M:%S}", "{0}T{1:%H:%M:%S}+07:00",
    "{0}/{2}", "{0}/..", "../{0}",
)  # fmt: skip
_DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
_LETTERS = st.characters(exclude_categories=["Cs"])


def slugs() -> st.SearchStrategy[str]:
    """Generate ids.

    >>> from hypothesis import find
    >>> find(slugs(), lambda id: len(id) > 1)
    '00'
    """
    return st.text(ascii_lowercase + digits + "-", min_size=1, max_size=8)


_SLUGS = slugs()


def refs(*, ids: st.SearchStrategy[str] = _SLUGS) -> st.SearchStrategy[Ref]:
    """Generate references by id.

    >>> from hypothesis import find
    >>> find(refs(ids=st.sampled_from(["usa", "russia"])), lambda ref: ref.id != "usa")
    Ref(id='russia')
    """
    return ids.map(Ref)


def texts() -> st.SearchStrategy[str]:
    """Generate short texts, empty ones and strange ones among them.

    >>> from hypothesis import find
    >>> find(texts(), lambda text: len(text) > 1)
    '00'
    """
    return st.text(_LETTERS, max_size=20)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Generate texts that are not blank, as a claim has to have.

    >>> from hypothesis import find
    >>> find(sentences(), lambda text: len(text) > 1)
    '00'
    """
    letter = draw(st.sampled_from(digits + ascii_lowercase + "éÖжا中"))
    return letter + draw(texts())


def hashes() -> st.SearchStrategy[str]:
    """Generate hashes as `sha256` fields hold them.

    >>> from hypothesis import find
    >>> len(find(hashes(), lambda text: text.startswith("0")))
    64
    """
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


@st.composite
def periods(draw: st.DrawFn, *, days: st.SearchStrategy[date] = _DAYS) -> Period:
    """Generate periods of every precision that begin or end on one of the days.

    >>> from hypothesis import find
    >>> find(periods(), lambda period: period.end is None)
    Period(written='2000-01-01/..')
    """
    day, form = draw(days), draw(st.sampled_from(_FORMS))
    time = draw(st.times()) if "{1" in form else None
    later = day + timedelta(draw(st.integers(0, 400))) if "{2" in form else None
    return Period(form.format(day, time, later))
