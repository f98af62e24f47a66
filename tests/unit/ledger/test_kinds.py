"""What a record is to the ledger, and quick looks at what it holds."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.ledger.kinds import KINDS, REFERS_ONLY
from claimledger.model import (
    Amendment,
    Claim,
    Claimant,
    ClaimRelation,
    Document,
    Expectation,
    Link,
    Record,
    Ref,
    Relation,
    Review,
    Source,
    Suppression,
    held_by,
)
from unit.newsroom import (
    DEPOT,
    LEAK,
    MAYOR,
    POST,
    SLICK,
    answers,
    article,
    asks,
    denies,
    retracts,
    says,
)

HERE, POST_3 = Ref("here"), article(POST, 3)
LINKS: list[Any] = [HERE, MAYOR, Link(HERE, document=HERE), Link(HERE, document=POST_3), POST_3]
TWO: list[list[Any]] = [[HERE], [HERE, MAYOR]]
MADE: list[Record] = [
    MAYOR,
    POST,
    LEAK,
    Claim("spill", "Oil", accused=[HERE]),
    Claim("spill", "Oil", accused=[HERE, DEPOT]),
    *(Document("d", source) for source in (HERE, POST)),
    *(Document("d", HERE, authors=authors) for authors in TWO),
    *(Document("d", HERE, derived_from=d, derivation="copy") for d in (HERE, POST_3)),
    *(
        make("s", target, HERE, *links, citing=citing)
        for make in (says, denies, asks, answers)
        for target in ("leak", LEAK)
        for links in ([], *([link] for link in LINKS))
        for citing in ([], [HERE], [HERE, says("cited", "leak", HERE)])
    ),
    says("s", "leak", MAYOR, HERE),
]


@pytest.mark.parametrize("record", MADE, ids=repr)
def test_a_quick_look_sees_whether_a_record_holds_others(record: Record) -> None:
    assert REFERS_ONLY[type(record)](record) == (not list(held_by(record)))


def test_a_reference_of_a_users_own_class_is_not_passed_over() -> None:
    class Named(Ref):  # type: ignore[misc]  # Python lets them
        __slots__ = ()

    assert not REFERS_ONLY[Claim](Claim("spill", "Oil", accused=[Named("depot")]))


def test_every_sort_of_record_has_its_kind() -> None:
    statements = [make("s", "leak", HERE) for make in (says, denies, asks, answers, retracts)]
    assert {KINDS[type(s)] for s in statements} == {"statement"}
    described = [MAYOR, POST, LEAK, POST_3]
    assert [KINDS[type(r)] for r in described] == ["party", "party", "claim", "document"]
    assert KINDS[Relation] == "relation"
    assert KINDS[ClaimRelation] == "claim relation"
    assert KINDS[Review] == "review"
    assert KINDS[Suppression] == "suppression"
    assert KINDS[Amendment] == KINDS[Expectation] == KINDS[Record] == ""


def test_a_class_derived_from_a_record_is_of_its_kind() -> None:
    kinds: dict[type, str] = {Claimant: "party", Source: "party", type(SLICK): "claim"}
    for base, kind in kinds.items():
        assert KINDS[type("Own", (base,), {})] == kind
