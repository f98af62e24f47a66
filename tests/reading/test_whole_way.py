"""From a real article to its ledger by rules alone, held against the ledger that a person made.

Each field of each attributed statement is compared, and each status. What differs is listed here
with the reason; a difference that is not listed fails, and so does one that is no longer there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimledger import Policy, Statement, assess, trace
from claimledger.files import dumps, load, loads
from claimledger.reading import Examined, examine

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "seed" / "article.txt"
PERSON = load(ROOT / "examples" / "pyongyang_2024.yaml").ledger
DOCUMENT = PERSON.document("idn-2024-06-19")

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not at hand")

SAME = {
    "media pemerintah Korut": "dprk-state-media",
    "Para pengamat": "observers",
    "Para pejabat Korea Selatan": "south-korean-officials",
}
"""Who is called in the text's words where the person wrote English ones."""

WORDS = "the text's own words are the party's name, or are kept with office and apposition"
RELAY = "a relay phrase alone is of tier medium: the words may be the outlet's own"
EXPLAINED: dict[str, dict[str, str]] = {
    "a02": {"reading": "nobody is named, so that the draft is of tier medium"},
    "a03": {"names": WORDS},
    "a05": {"names": WORDS},
    "a07": {"names": WORDS, "act": "the cue says; that a plan is told is the content's"},
    "a08": {"names": WORDS},
    "a09": {"reading": RELAY},
    "a11": {"names": WORDS},
    "a12": {"names": WORDS, "act": "the cue says; that it is a judgement is the content's"},
    "a18": {"names": WORDS},
}
"""By statement and field why the rules do not write what the person wrote."""

STATUSES: dict[str, str] = {}
"""By statement why its claim has another status."""


@pytest.fixture(scope="module")
def found() -> Examined:
    text = ARTICLE.read_text(encoding="utf-8")
    return examine(text, language="id", document=DOCUMENT, resolve=PERSON)


@pytest.fixture(scope="module")
def pairs(found: Examined) -> dict[str, tuple[Statement, Statement]]:
    """Return each attributed statement of the person's, and the one read at its place."""
    read: dict[tuple[int | None, int | None], list[Statement]] = {}
    for statement in found.ledger.statements:
        for anchor in statement.anchors:
            read.setdefault((anchor.start, anchor.end), []).append(statement)
    claims: dict[str, str] = {}
    paired = {}
    for statement in PERSON.statements:
        if len(statement.chain) == 1 and statement.id != "a17":
            continue
        anchor = statement.anchors[0]
        there = read.get((anchor.start, anchor.end), [])
        about = claims.get(statement.target.id)
        fits = [s for s in there if about is None or s.target.id == about]
        assert fits, f"{statement.id} was not read"
        claims[statement.target.id] = fits[0].target.id
        paired[statement.id] = (statement, fits[0])
    return paired


def fields(statement: Statement, examined: Examined | None = None) -> dict[str, object]:
    """Return what is compared of a statement, with parties by the person's ids."""
    chain = [link.party.id for link in statement.chain]
    if examined is not None:
        chain = [SAME.get(examined.ledger.party(id).name, id) for id in chain]
    return {
        "kind": statement.kind_name,
        "act": str(getattr(statement, "act", "")),
        "certainty": str(statement.certainty),
        "reading": str(statement.reading),
        "quotation": str(statement.quotation).replace("unspecified", "paraphrase"),
        "translated": statement.translated,
        "cue": statement.cue.casefold(),
        "chain": chain,
        "names": [link.named_as for link in statement.chain],
    }


def test_every_attributed_statement_is_there_and_no_other(
    found: Examined, pairs: dict[str, tuple[Statement, Statement]]
) -> None:
    assert len(pairs) == 21
    assert {read.id for _, read in pairs.values()} == {s.id for s in found.ledger.statements}
    assert found.accepted.left == ()


def test_each_field_is_the_persons_or_explained(
    found: Examined, pairs: dict[str, tuple[Statement, Statement]]
) -> None:
    differ: dict[str, set[str]] = {}
    for id, (person, read) in pairs.items():
        ours, theirs = fields(read, found), fields(person)
        changed = {name for name in ours if ours[name] != theirs[name]}
        if changed:
            differ[id] = changed
    assert differ == {id: {*reasons} for id, reasons in EXPLAINED.items()}


def test_each_status_is_the_persons_or_explained(
    found: Examined, pairs: dict[str, tuple[Statement, Statement]]
) -> None:
    differ = {}
    for id, (person, read) in pairs.items():
        ours = found.assessments[read.target.id].status
        theirs = assess(PERSON, person.target.id).status
        if ours != theirs:
            differ[id] = (ours, theirs)
    assert differ.keys() == STATUSES.keys()


# The person also charges North Korea with the arms, which no accusation begins with, and knows that
# either figure entails the flow of arms: neither stands in the text.
def test_the_accusations_are_contested_and_the_general_one_by_a_doubtful_denial(
    found: Examined, pairs: dict[str, tuple[Statement, Statement]]
) -> None:
    flow, containers, missiles = (pairs[id][1].target.id for id in ("a13", "a14", "a15"))
    for claim in (containers, missiles):
        answer = found.assessments[claim]
        assert answer.status == "contested"
        assert answer.opposition.interested_only
        assert {party: str(word) for party, word in answer.answers.items()} == {"russia": "denied"}
    assert found.assessments[flow].status == "contested"
    explicit = Policy(least_reading="explicit")
    assert assess(found.ledger, flow, policy=explicit).status == "asserted"
    assert assess(found.ledger, containers, policy=explicit).status == "contested"


def test_chains_have_the_depth_and_the_origin_of_the_persons(
    found: Examined, pairs: dict[str, tuple[Statement, Statement]]
) -> None:
    for id in ("a03", "a04", "a06", "a12", "a19"):
        person, read = pairs[id]
        (ours,) = (c for c in found.traces[read.target.id] if c.statement.id == read.id)
        (theirs,) = (c for c in trace(PERSON, person.target.id) if c.statement.id == person.id)
        assert ours.depth == theirs.depth
        assert [hop.voices for hop in ours.origins] == [hop.voices for hop in theirs.origins]


def test_the_ledger_loads_again_and_its_anchors_stand(found: Examined) -> None:
    assert loads(dumps(found.ledger)).ledger == found.ledger
    assert "CLT101" not in {finding.code for finding in found.findings}
