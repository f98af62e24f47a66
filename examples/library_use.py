"""A tour of claimledger in ten minutes: record, trace, assess, doubt, go back in time.

Run it: ``python examples/library_use.py``. It prints what it finds, section by section.
"""

from __future__ import annotations

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    ClaimRelation,
    Denial,
    Document,
    Except,
    Ledger,
    Policy,
    Relation,
    Retraction,
    Source,
    Viewpoint,
    assess,
    history,
    trace,
)

# Who is there. Ids are yours; they are what records refer to each other by.
port_daily = Source("port-daily", "Port Daily")
evening = Source("evening", "Evening Tide")
wire = Source("wire", "Coast Wire", kind="agency")
union = Claimant("union", "the dockers' union", kind="organization")
officials = Claimant("officials", "harbour officials", identity="unnamed", number="several")
ministry = Claimant("ministry", "the Ministry of Ports", kind="government")
spokeswoman = Claimant("spokeswoman", "Ida Roos", kind="person")
speaks = Relation(spokeswoman, "speaks_for", ministry)

# What is claimed: propositions only, with whom they accuse.
crates = Claim("crates", "Forty crates of weapons were unloaded at night", accused=[ministry])
traffic = Claim("traffic", "Weapons pass through the port", accused=[ministry])

# What was read, and who is cited in it: reader first, speaker last.
monday = Document("daily-mon", port_daily, published="2031-05-05")
tuesday = Document("evening-tue", evening, published="2031-05-06")
wednesday = Document("daily-wed", port_daily, published="2031-05-07")
friday = Document("daily-fri", port_daily, published="2031-05-09")

ledger = Ledger().record(
    speaks,
    ClaimRelation(crates, "entails", traffic),
    Assertion(crates, chain=[monday, union], act="accuses", cue="says", id="union-says"),
    Assertion(crates, chain=[tuesday, wire, officials], cue="reports", id="officials-say"),
    Denial(traffic, chain=[wednesday, spokeswoman], cue="rejects", id="ministry-rejects"),
)


def show(title: str, *lines: object) -> None:
    """Print a section."""
    print(f"== {title}")
    print(*lines, sep="\n", end="\n\n")


show("Through whom did it reach me?", trace(ledger, crates))

answer = assess(ledger, crates)
show(
    "Where does it stand, and how many voices are independent?",
    answer,
    f"support {answer.support.at_least} to {answer.support.at_most}",
    "because:",
    *answer.because,
)

without = Viewpoint(positions=Except(ministry))
strict = Policy(unnamed="none", accused="none")
show(
    "And if one reads it otherwise?",
    f"without the ministry, and so without its spokeswoman: "
    f"{assess(ledger, crates, viewpoint=without).status.value}",
    f"with no weight for the unnamed and for denials by the accused: "
    f"{assess(ledger, crates, policy=strict).status.value}",
)

taken_back = ledger.record(
    Retraction(monday, chain=[friday], reason="the quotation could not be confirmed", id="sorry")
)
after = assess(taken_back, crates)
show("The daily takes its report back", after, *after.set_aside)

show("What changed when?", *history(taken_back, crates))
show("What was known on Tuesday?", assess(taken_back.as_of("2031-05-06"), crates))
