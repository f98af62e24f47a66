"""Texts that are no ordinary texts."""

from __future__ import annotations

from hashlib import sha256

from claimledger import Anchor, check
from claimledger.checking.checkers.anchors import anchor_not_found
from unit.newsroom import LEAK, POST, article, book, says

SPOILT = "It leaks\ud83d."


def test_half_a_sign_is_a_sign() -> None:
    known = sha256(SPOILT.encode(errors="surrogatepass")).hexdigest()
    page = article(POST, 1, sha256=known)
    said = says("said", LEAK, page, anchors=[Anchor(start=0, end=10, sha256=known)])
    assert not check(book(said), [anchor_not_found], texts={page.id: SPOILT})
    found = check(book(said), [anchor_not_found], texts={page.id: SPOILT[:-1]})
    assert [finding.subject for finding in found] == [page, said]
