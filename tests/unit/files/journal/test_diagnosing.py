"""What is told of a line that gives no entry, word for word, and what is found within it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from claimledger.errors import Fault, NewerVersionError
from claimledger.files import Limits
from claimledger.files.journal.diagnosing import diagnosed, whole_lines
from claimledger.files.journal.lines import Lines
from unit.files.journal.sealing import LEAK, SLICK, line, sealed, sealing

BODY = '{"id":"leak","text":"A tank at the fuel depot leaks","type":"claim"}'
RAW = line(LEAK)[:-1]
SALVAGE = "claimledger salvage keeps the lines that are whole"
APPEND = "write lines with claimledger append"
FORM = "this line is not in its canonical form"
CHANGED = "this line was changed: it is not what its hash tells"
NO_LINE = "this is no whole line of a journal"


def told(raw: bytes, limits: Limits | None = None) -> list[str]:
    """Return what is told of a line that is the third of its file."""
    found = diagnosed(raw, 3, Lines("desk.jsonl", limits or Limits()))
    for fault in found:
        assert str(fault).startswith(f"desk.jsonl:3:{fault.column}: ")
    return [str(fault).removeprefix("desk.jsonl:3:") for fault in found]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "1: this line is empty; take it out, or salvage the journal"),
        (b" \t\r", "1: this line is empty; take it out, or salvage the journal"),
        (b"\0" * 9, f"1: this line is nothing but zeros: it never reached the disk; {SALVAGE}"),
        (RAW + b"\r", f"{len(RAW) + 1}: this line ends in CR LF, as a journal's does not; keep "),
        (RAW[:-1] + b"\r", f"1: {NO_LINE} (the file ends too early); {SALVAGE}"),
        (RAW.replace(b"leak", b"lake", 1), f"1: {CHANGED}; {SALVAGE}"),
        (RAW[:40], f"40: {NO_LINE} (a text does not end, or holds a control"),
        (b"hello", f"1: {NO_LINE} ('hello' is nothing that JSON knows); {SALVAGE}"),
        (b'{"type":"claim"}', f"1: {NO_LINE}; {SALVAGE}"),
        (b'{"a":"\xff"}', f"7: the byte 0xff is not UTF-8; {SALVAGE}"),
        (RAW.replace(b"leaks", b"le\xffks"), "82: the byte 0xff is not UTF-8; "),
        (RAW[:-66] + b"0" * 64 + b'"}', f"1: {CHANGED}; {SALVAGE}"),
        (sealing("[}"), "2: a value is missing before ','; write the value"),
    ],
)
def test_what_is_told_of_a_broken_line(raw: bytes, words: str) -> None:
    (found,) = told(raw)
    assert found.startswith(words), found


@pytest.mark.parametrize("mark", [b"<<<<<<< HEAD", b"=======", b">>>>>>> topic", b"||||||| base"])
def test_a_conflict_marker_is_named(mark: bytes) -> None:
    (words,) = told(mark)
    assert words == (
        "1: this is a conflict marker of git; keep the lines of both sides and take this one out; "
        "merge journals with merge=union"
    )


def test_a_line_end_of_windows_is_named() -> None:
    (words,) = told(RAW + b"\r")
    assert words.endswith(f"keep the file from being converted (git: *.jsonl -text); {SALVAGE}")


def test_a_line_that_is_too_long_is_not_looked_into() -> None:
    limits = Limits(line=len(RAW) - 1)
    (words,) = told(RAW, limits)
    assert words == (
        f"1: this line has more than {len(RAW) - 1} bytes; "
        "split the record, or raise the limit 'line'"
    )
    assert told(RAW, Limits(line=len(RAW))) == [f"1: {FORM}; write it with claimledger append"]


# -- sound hashes --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        (
            {"version": "2"},
            (
                "122: claimledger: this line is of version 2, and this library reads 1; "
                "install a newer claimledger"
            ),
        ),
        ({"version": "9" * 30}, f"122: claimledger: this line is of version {'9' * 20}, and this"),
        (
            {"version": '"1"'},
            "122: claimledger: the text '1' is no version of the format: it is 1; " + APPEND,
        ),
        ({"version": "1.5"}, "122: claimledger: the text '1.5' is no version of the format"),
        ({"version": "0"}, "122: claimledger: the text '0' is no version of the format"),
        ({"version": "[]"}, "122: claimledger: a list is no version of the format"),
        ({"at": '"2031-13"'}, "7: at: '2031-13' is no date: month must be in 1..12; write 2024,"),
        (
            {"entry": "0"},
            (
                "132: entry: the number of this entry is not from 1 to 20000000; "
                "number lines from 1, or raise the limit 'entries'"
            ),
        ),
        ({"entry": "20000001"}, "132: entry: the number of this entry is not from 1 to 20000000"),
        ({"at": "null", "entry": "0"}, "124: entry: the number of this entry is not from 1 to 2"),
        ({"entry": "[]"}, "132: entry: the number of this entry is not from 1 to 20000000"),
        ({"entry": "9" * 16}, "132: entry: the number of this entry is not from 1 to 20000000"),
        ({"id": "0" * 64}, f"139: id: the id is not the SHA-256 of the body; {SALVAGE}"),
        ({"by": '"\\u0061"'}, f"1: {FORM}; write it with claimledger append"),
        ({"at": '"2031-08-04 12:00"'}, f"1: {FORM}; write it with claimledger append"),
        ({"by": "5"}, f"1: {FORM}; write it with claimledger append"),
        ({"by": '"\\ud800"'}, "101: a text holds half a character (a lone surrogate); write both"),
    ],
)
def test_what_is_told_of_a_line_that_was_meant_so(odd: dict[str, str], words: str) -> None:
    (found,) = told(sealed(BODY, **odd))
    assert found.startswith(words), found


def test_a_newer_version_is_a_fault_of_its_own_kind() -> None:
    def kinds(version: str) -> list[type[Fault]]:
        return [type(f) for f in diagnosed(sealed(BODY, version=version), 1, Lines("x"))]

    assert kinds("2") == [NewerVersionError]
    assert kinds("0") == [Fault]


def test_whatever_else_is_odd_about_a_newer_version_is_its_own_business() -> None:
    (fault,) = diagnosed(sealing('{"claimledger":3,"body":"new"}'), 1, Lines("x"))
    assert isinstance(fault, NewerVersionError)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            '{"id":"leak","type":"claim"}',
            "27: body: the body of claim has no 'text'; write text: what is claimed, as one",
        ),
        (
            '{"id":"leak","language":"","text":"x","type":"claim"}',
            (
                "27: body: this body is not in its canonical form; leave defaults out, "
                "sort the keys, and escape nothing needlessly"
            ),
        ),
        ('{"type":"clam"}', "35: body.type: the text 'clam' is no type of a body; did you mean"),
        ('"leak"', "27: body: this is the text 'leak', not a mapping; write {type: claim,"),
    ],
)
def test_what_is_wrong_with_a_body_is_told_at_its_place_in_the_line(body: str, words: str) -> None:
    (found,) = told(sealed(body))
    assert found.startswith(words), found


def test_all_faults_of_a_body_are_told() -> None:
    body = '{"chain":[["a"],["b"]],"id":"a b","target":"c","type":"denial"}'
    assert [words.partition(";")[0] for words in told(sealed(body))] == [
        "37: body.chain[0]: this is a list, not a link of a chain",
        "43: body.chain[1]: this is a list, not a link of a chain",
        "55: body.id: 'a b' is no id",
    ]


def test_keys_that_are_missing_or_too_many_are_told() -> None:
    whole: dict[str, Any] = json.loads(sealed(BODY))
    rest = {key: value for key, value in whole.items() if key not in ("at", "entry", "line")}
    found = told(sealing(json.dumps(rest | {"z": 1}, separators=(",", ":"))))
    assert f"1: the line has no 'at'; {APPEND}" in found
    assert f"1: the line has no 'entry'; {APPEND}" in found
    mend = "a line has at, body, by, claimledger, entry, id, line"
    assert any(words.endswith(f": 'z' is no key of a line; {mend}") for words in found)


def test_a_line_without_its_number_is_told_of_it() -> None:
    text = sealed(BODY).decode()
    head = text[: text.rindex(',"line"')].replace(',"entry":1', "") + "}"
    found = told(sealing(head))
    assert found[0] == f"1: the line has no 'entry'; {APPEND}"
    assert found[1].startswith("1: entry: the number of this entry is not from 1 to")


def test_keys_in_another_order_are_told() -> None:
    whole = json.loads(sealed(BODY))
    del whole["line"]
    text = json.dumps(dict(reversed(whole.items())), separators=(",", ":"))
    assert told(sealing(text)) == [f"1: {FORM}; write it with claimledger append"]


def test_what_is_no_mapping_is_told() -> None:
    digest = sha256(b"}").hexdigest()
    (words,) = told(f',"line":"{digest}"}}'.encode())
    assert words.startswith("1: a value is missing before ','")


def test_what_is_invisible_or_long_is_told_on_one_short_line() -> None:
    body = f'{{"id":"leak","text":"x","type":"claim","{"z" * 5_000}\\u202e\\n":1}}'
    found = told(sealed(body))
    assert all(len(words) < 2_000 and words.isprintable() for words in found)


# -- within a broken line ------------------------------------------------------------------


def within(raw: bytes) -> list[tuple[int, int, str]]:
    found = whole_lines(raw, Lines("desk.jsonl"))
    return [(start, end, getattr(entry.content, "id", "")) for start, end, entry in found]


A, B = line(LEAK, 1)[:-1], line(SLICK, 2)[:-1]
NESTED = line(LEAK.but(meta={"x": {"at": None, "body": 1}}))[:-1]
"""A line within which, in data of somebody's own, another seems to begin."""
a, n = len(A), len(NESTED)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (A + B, [(0, len(A), "leak"), (len(A), len(A) + len(B), "slick")]),
        (A + b" " + B, [(0, len(A), "leak"), (len(A) + 1, len(A) + 1 + len(B), "slick")]),
        (A[:50] + B, [(50, 50 + len(B), "slick")]),
        (A + B[:-1], [(0, len(A), "leak")]),
        (b"\0" * 10 + A, [(10, 10 + len(A), "leak")]),
        (A[:-1], []),
        (A.replace(b"tank", b"pipe") + B, [(len(A), len(A) + len(B), "slick")]),
        (b"", []),
        (b'{"at":null,"body":' * 20 + A, [(360, 360 + len(A), "leak")]),
        (b'{"at":null,"body":' * 99 + A, [(1782, 1782 + len(A), "leak")]),
        (A + NESTED + A, [(0, a, "leak"), (a, a + n, "leak"), (a + n, 2 * a + n, "leak")]),
        (b"x" + NESTED[:-1], []),
    ],
)
def test_whole_lines_are_found_within_a_broken_one(
    raw: bytes, expected: list[tuple[int, int, str]]
) -> None:
    assert within(raw) == expected


def test_a_line_that_holds_the_ends_of_others_in_a_text_is_found() -> None:
    more = line(LEAK.but(note=(A + B).decode()))[:-1]
    start = A.index(b"tank")
    assert within(A[:start] + more) == [(start, start + len(more), "leak")]
