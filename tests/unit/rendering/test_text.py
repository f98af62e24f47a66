"""Trees and reports."""

from __future__ import annotations

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Link,
    Question,
    Ref,
    Response,
    Retraction,
    Source,
    Statement,
    assess,
    trace,
)
from claimledger.rendering import report, tree

DAILY = Source("daily", "Port Daily")
BOARD = Source("board", "The Board", kind="platform")
WIRE = Source("wire", "Coast Wire", kind="agency")
MAYOR = Claimant("mayor", "the mayor", kind="person")
OFFICIALS = Claimant("officials", "officials", identity="unnamed")
BASE = Claim("base", "A base opens")
MONDAY = Document("mon", DAILY, published="2031-07-01")
UNDATED = Document("some-day", DAILY)


def drawn(*statements: Statement, of: str, most: int = 40) -> str:
    ledger = Ledger().record(BASE, *statements)
    (chain,) = [chain for chain in trace(ledger, "base") if chain.statement.id == of]
    return tree(chain, most=most)


def test_a_tree_shows_dates_names_identities_and_origins() -> None:
    said = Assertion(BASE, chain=[MONDAY, Link(OFFICIALS, named_as="the port"), MAYOR], id="s")
    assert drawn(said, of="s") == (
        "Port Daily, 2031-07-01\n"
        "└─ officials, named as “the port” (unnamed)\n"
        "   └─ the mayor (origin)"
    )


def test_a_tree_branches_where_a_link_rests_on_several_statements() -> None:
    one = Assertion(BASE, chain=[MONDAY, WIRE, MAYOR], id="one")
    two = Assertion(BASE, chain=[Document("wire-1", WIRE, published="2031-06-30")], id="two")
    both = Assertion(BASE, chain=[UNDATED], citing=[one, two], id="x")
    assert drawn(one, two, both, of="x") == (
        "Port Daily [undated]\n"
        "├─ its own statement: Port Daily, 2031-07-01\n"
        "│  └─ Coast Wire [undated]\n"
        "│     └─ the mayor (origin)\n"
        "└─ Coast Wire, 2031-06-30 (origin)"
    )


def test_a_circle_is_drawn_once() -> None:
    here = Assertion(BASE, chain=[MONDAY, Link(WIRE, said="2031-07-01")], id="here")
    there = Assertion(
        BASE,
        chain=[Document("wire-1", WIRE, published="2031-07-01"), Link(DAILY, said="2031-07-01")],
        id="there",
    )
    assert drawn(here, there, of="here") == (
        "Port Daily, 2031-07-01\n"
        "└─ Coast Wire\n"
        "   └─ its own statement: Coast Wire, 2031-07-01\n"
        "      └─ Port Daily\n"
        "         └─ its own statement: Port Daily, 2031-07-01 (see above)"
    )


def test_on_a_platform_the_author_speaks_or_somebody() -> None:
    signed = Document("post-1", BOARD, authors=[MAYOR], published="2031-07-01")
    unsigned = Document("post-2", BOARD, published="2031-07-01")
    assert drawn(Assertion(BASE, chain=[signed], id="s"), of="s") == (
        "the mayor on The Board, 2031-07-01 (origin)"
    )
    assert drawn(Assertion(BASE, chain=[unsigned], id="s"), of="s") == (
        "somebody on The Board, 2031-07-01 (implicit) [unsourced]"
    )


def test_who_is_not_in_the_ledger_is_named_by_id() -> None:
    said = Assertion(BASE, chain=[MONDAY, Ref("nobody-knows")], id="s")
    assert drawn(said, of="s").endswith("└─ nobody-knows (unnamed, origin) [dangling]")


def test_a_long_chain_is_cut_and_the_rest_counted() -> None:
    long = Assertion(BASE, chain=[MONDAY, *[Ref(f"p{at}") for at in range(50)]], id="s")
    lines = drawn(long, of="s", most=10).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "... and 41 more"


def test_what_is_named_again_counts_as_a_line() -> None:
    here = Assertion(BASE, chain=[MONDAY], citing=[Ref("here")], id="here")
    assert drawn(here, of="here", most=1) == "Port Daily, 2031-07-01\n..."


def test_control_marks_are_shown_and_not_obeyed() -> None:
    evil = Claimant("evil", "\x1b[2Jred\u202e")
    said = Assertion(BASE, chain=[MONDAY, Link(evil, named_as="a\u200bb")], id="s")
    printed = drawn(said, of="s")
    assert "\x1b" not in printed
    assert "\\u001b[2Jred\\u202e, named as “a\\u200bb”" in printed


def test_a_report_has_a_line_for_each_statement() -> None:
    shipped = Assertion(BASE, chain=[MONDAY, MAYOR], act="accuses", id="said")
    ledger = Ledger().record(
        shipped,
        Denial(BASE, chain=[MONDAY, OFFICIALS], id="denied"),
        Denial(shipped, chain=[MONDAY, MAYOR], scope="attribution", id="never"),
        Question(BASE, chain=[MONDAY, WIRE], id="asked"),
        Response(BASE, chain=[MONDAY, MAYOR], kind="no_comment", id="answered"),
        Retraction(BASE, chain=[MONDAY, MAYOR], id="withdrawn"),
    )
    lines = report(assess(ledger, BASE), trace(ledger, BASE)).splitlines()
    assert lines[0] == "base: denied"
    assert lines[1].startswith("  Denied: “A base opens”. Denied by officials, in Port Daily")
    assert lines[2:] == [
        "  answered   no comment          Port Daily <- the mayor  (first hand)",
        "  asked      questions           Port Daily <- Coast Wire  (first hand, undated)",
        "  denied     denies              Port Daily <- officials  (first hand, nobody named)",
        "  never      denies attribution  Port Daily <- the mayor  (first hand)",
        "  said       accuses             Port Daily <- the mayor  (first hand, retracted)",
        "  withdrawn  retracts            Port Daily <- the mayor  (first hand)",
    ]


def test_a_report_tells_circles_and_far_hands() -> None:
    far = Assertion(BASE, chain=[MONDAY, *[Ref(f"p{at}") for at in range(4)]], id="far")
    circle = Assertion(BASE, chain=[MONDAY], citing=[Ref("round")], id="round")
    ledger = Ledger().record(far, circle)
    lines = report(assess(ledger, BASE), trace(ledger, BASE)).splitlines()
    assert lines[2].endswith("(4th hand, nobody named, dangling)")
    assert lines[3].endswith("(no origin, circular)")


def test_a_claim_without_statements_is_a_paragraph() -> None:
    ledger = Ledger().record(BASE)
    assert report(assess(ledger, BASE), trace(ledger, BASE)) == (
        "base: unreported\n  Unreported: “A base opens”. Nothing in the ledger bears on it."
    )
