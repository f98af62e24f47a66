"""CLT, keeping: the ledger does not answer what it should, or holds a party or a record twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from claimledger.checking.checker import Scope, checker
from claimledger.checking.checkers.names import plain, standing
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import View
from claimledger.ledger import Conflict, Ledger
from claimledger.model import Identity, Party
from claimledger.model.identity import content

__all__ = ["conflicting_versions", "expectation_fails", "one_name_two_ids"]

_MOST = 10
"""With how many parties of its name a party is compared."""


@checker("CLT103", "one-name-two-ids", scope=Scope.LEDGER)
def one_name_two_ids(view: View, ledger: Ledger) -> Iterator[Finding]:
    """Two parties have one name.

    The same speaker under two ids is counted as two origins, and what the one takes back the
    other has still said.

    Found if the name of a named party is a name or alias of others, apart from case, accents,
    spaces and punctuation; on the one that speaks in fewer statements. Silent where both are
    recorded as the same, where one is not named, as "officials" in two documents are two parties,
    and where identifiers of one kind or addresses of one site tell them apart, such as
    ``wikidata:Q1`` and ``wikidata:Q2``.

    Give them one id, record them as the same (``same_as``), or write down what tells them apart.
    """
    named = (party for party in ledger.parties.values() if party.identity is Identity.NAMED)
    ordered = sorted(named, key=lambda party: standing(view, party))
    held: dict[str, list[tuple[Party, str]]] = defaultdict(list)
    for party in ordered:
        names = {plain(name): name for name in (*party.aliases, party.name)}
        for bare, name in names.items():
            known = [
                (other, its)
                for other, its in held[bare][:_MOST]
                if name == party.name or its == other.name
            ]
            apart = [pair for pair in known if not _are_told_apart(view, party, pair[0])]
            if apart:
                others = ", ".join(f"{other.id} ({its})" for other, its in apart)
                yield Finding(
                    party,
                    f"{party.id} ({name}) has the name of {others}",
                    because=[other for other, _ in apart],
                    fix="give them one id, record them as the same, or tell them apart",
                    key=bare,
                )
            held[bare].append((party, name))


def _are_told_apart(view: View, one: Party, other: Party) -> bool:
    """Tell whether two parties are one already, or have different identifiers of one kind."""
    if view.same_party(one, other):
        return True
    mine, theirs = _by_kind(one), _by_kind(other)
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _by_kind(party: Party) -> Mapping[str, set[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for identifier in party.identifiers:
        kind, _, value = identifier.partition(":")
        if value.startswith("//"):
            kind, _, value = value.removeprefix("//").partition("/")
        kinds[kind.strip().casefold()].add(value.strip())
    return kinds


@checker("CLT104", "expectation-fails", scope=Scope.LEDGER, severity=Severity.ERROR)
def expectation_fails(view: View, ledger: Ledger) -> Iterator[Finding]:
    """The ledger answers otherwise than it is expected to.

    An ``expects:`` in a ledger file is what its keeper worked out by hand, like the balance at the
    foot of an account. If the two part, a record was changed, left out or misread, or the world
    has moved on and the expectation is old.

    Found once for each answer that differs: a status, a count, an answer of the accused, a
    chain; and for a claim that the ledger does not hold.

    Find the record that changed it (``claimledger status`` shows the reasons), and mend the record
    or the expectation.
    """
    for unmet in view.unmet():
        claim = ledger.claims.get(ledger.current_id(unmet.expectation.claim))
        yield Finding(
            unmet.expectation,
            f"{unmet.what}: {_plain(unmet.found)} (expected: {_plain(unmet.expected)})",
            because=() if claim is None else (claim,),
            fix="find the record that changed it, and mend it or the expectation",
            key=unmet.what,
        )


def _plain(value: object) -> str:
    """Return a value of an answer as one says it: a pair is an interval."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_plain(part)}" for name, part in value.items())
    if isinstance(value, tuple | list):
        return (" to " if isinstance(value, tuple) else ", ").join(map(str, value)) or "none"
    return str(value)


@checker("CLT105", "conflicting-versions", scope=Scope.LEDGER, severity=Severity.ERROR)
def conflicting_versions(_view: View, ledger: Ledger) -> Iterator[Finding]:
    """Two versions of one record stand side by side.

    Two desks recorded the same id with other content, and a merge keeps both: of two statements
    each counts, of two descriptions only one is shown. Nobody but the keepers can tell which one
    is meant.

    Found once for each id with more than one version; the message names the fields that differ.

    Decide by an amendment, or give one of them another id.
    """
    for conflict in ledger.conflicts:
        count = len(conflict.versions)
        yield Finding(
            conflict.versions[0],
            f"{conflict.id} is recorded in {count} versions, which differ in {_parted(conflict)}",
            fix="decide by an amendment, or give one of them another id",
            key=conflict.id,
        )


def _parted(conflict: Conflict) -> str:
    """Return the names of the fields in which versions differ, or their kinds, if it is those."""
    versions = conflict.versions
    kinds = sorted({version.kind_name for version in versions})
    if len(kinds) > 1:
        return f"what they are: {' and '.join(kinds)}"
    contents = [content(version) for version in versions]
    names = sorted({name for fields in contents for name in fields})
    differ = (n for n in names if len({repr(fields.get(n)) for fields in contents}) > 1)
    return ", ".join(differ)
