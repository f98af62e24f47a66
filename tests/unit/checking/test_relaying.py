"""How far checkers of relaying look: a page that was revised, copied or translated many times."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger import Document, Ledger, Record, Ref, check
from claimledger.checking.checkers.relaying import (
    RetractionOptions,
    cites_what_was_said_later,
    retracted_upstream,
    translated_quotation,
)
from claimledger.errors import InvalidRecordError
from unit.newsroom import LEAK, MAYOR, POST, TIDE, WIRE, article, day, retracts, says

WIRED = article(WIRE, 1)
REPORT = says("report", LEAK, WIRED, MAYOR)
TAKEN_BACK = retracts("sorry", "report", article(WIRE, 20))


def found(checker: Any, *records: Record) -> list[str]:
    findings = check(Ledger().record(*records), [checker])
    assert not findings.broken
    return [finding.subject.id for finding in findings if finding.subject is not None]


def versions(first: Document, count: int, derivation: str, **fields: Any) -> list[Document]:
    """Return documents of which each is made from the one before."""
    made = [first]
    for number in range(count):
        made.append(
            Document(
                f"{first.id}-v{number}",
                first.source,
                derived_from=made[-1],
                derivation=derivation,
                **fields,
            )
        )
    return made[1:]


def test_what_has_no_document_is_told_too() -> None:
    spoken = says("spoken", LEAK, TIDE, citing=[REPORT])
    assert found(retracted_upstream, REPORT, TAKEN_BACK, spoken) == ["spoken"]


@pytest.mark.parametrize(("count", "told"), [(9, []), (10, ["relay"]), (11, ["relay"])])
def test_ten_revisions_are_looked_at(count: int, told: list[str]) -> None:
    page = article(POST, 2)
    old = versions(page, count, "revision", published=day(3))
    new = Document("last", POST, derived_from=old[-1], derivation="revision", published=day(21))
    relay = says("relay", LEAK, page, citing=[REPORT])
    assert found(retracted_upstream, REPORT, TAKEN_BACK, relay, *old, new) == told


def test_a_revision_without_a_date_may_be_the_correction() -> None:
    page = article(POST, 2)
    relay = says("relay", LEAK, page, citing=[REPORT])
    assert (
        found(retracted_upstream, REPORT, TAKEN_BACK, relay, *versions(page, 1, "revision")) == []
    )


@pytest.mark.parametrize(("count", "told"), [(9, ["quoted"]), (10, [])])
def test_ten_steps_to_a_translation_are_looked_at(count: int, told: list[str]) -> None:
    original = article(TIDE, 1)
    (translated,) = versions(original, 1, "translation")
    *_, last = versions(translated, count, "copy")
    quoted = says("quoted", LEAK, last, MAYOR, quotation="direct")
    records = versions(translated, count, "copy")
    assert found(translated_quotation, original, translated, *records, quoted) == told


@pytest.mark.parametrize(("count", "told"), [(9, ["cites"]), (10, [])])
def test_ten_steps_to_an_original_are_looked_at(count: int, told: list[str]) -> None:
    original = article(TIDE, 9)
    copies = versions(original, count, "copy", published=day(12))
    cites = says("cites", LEAK, article(POST, 5), copies[-1])
    assert found(cites_what_was_said_later, original, *copies, cites) == told


def test_a_copy_of_what_is_not_held_has_no_date() -> None:
    copy = Document("copy", TIDE, published=day(9), derived_from=Ref("away"), derivation="copy")
    assert found(cites_what_was_said_later, copy, says("cites", LEAK, article(POST, 5), copy)) == []


def test_the_option_is_a_yes_or_no() -> None:
    wrong: Any = "yes"
    with pytest.raises(InvalidRecordError) as refused:
        RetractionOptions(disavowed=wrong)
    assert refused.value.problem == "disavowed is yes or no, not 'yes'"
    assert refused.value.mend == "write True or False"
