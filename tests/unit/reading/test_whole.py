"""The whole way: a text, drafts, records, statuses, findings."""

from __future__ import annotations

from claimledger.checking import CheckSet
from claimledger.ledger import Ledger
from claimledger.model import Claimant, Document, Source
from claimledger.reading import OutsideReader, Reading, examine, examined
from claimledger.reasoning import Policy, Viewpoint
from unit.reading.told import POST

TEXT = "Norrin accused Pell of theft. Pell denied that."
ANSWER = {
    "drafts": [
        {"source": [[0, 6]], "cue": "accused", "content": "Pell of theft", "act": "accuse",
         "tier": "high"},
        {"source": [[30, 34]], "cue": "denied", "act": "deny", "responds_to": ["d1"]},
    ]
}  # fmt: skip
READER = OutsideReader(lambda _text: ANSWER)


def test_a_text_becomes_chains_statuses_and_findings() -> None:
    found = examine(TEXT, language="en", document=POST, reader=READER)
    (claim,) = found.ledger.claims
    assert found.assessments[claim].status == "contested"
    assert [chain.depth for chain in found.traces[claim]] == [1, 1]
    assert {finding.slug for finding in found.findings} >= {"only-the-accused-deny"}
    assert "CLT101" not in {finding.code for finding in found.findings}
    assert len(found.reading.drafts) == 2


def test_what_is_accepted_decides() -> None:
    found = examine(TEXT, language="en", document=POST, reader=READER, accept="high")
    (claim,) = found.ledger.claims
    assert found.assessments[claim].status == "asserted"
    assert [left.draft for left in found.accepted.left] == ["d2"]


def test_policy_viewpoint_and_checkers_are_those_asked_for() -> None:
    found = examine(
        TEXT,
        language="en",
        document=POST,
        reader=READER,
        policy=Policy(least_reading="explicit"),
        viewpoint=Viewpoint.of({"positions": {"except": ["norrin"]}}),
        checkers=CheckSet.default().select("CLC103"),
    )
    (claim,) = found.ledger.claims
    assert found.assessments[claim].status == "open"
    assert found.traces[claim][1].statement.reading == "inferred"
    assert not found.findings


def test_a_ledger_beside_gives_the_parties_and_keeps_its_records() -> None:
    pell = Claimant("q7", "Pell", kind="government")
    beside = Ledger().record(pell, Document("old", Source("old-daily")))
    found = examine(TEXT, language="en", document=POST, reader=READER, beside=beside)
    assert found.ledger.party("q7") == pell
    assert "old" in found.ledger.documents
    (claim,) = found.ledger.claims
    assert found.assessments[claim].answers == {"q7": "denied"}
    other = examine(
        TEXT,
        language="en",
        document=POST,
        reader=READER,
        beside=beside,
        resolve=[Claimant("q8", "Pell")],
    )
    assert {party for claim in other.assessments.values() for party in claim.answers} == {"q8"}


def test_a_reading_at_hand_is_examined_as_it_is() -> None:
    reading = READER(TEXT, language="en", document=POST)
    assert examined(reading).reading is reading
    assert len(examined(reading, own_voice=True).ledger) >= len(examined(reading).ledger)


def test_own_voice_is_recorded_if_it_is_asked_for() -> None:
    found = examine("It rained.", language="en", document=POST, own_voice=True)
    assert [claim.text for claim in found.ledger.claims.values()] in (["It rained"], [])


def test_a_reader_is_whatever_makes_a_reading() -> None:
    def silent(text: str, *, language: str, document: Document | None = None) -> Reading:
        return Reading(text, language, document)

    found = examine(TEXT, language="en", document=POST, reader=silent)
    assert not found.ledger.claims
