"""Readings to records: chains, claims, denials, policies, and what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given

from claimledger import Ledger, assess
from claimledger.errors import ClaimLedgerError, InvalidRecordError
from claimledger.files import dumps, loads
from claimledger.model import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Question,
    Ref,
    Response,
    Source,
    Statement,
)
from claimledger.model.identity import held_by
from claimledger.reading import Draft, Reading, Tier, Voice, accepted
from unit.reading.told import POST, readings, told

TEXT = (
    "Norrin accused Pell of theft and of arson. Pell denied that accusation. "
    "Straitwire reported, citing the clerk, that it rained. Ida Holm hopes so."
)
THEFT = {
    "id": "d1",
    "source": "Norrin",
    "cue": "accused",
    "content": "Pell of theft",
    "act": "accuse",
}
ARSON = {"id": "d2", "source": "Norrin", "cue": "accused", "content": "of arson", "act": "accuse"}
DENIAL = {
    "id": "d3", "source": {"text": "Pell", "nth": 2}, "cue": "denied", "content": "that accusation",
    "act": "deny", "polarity": "-",
    "responds_to": [{"draft": "d1", "sure": True}, {"draft": "d2", "sure": False}],
}  # fmt: skip
RAIN = {
    "id": "d4", "source": "the clerk", "cue": ["reported", "citing"], "content": "it rained",
    "links": ["Straitwire", {"spans": "the clerk", "form": "role"}],
}  # fmt: skip
HOPE = {"id": "d5", "source": "Ida Holm", "cue": "hopes", "content": "so", "act": "hope"}


def norrin(*drafts: dict[str, Any], **more: Any) -> Reading:
    return told(TEXT, *(drafts or (THEFT, ARSON, DENIAL, RAIN, HOPE)), **more)


def statements(reading: Reading, **more: Any) -> list[Statement]:
    return [r for r in reading.statements(**more) if isinstance(r, Statement)]


def chain(statement: Statement) -> list[str]:
    return [link.party.id for link in statement.chain]


def target(statement: Statement) -> str:
    found = statement.target
    return found.text if isinstance(found, Claim) else found.id


def test_records_come_in_an_order_in_which_each_is_known_before_it_is_used() -> None:
    seen: set[str] = set()
    for record in norrin().statements():
        assert {held.id for held in held_by(record)} <= seen
        assert record.id not in seen
        seen.add(record.id)
    assert len(seen) == 15


def test_a_denial_denies_each_claim_it_answers_and_doubtfully_what_it_may_answer() -> None:
    *_, sure, perhaps = statements(norrin(THEFT, ARSON, DENIAL))
    assert isinstance(sure, Denial)
    assert isinstance(perhaps, Denial)
    assert (target(sure), sure.reading) == ("Pell of theft", "explicit")
    assert (target(perhaps), perhaps.reading) == ("Of arson", "doubtful")
    assert (sure.id, perhaps.id) == ("post-1:d3", "post-1:d3-2")
    assert chain(sure) == ["post", "pell"]


def test_the_whole_is_contested() -> None:
    ledger = Ledger().record(*norrin().statements())
    statuses = {claim.text: assess(ledger, claim).status for claim in ledger.claims.values()}
    assert statuses == {
        "Pell of theft": "contested",
        "Of arson": "contested",
        "It rained": "asserted",
    }


def test_an_accusation_charges_those_with_whose_name_it_begins() -> None:
    assert [_accused(statement) for statement in statements(norrin())[:2]] == [["pell"], ["pell"]]


def test_only_parts_of_one_accusation_charge_the_same() -> None:
    other = {**ARSON, "cue": "reported"}
    assert [_accused(s) for s in statements(norrin(THEFT, other))] == [["pell"], []]
    assert [_accused(s) for s in statements(norrin(ARSON, THEFT))] == [["pell"], []]


def _accused(statement: Statement) -> list[str]:
    assert isinstance(statement.target, Claim)
    return [party.id for party in statement.target.accused]


@pytest.mark.parametrize(
    ("text", "content", "accused"),
    [
        ("Ida accused Pell of theft.", "Pell of theft", ["pell"]),
        ("Ida accused that Pell Harbour stole.", "that Pell Harbour stole", ["pell-harbour"]),
        ("Ida accused Ida Holm of theft.", "Ida Holm of theft", ["ida-holm"]),
        ("Ida accused Pell, Norrin of theft.", "Pell, Norrin of theft", ["pell"]),
        ("Ida accused the police. The police left.", "the police", []),
        ("Ida accused, “Pell stole”.", "“Pell stole”", []),
        ("Pell stole, accused Ida.", "Pell stole", []),
        ("Ida accused: Pell stole", "Pell stole", []),
        ("Ida accused ((( Pell", "((( Pell", []),
    ],
)
def test_whom_an_accusation_charges(text: str, content: str, accused: list[str]) -> None:
    draft = {"source": "Ida", "cue": "accused", "content": content, "act": "accuse"}
    (found,) = statements(told(text, draft))
    assert _accused(found) == accused


def test_whoever_speaks_in_the_text_is_charged_in_small_letters_too() -> None:
    text = "Ida accused the clerk of theft. The clerk kept silent."
    accusation = {
        "source": "Ida",
        "cue": "accused",
        "content": "the clerk of theft",
        "act": "accuse",
    }
    silence = {
        "source": "The clerk", "cue": "kept silent", "act": "no_comment",
        "links": [{"spans": "The clerk", "form": "role"}], "responds_to": ["d1"],
    }  # fmt: skip
    said, answer = statements(told(text, accusation, silence))
    assert isinstance(said.target, Claim)
    assert isinstance(answer, Response)
    assert [party.id for party in said.target.accused] == [chain(answer)[-1]]
    assert answer.target == said.target


def test_equal_contents_are_one_claim_whoever_says_them() -> None:
    text = (
        "Ida said it rained. Ada said: “It “rained”,”. Ada accused that it  rained!"
        " Eve said that “it Rained”. Eve said it rained?"
    )
    said: list[dict[str, Any]] = [
        {"cue": {"text": "said", "nth": 1}, "content": [[9, 18]]},
        {"cue": {"text": "said", "nth": 2}, "content": "“It “rained”,”", "speech": "direct"},
        {"cue": "accused", "content": "that it  rained!", "act": "accuse"},
        {"cue": {"text": "said", "nth": 3}, "content": "that “it Rained”", "speech": "mixed"},
        {"cue": {"text": "said", "nth": 4}, "content": "it rained?"},
    ]
    records = told(text, *said).statements()
    assert [r.text for r in records if isinstance(r, Claim)] == ["It rained", "It rained?"]
    targets = [target(r) for r in records if isinstance(r, Statement)]
    assert targets == ["It rained"] * 4 + ["It rained?"]


def test_a_claim_is_the_same_in_every_document() -> None:
    def claim(text: str, content: str) -> Claim:
        (found,) = (
            r
            for r in told(text, {"cue": "said", "content": content}).statements()
            if isinstance(r, Claim)
        )
        return found

    one = claim("Ida said that the bridge was safe.", "that the bridge was safe")
    other = claim("“The bridge was safe.” So said Ada.", "The bridge was safe.")
    assert one == other
    assert one.id == other.id


def test_a_claim_known_is_taken_as_it_was_mended() -> None:
    reading = told("Ida said that Pell burns.", {"cue": "said", "content": "that Pell burns"})
    (claim,) = accepted(reading, own_voice=True).ledger.claims.values()
    mended = attrs.evolve(claim, text="The harbour of Pell is on fire")
    again = attrs.evolve(reading, document=POST.but(id="post-2"))
    ledger = Ledger().record(mended)
    found = accepted(again, resolve=ledger).ledger
    assert list(found.claims.values()) == [mended]
    assert (ledger | found).claim(claim.id) == mended
    assert accepted(again, resolve=[]).ledger.claim(claim.id) == claim
    charged = mended.but(accused=[Claimant("q7", "Somebody")])
    whole = accepted(again, resolve=Ledger().record(charged)).ledger
    assert whole.party("q7").name == "Somebody"
    assert loads(dumps(whole)).ledger == whole


def test_what_a_pronoun_stands_for_may_be_another_by_another_speaker() -> None:
    def claims(*contents: str, speech: str = "indirect", post: Document = POST) -> list[str]:
        text, drafts = "", []
        for name, content in zip(("Ida", "Ada", "Ida"), contents, strict=False):
            begin = len(text) + len(name) + 6
            text += f"{name} said {content}. "
            drafts.append({"source": name, "cue": [[begin - 5, begin - 1]], "speech": speech,
                           "content": [[begin, begin + len(content)]]})  # fmt: skip
        reading = attrs.evolve(told(text, *drafts), document=post)
        return [r.id for r in reading.statements() if isinstance(r, Claim)]

    other = POST.but(id="post-2")
    assert len(claims("he left", "he left", "he left")) == 2
    assert len(claims("the mayor left", "the mayor left")) == 1
    assert len(claims("Sand saw her", "Sand saw her")) == 1
    assert len(claims("Sand saw her", "Sand saw her", speech="direct")) == 2
    assert len(claims("it left", "it left")) == 1
    assert claims("Sand saw her") != claims("Sand saw her", post=other)
    assert claims("it left") != claims("it left", post=other)
    assert claims("Sand left") == claims("Sand left", post=other)
    assert len(claims("Sand saw we left", "Sand saw we left")) == 2


@pytest.mark.parametrize(
    ("text", "cue", "content", "act", "claimed"),
    [
        ("Ida denied saying that it rained.", "denied", "saying that it rained", "deny", True),
        ("Ida denied he ever said it rained.", "denied", "he ever said it rained", "deny", True),
        ("Ida said she never said that it rained.", "said", "she never said that it rained",
         "state", True),
        ("Ida said that it rained.", "said", "that it rained", "state", False),
        ("Ida denied that she never said it rained.", "denied",
         "that she never said it rained", "deny", False),
        ("Ida said she said it rained.", "said", "she said it rained", "state", False),
        ("Ida denied saying that.", "denied", "saying that", "deny", False),
        ("Ida said Ada never said it rained.", "said", "Ada never said it rained", "state", False),
    ],
)  # fmt: skip
def test_who_never_said_it_denies_the_attribution(
    text: str,
    cue: str,
    content: str,
    act: str,
    claimed: bool,  # noqa: FBT001  # a case
) -> None:
    draft = {"source": "Ida", "cue": {"text": cue}, "content": content, "act": act}
    (found,) = statements(told(text, draft))
    disavows = isinstance(found, Denial) and found.scope == "attribution"
    assert disavows is claimed
    if claimed:
        assert target(found) == "It rained"
        (anchor,) = found.anchors
        assert text[anchor.start : anchor.end] == content


def test_what_is_denied_to_have_been_said_is_not_said_again() -> None:
    text = "Ida denied saying that it rained. Ada said that it rained."
    drafts: list[dict[str, Any]] = [
        {"source": "Ida", "cue": "denied", "content": "saying that it rained", "act": "deny"},
        {"source": "Ida", "cue": "saying", "content": "that it rained"},
        {"source": "Ada", "cue": "said", "content": [[43, 57]]},
    ]
    result = accepted(told(text, *drafts))
    assert [(left.draft, left.why) for left in result.left] == [
        ("d2", "it is what another draft denies to have said")
    ]
    made = [r.kind_name for r in result.records if isinstance(r, Statement)]
    assert made == ["denial", "assertion"]


def test_who_answers_one_who_never_said_it_answers_that_statement() -> None:
    text = "Ida said she never said it rained. Ada denied that denial."
    drafts: list[dict[str, Any]] = [
        {"source": "Ida", "cue": {"text": "said"}, "content": "she never said it rained"},
        {"source": "Ada", "cue": "denied", "act": "deny", "responds_to": ["d1"]},
    ]
    never, answer = statements(told(text, *drafts))
    assert target(answer) == never.id


def test_who_is_only_taken_for_somebody_is_told_and_inferred() -> None:
    text = "So President Ida Holm said it rained. The president said it snowed."
    drafts: list[dict[str, Any]] = [
        {"cue": {"text": "said"}, "content": "it rained", "links": ["President Ida Holm"]},
        {"cue": {"text": "said", "nth": 2}, "content": "it snowed",
         "links": [{"spans": "The president", "form": "role"}]},
    ]  # fmt: skip
    sure, guessed = statements(told(text, *drafts))
    assert chain(sure) == chain(guessed) == ["post", "ida-holm"]
    assert (sure.reading, sure.note) == ("explicit", "")
    assert guessed.reading == "inferred"
    assert guessed.note == "“The president” is taken for Ida Holm"
    assert guessed.chain[-1].named_as == "The president"


@pytest.mark.parametrize("words", ["We", "The Harbour Post"])
def test_what_the_publisher_says_is_its_own_word(words: str) -> None:
    form = "pronoun" if words == "We" else "name"
    draft = {"cue": "said", "content": "it rained", "links": [{"spans": words, "form": form}]}
    (found,) = statements(told(f"{words} said it rained.", draft))
    assert chain(found) == ["post"]


def test_a_claim_holds_when_the_only_date_in_it_says() -> None:
    text = "Ida said it rained in May 2030, and in June and July 2031."
    dates = [
        {"span": "May 2030", "period": "2030-05"},
        {"span": "June", "period": None},
        {"span": "July 2031", "period": "2031-07"},
    ]
    one = {"source": "Ida", "cue": "said", "content": "it rained in May 2030"}
    two = {**one, "content": "it rained in May 2030, and in June and July 2031"}
    none = {**one, "content": "and in June and July"}
    for draft, period in ((one, "2030-05"), (two, None), (none, None)):
        (found,) = statements(told(text, draft, dates=dates))
        assert isinstance(found.target, Claim)
        assert (found.target.period and str(found.target.period)) == period


def test_a_chain_begins_with_what_was_read_and_goes_to_who_speaks() -> None:
    *_, rain = statements(norrin())
    assert chain(rain) == ["post", "straitwire", "post-1:the-clerk"]
    assert rain.chain[0].document == POST
    assert isinstance(norrin().statements()[0], Source)


def test_what_was_read_is_no_link_of_its_own_chain() -> None:
    rain = {**RAIN, "links": ["Straitwire", {"spans": "the clerk", "form": "role"}]}
    straitwire = POST.but(source=Source("straitwire", "Straitwire"))
    (found,) = statements(attrs.evolve(norrin(rain), document=straitwire))
    assert chain(found) == ["straitwire", "post-1:the-clerk"]


def test_parallel_links_are_a_statement_each() -> None:
    text = "Straitwire and Pell Gazette reported, citing Ida, that it rained."
    draft = {"source": "Ida", "cue": "reported", "content": "it rained",
             "links": [["Straitwire", "Pell Gazette"], "Ida"]}  # fmt: skip
    found = statements(told(text, draft))
    assert [chain(one)[1] for one in found] == ["straitwire", "pell-gazette"]
    assert [one.id for one in found] == ["post-1:d1", "post-1:d1-2"]
    many = statements(told(text, {**draft, "links": [["Ida", "Straitwire"]] * 9}))
    assert len(many) == 16


@pytest.mark.parametrize(
    ("source", "words", "named_as"),
    [("He", "Ida Holm", "He"), ("nya", "Ida Holm", "-nya"), ("Ida Holm", "Ida Holm", "")],
)
def test_a_pronoun_is_what_the_mention_calls_the_party(
    source: str, words: str, named_as: str
) -> None:
    text = "Ida Holm came. He said it rained, katanya."
    draft = {"source": source, "cue": "said", "content": "it rained", "links": [words]}
    (found,) = statements(told(text, draft))
    assert found.chain[-1].named_as == named_as
    assert found.chain[-1].party.id == "ida-holm"


def test_what_a_party_is_called_otherwise_is_kept_on_the_link() -> None:
    holm = Claimant("holm", "Ida Holm", aliases=["Norrin"])
    theft = statements(norrin(), resolve=[holm])[0]
    assert (theft.chain[-1].party.id, theft.chain[-1].named_as) == ("holm", "Norrin")


def test_a_gap_without_a_chain_is_asked_by_the_text_itself() -> None:
    draft = {"cue": "little is known of", "content": "what was paid", "act": "gap", "polarity": "0"}
    (found,) = statements(told("So far little is known of what was paid.", draft))
    assert isinstance(found, Question)
    assert chain(found) == ["post"]
    assert target(found) == "What was paid"


def test_a_reader_that_gives_no_links_gives_the_source() -> None:
    assert [chain(s)[-1] for s in statements(told(TEXT, THEFT))] == ["norrin"]
    source_only = told(TEXT, THEFT)
    (draft,) = source_only.drafts
    bare = attrs.evolve(source_only, drafts=(attrs.evolve(draft, links=()),))
    assert [chain(s)[-1] for s in statements(bare)] == ["norrin"]


def test_what_one_says_again_in_the_same_way_is_one_statement_with_both_places() -> None:
    text = (
        "Ida said it rained. Then Ida added that it rained. “It rained,” said Ida. Ada denied it."
    )
    drafts: list[dict[str, Any]] = [
        {"source": "Ida", "cue": {"text": "said"}, "content": "it rained"},
        {"source": "Ida", "cue": "added", "content": "that it rained"},
        {"source": "Ida", "cue": {"text": "said", "nth": 2}, "content": "“It rained,”",
         "speech": "direct"},
        {"source": "Ada", "cue": "denied", "act": "deny", "responds_to": ["d2"]},
    ]  # fmt: skip
    result = accepted(told(text, *drafts))
    said, quoted, denial = (r for r in result.records if isinstance(r, Statement))
    assert [text[a.start : a.end] for a in said.anchors] == ["it rained", "that it rained"]
    assert (said.id, said.cue, quoted.id) == ("post-1:d1", "said", "post-1:d3")
    assert target(denial) == target(said)
    assert [(left.draft, left.why) for left in result.left] == [
        ("d2", "it says again what post-1:d1 says, which has its place, too")
    ]


def test_who_denies_a_denial_said_twice_denies_the_one_statement() -> None:
    text = "Ida denied that it rained. Ida denied that it rained. Ada denied that denial."
    drafts: list[dict[str, Any]] = [
        {"source": "Ida", "cue": {"text": "denied"}, "content": [[11, 25]], "act": "deny"},
        {"source": "Ida", "cue": {"text": "denied", "nth": 2}, "content": [[38, 52]],
         "act": "deny"},
        {"source": "Ada", "cue": {"text": "denied", "nth": 3}, "act": "deny",
         "responds_to": ["d2"]},
    ]  # fmt: skip
    once, again = statements(told(text, *drafts))
    assert target(again) == once.id
    assert len(once.anchors) == 2


def test_to_deny_a_denial_is_to_deny_a_statement() -> None:
    text = "Ida denied that it rained. Ada denied that denial. Eve confirmed that denial."
    first = {"source": "Ida", "cue": "denied", "content": "that it rained",
             "act": "deny"}  # fmt: skip
    second = {"source": "Ada", "cue": {"text": "denied", "nth": 2}, "act": "deny",
              "responds_to": ["d1"]}  # fmt: skip
    third = {"source": "Eve", "cue": "confirmed", "act": "confirm", "responds_to": ["d1"]}
    reading = told(text, first, second, third)
    denied, again = statements(reading)
    assert target(again) == denied.id
    assert [left.draft for left in accepted(reading).left] == ["d3"]


def test_what_is_confirmed_is_asserted_by_who_confirms() -> None:
    text = "Ida said it rained. Ada confirmed that accusation. Eve confirmed that it snowed."
    drafts: list[dict[str, Any]] = [
        {"source": "Ida", "cue": "said", "content": "it rained"},
        {"source": "Ada", "cue": "confirmed", "content": "that accusation",
         "act": "confirm", "responds_to": ["d1"]},
        {"source": "Eve", "cue": {"text": "confirmed", "nth": 2}, "content": "that it snowed",
         "act": "confirm", "responds_to": [{"draft": "d1", "sure": False}]},
    ]  # fmt: skip
    found = [(target(s), s.reading) for s in statements(told(text, *drafts))]
    assert found == [
        ("It rained", "explicit"),
        ("It rained", "explicit"),
        ("It snowed", "explicit"),
        ("It rained", "doubtful"),
    ]


@pytest.mark.parametrize(
    ("content", "is_own"),
    [
        ("that accusation", False),
        ("the accusations", False),
        ("it", False),
        ("that it rained", True),
        ("the accusation of wilful theft and arson", True),
        ("“…”", False),
    ],
)
def test_a_noun_that_points_back_is_no_claim(content: str, is_own: bool) -> None:  # noqa: FBT001  # a case
    draft = {"source": "Ida", "cue": "denied", "content": content, "act": "deny"}
    result = accepted(told(f"Ida denied {content}.", draft))
    assert bool([r for r in result.records if isinstance(r, Denial)]) is is_own
    assert [left.why for left in result.left] == (
        [] if is_own else ["what it is about stands in no other draft"]
    )


def test_what_is_said_of_no_claim_is_left_with_its_reason() -> None:
    left = {one.draft: one.why for one in accepted(norrin(), accept="high").left}
    assert left == {"d5": "hope takes no position on a claim"}


@pytest.mark.parametrize(
    ("accept", "kept"),
    [
        ("high", ["d1"]),
        ("medium", ["d1", "d2"]),
        ("all", ["d1", "d2", "d3"]),
        (lambda draft: draft.tier is Tier.LOW, ["d3"]),
    ],
)
def test_a_policy_tells_what_is_accepted(
    accept: str | Callable[[Draft], bool], kept: list[str]
) -> None:
    text = "Ida said a; b; c."
    drafts = [
        {"source": "Ida", "cue": "said", "content": [[9 + 3 * n, 10 + 3 * n]], "tier": tier}
        for n, tier in enumerate(["high", "medium", "low"])
    ]
    reading = told(text, *drafts)
    result = accepted(reading, accept=accept)
    made = [r.id.partition(":")[2] for r in result.records if isinstance(r, Assertion)]
    assert made == kept
    assert {one.draft for one in result.left} == {"d1", "d2", "d3"} - {*kept}
    assert [draft.id for draft in reading.only(accept).drafts] == kept


def test_what_is_answered_is_a_claim_even_if_it_is_not_accepted_itself() -> None:
    reading = norrin({**THEFT, "tier": "low"}, {**ARSON, "tier": "low"}, DENIAL)
    result = accepted(reading, accept="high")
    assert [type(r) for r in result.records if isinstance(r, Statement)] == [Denial, Denial]
    assert [one.why for one in result.left] == ["it is of tier low, which is not accepted"] * 2
    assert {r.id for r in result.records if isinstance(r, Claimant)} == {"lind", "pell"}


def test_only_keeps_no_reference_to_what_is_gone() -> None:
    reading = norrin({**THEFT, "tier": "low"}, ARSON, {**DENIAL, "inherits_from": "d1"})
    *_, denial = reading.only("high").drafts
    assert denial.inherits_from is None
    assert [answer.draft for answer in denial.responds_to] == ["d2"]


def test_parties_may_come_from_a_ledger_a_mapping_or_a_function() -> None:
    pell = Claimant("q7", "Pell", kind="government")
    for resolve in (Ledger().record(pell), {"q7": pell}, [pell], _ask(pell), _ask(Ref("q7"))):
        denial = statements(norrin(), resolve=resolve)[2]
        assert denial.chain[-1].party.id == "q7"
    assert Ledger().record(*norrin().statements(resolve=_ask(Ref("q7"))))


def _ask(party: Claimant | Ref) -> Callable[[Voice], Claimant | Ref | None]:
    return lambda voice: party if voice.words == "Pell" else None


def test_a_document_by_reference_stays_one() -> None:
    document = POST.but(source=Ref("post"), authors=[Ref("lind")])
    reading = told(TEXT, THEFT)
    by_reference = attrs.evolve(reading, document=document)
    records = by_reference.statements()
    assert [r.id for r in records if isinstance(r, Source | Claimant)] == ["norrin", "pell"]
    records = by_reference.statements(resolve=[Source("post", "Harbour Post")])
    assert records[0] == Source("post", "Harbour Post")


def test_own_voice_is_recorded_only_if_it_is_asked_for() -> None:
    text = "It rained all day. Ida said so. ..."
    segments = [{"span": [0, 18]}, {"span": [19, 31]}, {"span": [32, 35]}]
    reading = told(text, segments=segments, own_voice=[0, 2])
    assert statements(reading) == []
    (own,) = statements(reading, own_voice=True)
    assert isinstance(own, Assertion)
    assert (target(own), own.id, chain(own)) == ("It rained all day", "post-1:own-0", ["post"])
    assert (own.anchors[0].start, own.anchors[0].end) == (0, 18)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"accept": "hihg"}, "'hihg' is no policy of accepting drafts; did you mean 'high'?"),
        ({"accept": 3}, "3 is no policy of accepting drafts; write high, medium or all"),
        ({"resolve": ["Pell"]}, "'Pell' is no party; pass Claimants and Sources"),
        ({"resolve": lambda _: "Pell"}, "'Pell' is no party"),
    ],
)
def test_what_makes_no_sense_is_refused(options: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidRecordError) as error:
        norrin().statements(**options)
    assert says in str(error.value)


def test_without_a_document_there_is_no_chain() -> None:
    with pytest.raises(InvalidRecordError, match="nothing tells what was read"):
        Reading(TEXT, "en").statements()


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="half a character"):
        Reading("\ud800", "en", POST).statements()


@given(readings())
def test_whatever_a_reader_reads_becomes_a_ledger_that_loads_again(reading: Reading) -> None:
    try:
        result = accepted(reading, accept="all", own_voice=True)
    except ClaimLedgerError:
        assert any("\ud800" <= sign <= "\udfff" for sign in reading.text)
        return
    ledger = result.ledger
    assert loads(dumps(ledger)).ledger == ledger
    told_of = {left.draft for left in result.left}
    made = {r.id.split(":")[1].split("-")[0] for r in result.records if isinstance(r, Statement)}
    assert {draft.id for draft in reading.drafts} - told_of == made - {"own"}
