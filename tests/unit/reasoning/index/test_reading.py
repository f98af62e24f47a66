"""Reading: what each statement says, and what ties the topic of one to the full rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimledger.model import Amendment, Document, Link, Party, Ref, Statement
from claimledger.reasoning import chain_of
from unit.newsroom import (
    AIDE,
    CITY,
    DAWN,
    DEPOT,
    GULL,
    HORN,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    SPILL,
    SQUARE,
    TIDE,
    WIRE,
    answers,
    article,
    asks,
    at,
    book,
    copied,
    day,
    denies,
    disavows,
    retracts,
    same,
    says,
    scoffs,
    status,
)
from unit.reasoning.index.surveyed import agree, is_plain, is_struck, survey, tied

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
DAWN_6, HORN_7 = article(DAWN, 6), article(HORN, 7)
REPORT = says("report", LEAK, POST_3, WIRE, MAYOR)
REFUSAL = denies("refusal", LEAK, TIDE_4, DEPOT)
DOUBT = asks("doubt", LEAK, GULL_5, PILOT)


def post(id: str, *authors: Party, on: int = 3) -> Document:
    """Return a post on the platform."""
    return Document(id, SQUARE, published=day(on), authors=authors)


# -- what each says ------------------------------------------------------------------------


def test_a_claim_on_which_people_only_speak_is_plain() -> None:
    echo = says("echo", LEAK, DAWN_6, citing=[REPORT])
    shrug = answers("shrug", LEAK, HORN_7, DEPOT)
    ledger = book(REPORT, REFUSAL, DOUBT, echo, shrug, scoffs("absurd", LEAK, GULL_5, CITY))
    assert is_plain(ledger)
    topic = survey(ledger).topic("leak")
    assert (len(list(topic.places())), len(topic.asides or ()), topic.raised) == (6, 2, True)
    assert not topic.struck


def test_statements_that_cite_what_says_the_same_rest_on_it() -> None:
    ledger = book(REPORT, says("echo", LEAK, TIDE_4, citing=[REPORT]))
    found = survey(ledger)
    echo, report = (found.place(ledger.statement(id)) for id in ("echo", "report"))
    assert found.columns.cited(echo) == (report,)
    assert list(found.columns.origins(echo)) == [report]


@pytest.mark.parametrize("kind", ["says", "denies", "asks", "answers", "retracts", "disavows"])
def test_what_says_something_else_is_not_rested_on(kind: str) -> None:
    make = {
        "says": says,
        "denies": denies,
        "asks": asks,
        "answers": answers,
        "retracts": retracts,
        "disavows": disavows,
    }
    for other, said in make.items():
        first = said("first", LEAK, POST_3)
        ledger = book(first, make[kind]("second", LEAK, TIDE_4, citing=[first]))
        assert is_plain(ledger)
        grounded = chain_of(ledger, ledger.statement("second")).grounded
        assert grounded is (kind == other)


def test_a_denial_of_a_statement_takes_the_other_side() -> None:
    ledger = book(REPORT, denies("no", REPORT, TIDE_4, DEPOT))
    assert is_plain(ledger)
    assert status(ledger) == "contested"
    again = ledger.record(scoffs("nonsense", Ref("no"), GULL_5, CITY))
    assert is_plain(again)
    support = survey(again).topic("leak").support
    assert support is not None
    assert len(support.members) == 2


def test_targets_are_followed_in_whatever_order_they_are_recorded() -> None:
    records = [REPORT, denies("no", REPORT, TIDE_4, DEPOT)]
    for number, article_ in enumerate((GULL_5, DAWN_6, HORN_7)):
        records.append(denies(f"no{number}", records[-1], article_, MAYOR))
    reverse = book(*map(_referring, reversed(records)), LEAK, POST_3)
    assert is_plain(reverse)
    sides = [
        survey(reverse).columns.saying[survey(reverse).place(reverse.statement(r.id))]
        for r in records
    ]
    assert [said.positive if said else None for said in sides] == [True, False, True, False, True]


def _referring(record: Any) -> Statement:
    """Return a statement that names others by id only."""
    target = Ref(record.target.id)
    chain = [
        Link(Ref(k.party.id), document=k.document and Ref(k.document.id)) for k in record.chain
    ]
    citing = [Ref(cited.id) for cited in record.citing]
    found: Statement = record.but(target=target, chain=chain, citing=citing)
    return found


def test_a_response_to_a_statement_leaves_the_topic_plain() -> None:
    ledger = book(REPORT, answers("reply", REPORT, TIDE_4, DEPOT))
    assert is_plain(ledger)
    assert not survey(ledger).topic("leak").struck


def test_what_is_said_of_a_question_has_no_side() -> None:
    no = denies("no", DOUBT, TIDE_4, DEPOT)
    ledger = book(DOUBT, no, asks("why", Ref("no"), DAWN_6), says("yes", Ref("no"), HORN_7))
    assert is_plain(ledger)
    assert status(ledger) == "open"
    assert sorted(survey(ledger).topic("leak").asides or ()) == sorted(
        survey(ledger).place(statement) for statement in ledger.statements
    )


@pytest.mark.parametrize("other", [disavows, scoffs])
def test_denials_of_another_scope_do_not_say_the_same(other: Callable[..., Statement]) -> None:
    no = denies("no", DOUBT, TIDE_4, MAYOR)
    ledger = book(DOUBT, no, other("never", DOUBT, DAWN_6, citing=[no]))
    assert is_plain(ledger)
    assert not chain_of(ledger, ledger.statement("never")).grounded


def test_denials_that_deny_each_other_in_a_ring_have_no_side() -> None:
    one, two = denies("one", "two", POST_3, MAYOR), denies("two", "one", TIDE_4, DEPOT)
    third = denies("third", "one", GULL_5, citing=[Ref("two")])
    for records in ([one, two, third], [third, two, one]):
        ledger = book(LEAK, *records)
        assert is_plain(ledger)
        assert status(ledger) == "unreported"
        assert [chain_of(ledger, s).depth for s in (one, two, third)] == [1, 1, 2]


def test_a_denial_of_itself_has_no_side() -> None:
    ledger = book(LEAK, denies("self", "self", POST_3))
    assert is_plain(ledger)
    assert status(ledger) == "unreported"


def test_what_aims_at_nothing_bears_on_nothing() -> None:
    lost = denies("lost", "nowhere", POST_3)
    ledger = book(
        REPORT, lost, retracts("gone", "nowhere", POST_3), says("of", Ref("post-3"), TIDE_4)
    )
    assert is_plain(ledger)
    assert survey(ledger).described.others.keys() == {"nowhere", "post-3"}
    assert chain_of(ledger, lost).depth == 0


# -- taking back ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "back",
    [
        retracts("back", REPORT, TIDE_4, MAYOR),
        retracts("back", LEAK, TIDE_4, MAYOR),
        disavows("back", REPORT, TIDE_4, MAYOR),
        disavows("back", LEAK, TIDE_4, MAYOR),
    ],
    ids=["retract", "retract all", "disavow", "disavow all"],
)
def test_taking_back_strikes_a_topic_and_ties_nothing(back: Statement) -> None:
    assert not is_struck(book(REPORT))
    assert is_struck(book(REPORT, back))
    assert is_struck(book(back, REPORT))


def test_a_document_that_is_retracted_is_tied_to_what_stands_in_it_and_in_its_copies() -> None:
    wire = article(WIRE, 2)
    copy = copied(wire, TIDE, 3)
    second = copied(copy, GULL, 4, derivation="translation")
    mended = copied(wire, DAWN, 4, derivation="revision")
    said = [says("there", LEAK, second), says("mended", SPILL, mended), says("else", SLICK, POST_3)]
    records = [*said, retracts("back", wire, article(WIRE, 5))]
    for ledger in (book(*records), book(*reversed(records))):
        agree(ledger)
        assert tied(ledger) == ["leak", "wire-2"]
        assert (tied(ledger, SPILL), tied(ledger, SLICK)) == ([], [])


def test_a_later_link_in_a_retracted_document_is_tied_to_it() -> None:
    relayed = says("relayed", LEAK, POST_3, TIDE_4, MAYOR)
    ledger = book(relayed)
    assert is_plain(ledger)
    ledger = ledger.record(retracts("back", TIDE_4, article(TIDE, 5)))
    agree(ledger)
    assert tied(ledger) == ["leak", "tide-4"]
    ledger = ledger.record(says("after", SLICK, article(DAWN, 6), TIDE_4, MAYOR))
    agree(ledger)
    assert tied(ledger, SLICK) == ["leak", "slick", "tide-4"]


def test_a_retraction_of_a_document_that_nobody_described_ties_nothing() -> None:
    lost = Link(POST, document=Ref("lost"))
    ledger = book(says("there", LEAK, lost), retracts("back", "lost", POST_3))
    assert is_plain(ledger)


def test_links_in_mid_chain_that_stand_in_documents_tie_a_struck_topic() -> None:
    relayed = says("relayed", LEAK, POST_3, TIDE_4, MAYOR)
    back = retracts("back", REPORT, GULL_5, MAYOR)
    assert is_plain(book(REPORT, relayed))
    assert is_plain(book(REPORT, back))
    assert not is_plain(book(REPORT, relayed, back))
    assert not is_plain(book(REPORT, back, relayed))


def test_so_does_the_last_one_of_a_statement_that_cites() -> None:
    own, other = says("own", LEAK, POST_3), says("other", LEAK, TIDE_4)
    relayed = says("relayed", LEAK, GULL_5, POST_3, citing=[other])
    assert is_plain(book(own, other, relayed))
    back = retracts("back", own, article(POST, 9))
    assert not is_plain(book(own, other, relayed, back))


# -- who changes side ----------------------------------------------------------------------


def test_a_named_party_on_both_sides_strikes_the_topic() -> None:
    assert is_struck(book(REPORT, denies("no", LEAK, TIDE_4, MAYOR)))
    assert survey(book(REPORT, denies("no", LEAK, TIDE_4, MAYOR))).topic("leak").turning == {
        "mayor"
    }
    assert is_struck(book(denies("no", LEAK, TIDE_4, MAYOR), REPORT))
    assert is_struck(book(REPORT, denies("no", LEAK, TIDE_4, AIDE), same(AIDE, MAYOR)))


def test_so_does_one_that_says_the_same_less_surely() -> None:
    assert is_struck(book(REPORT, says("perhaps", LEAK, TIDE_4, MAYOR, certainty="weak")))


@pytest.mark.parametrize(
    "other",
    [
        says("again", LEAK, TIDE_4, MAYOR),
        denies("no", LEAK, TIDE_4, DEPOT),
        denies("no", SLICK, TIDE_4, MAYOR),
        asks("why", LEAK, TIDE_4, MAYOR),
        denies("no", LEAK, TIDE_4, WIRE, citing=[Ref("report")]),
    ],
    ids=["repeats", "other party", "other claim", "asks", "only cites"],
)
def test_others_do_not(other: Statement) -> None:
    assert not is_struck(book(REPORT, other))


def test_unnamed_parties_may_be_anybody_and_do_not_change_side() -> None:
    one, two = says("one", LEAK, POST_3, OFFICIALS), denies("two", LEAK, TIDE_4, OFFICIALS)
    assert not is_struck(book(one, two))


def test_where_all_words_stand_nobody_changes_side() -> None:
    ledger = book(REPORT, denies("no", LEAK, TIDE_4, MAYOR))
    assert not is_struck(ledger, supersession="cumulative")
    assert status(ledger, supersession="cumulative") == "contested"


def test_a_post_is_the_word_of_its_author() -> None:
    ledger = book(says("posted", LEAK, post("p", MAYOR)), denies("no", LEAK, TIDE_4, MAYOR))
    assert is_struck(ledger)
    assert status(ledger) == "denied"
    other = book(says("posted", LEAK, post("p", MAYOR)), denies("no", LEAK, TIDE_4, SQUARE))
    assert not is_struck(other)


# -- where it is read ----------------------------------------------------------------------


def test_a_located_last_link_ties_the_topic() -> None:
    assert not is_plain(book(says("relayed", LEAK, POST_3, TIDE_4)))
    assert not is_plain(book(asks("relayed", LEAK, POST_3, TIDE_4)))
    assert is_plain(book(says("relayed", LEAK, POST_3, TIDE_4, citing=[REPORT]), REPORT))


def test_what_is_said_in_a_copy_ties_the_topic() -> None:
    copy, revision = copied(POST_3, TIDE, 4), copied(POST_3, TIDE, 4, derivation="revision")
    assert not is_plain(book(says("copied", LEAK, copy)))
    assert is_plain(book(says("revised", LEAK, revision)))
    assert not is_plain(book(REPORT, says("cited", LEAK, copy, citing=[REPORT])))
    assert is_plain(book(REPORT, copy, says("cited", LEAK, GULL_5, citing=[REPORT])))
    assert is_plain(book(says("passed-on", LEAK, copy, MAYOR)))


def test_a_post_of_two_authors_ties_the_topic() -> None:
    assert is_plain(book(says("posted", LEAK, post("p", MAYOR))))
    assert not is_plain(book(says("posted", LEAK, post("p", MAYOR, PILOT))))
    assert is_plain(book(says("passed-on", LEAK, post("p", MAYOR, PILOT), CITY)))


def test_a_post_of_nobody_has_no_origin() -> None:
    ledger = book(says("posted", LEAK, post("p")), says("whispered", LEAK, POST_3, NOBODY))
    assert is_plain(ledger)
    assert status(ledger) == "open"


# -- who may be meant ----------------------------------------------------------------------


def test_a_cited_party_that_says_the_same_itself_ties_the_topic() -> None:
    cites, own = says("cites", LEAK, POST_3, TIDE), says("own", LEAK, TIDE_4)
    assert is_plain(book(cites))
    for ledger in (book(cites, own), book(own, cites), book(cites).record(own)):
        agree(ledger)
        assert tied(ledger) == ["leak"]
    assert is_plain(book(cites, own), resolver=False)


@pytest.mark.parametrize(
    "own",
    [says("own", SLICK, TIDE_4), denies("own", LEAK, TIDE_4), asks("own", LEAK, TIDE_4)],
    ids=["elsewhere", "other side", "no side"],
)
def test_one_that_only_says_something_else_does_not(own: Statement) -> None:
    cites = says("cites", LEAK, POST_3, TIDE)
    assert is_plain(book(cites, own))
    assert is_plain(book(own, cites))


def test_one_that_comes_to_say_the_same_does() -> None:
    cites, elsewhere = says("cites", LEAK, POST_3, TIDE), says("own", SLICK, TIDE_4)
    ledger = book(elsewhere, cites)
    assert is_plain(ledger)
    ledger = ledger.record(says("other", LEAK, GULL_5))
    assert is_plain(ledger)
    ledger = ledger.record(says("late", LEAK, article(TIDE, 8)))
    assert not is_plain(ledger)


def test_whoever_comes_to_say_the_same_may_be_meant_by_those_who_come_later() -> None:
    elsewhere = [says("else", SLICK, TIDE_4), says("other", SLICK, HORN_7)]
    ledger = book(*elsewhere, says("one", LEAK, POST_3, TIDE), says("own", LEAK, HORN_7))
    assert is_plain(ledger)
    assert not is_plain(ledger.record(says("two", LEAK, POST_3, HORN)))


def test_guests_are_known_under_all_their_names() -> None:
    cites, own = says("cites", LEAK, POST_3, HORN), says("own", LEAK, TIDE_4)
    assert is_plain(book(cites, own))
    assert not is_plain(book(cites, own, same(HORN, TIDE)))
    assert not is_plain(book(same(HORN, TIDE), own, cites))


def test_whoever_cites_a_statement_by_name_means_that_one() -> None:
    own = says("own", LEAK, TIDE_4)
    assert is_plain(book(own, says("cites", LEAK, POST_3, TIDE, citing=[own])))


# -- under a policy ------------------------------------------------------------------------


def test_lighter_denials_by_the_accused_tie_what_is_denied_of_them() -> None:
    charge, refusal = says("charge", SPILL, POST_3, MAYOR), denies("no", SPILL, TIDE_4, DEPOT)
    assert is_plain(book(charge, refusal), SPILL)
    assert not is_plain(book(charge, refusal), SPILL, accused="weak")
    assert is_plain(book(charge), SPILL, accused="weak")
    assert is_plain(book(REPORT, REFUSAL), accused="weak")
    maybe = refusal.but(certainty="weak")
    assert is_plain(book(charge, maybe), SPILL, accused="weak")


def test_a_denial_that_supports_is_no_denial_by_the_accused() -> None:
    refusal = denies("no", SPILL, TIDE_4, CITY, certainty="none")
    ledger = book(refusal, denies("back", refusal, GULL_5, DEPOT))
    assert is_plain(ledger, SPILL, accused="none")


def test_what_is_read_less_surely_than_the_policy_asks_ties_the_topic() -> None:
    vague = says("vague", LEAK, TIDE_4, CITY, reading="doubtful")
    assert is_plain(book(REPORT, vague))
    assert not is_plain(book(REPORT, vague), least_reading="inferred")
    assert is_plain(book(REPORT), least_reading="explicit")
    aside = asks("vague", LEAK, TIDE_4, CITY, reading="inferred")
    assert is_plain(book(aside), least_reading="inferred")
    assert not is_plain(book(aside), least_reading="explicit")


def test_the_least_of_the_weights_holds() -> None:
    quiet = says("quiet", LEAK, POST_3, OFFICIALS)
    absurd = scoffs("absurd", LEAK, TIDE_4, OFFICIALS)
    assert status(book(quiet), unnamed="weak", threshold="full") == "open"
    assert status(book(quiet), unnamed="none") == "open"
    assert status(book(absurd), legitimacy="full", threshold="full") == "denied"
    assert status(book(absurd), legitimacy="none") == "open"
    policies: list[dict[str, Any]] = [{"unnamed": "weak"}, {"legitimacy": "full"}]
    for policy in [*policies, {"threshold": "full"}]:
        assert is_plain(book(quiet, absurd, REPORT), **policy)
    topic = survey(book(quiet, absurd), unnamed="none").topic("leak")
    assert topic.support
    assert topic.opposition
    assert (topic.support.best, topic.opposition.best) == (0, 0)
    assert topic.support.silent == set(topic.support.origins)


# -- versions and new names ----------------------------------------------------------------


def test_two_versions_of_a_statement_are_tied() -> None:
    ledger = book(REPORT, REFUSAL) | book(REPORT.but(certainty="weak"))
    assert not is_plain(ledger)


def test_what_denies_a_statement_of_two_versions_is_tied_to_the_claims_of_both() -> None:
    no = denies("no", "report", TIDE_4, DEPOT)
    ledger = book(REPORT, no) | book(REPORT.but(target=SLICK), no)
    agree(ledger)
    assert tied(ledger) == ["leak", "slick"]
    assert [status(ledger, claim) for claim in (LEAK, SLICK)] == ["contested", "contested"]


def test_the_second_version_is_waited_for_as_well() -> None:
    first, second = denies("z", "a", GULL_5, CITY), denies("z", SLICK, GULL_5, CITY)
    ledger = book(says("a", LEAK, POST_3), denies("no", "z", TIDE_4, DEPOT), first) | book(second)
    agree(ledger)
    assert tied(ledger) == ["leak", "slick"]


def test_what_a_claim_was_called_before_leads_to_it() -> None:
    renamed = Amendment(Ref("leak"), LEAK.but(id="seep"), by="desk", id="am")
    ledger = book(REPORT, REFUSAL, renamed)
    assert is_plain(ledger, LEAK.but(id="seep"))
    assert status(ledger, "seep") == "contested"


def test_what_a_statement_was_called_before_leads_to_it() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    no = denies("no", REPORT, GULL_5, DEPOT)
    renamed = Amendment(Ref("report"), REPORT.but(id="dispatch"), by="desk", id="am")
    ledger = book(REPORT, echo, no, renamed)
    assert is_plain(ledger)
    assert chain_of(ledger, ledger.statement("echo")).depth == 3
    assert status(ledger) == "contested"


def test_what_is_put_aside_meets_under_its_new_name() -> None:
    old, new = asks("old", LEAK, POST_3), asks("new", "seep", TIDE_4, citing=[Ref("old")])
    renamed = Amendment(Ref("leak"), LEAK.but(id="seep"), by="desk", id="am")
    ledger = book(old, renamed, new)
    assert is_plain(ledger, LEAK.but(id="seep"))
    assert chain_of(ledger, ledger.statement("new")).grounded


def test_a_link_said_on_its_own_day_is_read_as_any_other() -> None:
    ledger = book(says("told", LEAK, POST_3, at(MAYOR, 1)))
    assert is_plain(ledger)
