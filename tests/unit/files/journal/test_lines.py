"""A line tells of itself: what is written reads back, and what was changed is no entry."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.files import Entry, Limits, Lost, Torn
from claimledger.files.journal import lines as module
from claimledger.files.journal.lines import Lines, encoded
from claimledger.model import Claim, Period, Record
from claimledger.testing.strategies import periods, records, texts
from unit.files.journal.sealing import LEAK, NOON, as_files_have_it, line, read, sealed, sealing
from unit.files.journal.test_quick import anatomy

BODY = '{"id":"leak","text":"A tank at the fuel depot leaks","type":"claim"}'


def test_a_line_is_canonical_json_with_the_hashes_of_its_body_and_of_itself() -> None:
    entry, written = encoded(LEAK, NOON, "desk", 7)
    rest = f'{{"at":"2031-08-04T12:00Z","body":{BODY},"by":"desk","claimledger":1,"entry":7,"id":'
    rest += f'"{sha256(BODY.encode()).hexdigest()}"'
    digest = sha256(f"{rest}}}".encode()).hexdigest()
    assert written.decode() == f'{rest},"line":"{digest}"}}\n'
    assert entry == Entry(LEAK, NOON, "desk", 7, sha256(BODY.encode()).hexdigest(), digest)
    assert read(written[:-1]) == entry


def test_the_id_is_of_the_body_alone_and_the_line_of_all() -> None:
    found = [encoded(LEAK, at, by, n)[0] for at, by, n in ((None, "", 1), (NOON, "desk", 2))]
    assert found[0].id == found[1].id
    assert found[0].line != found[1].line


@settings(max_examples=300, deadline=None)
@given(records(), st.none() | periods(), texts(), st.integers(1, 20_000_000))
def test_what_is_written_is_read(record: Record, at: Period | None, by: str, number: int) -> None:
    record = as_files_have_it(record)
    entry, written = encoded(record, at, by, number)
    assert written.endswith(b"}\n")
    assert written.count(b"\n") == 1
    found = read(written[:-1])
    assert found is not None
    assert anatomy(found) == anatomy(entry)
    assert repr(found) == repr(entry)


def test_marks_are_read() -> None:
    for mark in (Torn.of(b"\0" * 70_000), Lost(((1, 1), (5, 9)))):
        found = read(line(mark)[:-1])
        assert found is not None
        assert found.content == mark


def test_lines_are_read_in_any_order_of_their_beginnings() -> None:
    lines = Lines("desk.jsonl")
    whole = [line(LEAK, n, at)[:-1] for n, at in enumerate((None, NOON, None, None, NOON), 1)]
    for raw in (*whole, b"", b"{", *reversed(whole), b"\n"):
        found = lines.entry(raw)
        assert (found is None) == (raw not in whole)
        assert found is None or encoded(*_parts(found))[1][:-1] == raw


def _parts(entry: Entry) -> Any:
    return entry.content, entry.at, entry.by, entry.number


def test_what_was_changed_is_no_entry() -> None:
    raw = line(LEAK)[:-1]
    for at in range(len(raw)):
        assert read(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]) is None
        assert read(raw[:at] + raw[at + 1 :]) is None
    for odd in (b" " + raw, raw + b" ", raw + b"\n", raw + b"\r", raw + raw, b"\xef\xbb\xbf" + raw):
        assert read(odd) is None


# -- what was meant so, and is no line all the same ----------------------------------------


def test_a_line_by_hand_is_one() -> None:
    found = read(sealed(BODY))
    assert found is not None
    assert (found.content, found.at, found.by) == (LEAK, Period("2032-05-02"), "desk")
    assert read(sealed(BODY, at="null", by='""')) is not None
    assert read(sealed(BODY, by='"\\n\\u001f\\"\\\\é\U0001f600"')) is not None


@pytest.mark.parametrize(
    "odd",
    [
        {"at": '"2031-08-04 12:00"'},
        {"at": '"2031-13"'},
        {"at": '"../.."'},
        {"at": '""'},
        {"at": "2031"},
        {"at": '"2031\\u002d08"'},
        {"at": f'"{"2" * 61}"'},
        {"by": "null"},
        {"by": "5"},
        {"by": '"\\u0061"'},
        {"by": '"\\/"'},
        {"by": '"\\u001F"'},
        {"by": '"\\ud800"'},
        {"by": '"\\ud83d\\ude00"'},
        {"by": '"\x01"'},
        {"by": '"\\x"'},
        {"version": "2"},
        {"version": "1.0"},
        {"version": '"1"'},
        {"entry": "0"},
        {"entry": "-1"},
        {"entry": "01"},
        {"entry": "1.0"},
        {"entry": '"1"'},
        {"entry": "20000001"},
        {"entry": "9" * 16},
        {"id": "0" * 64},
        {"id": "F" * 64},
        {"id": "f" * 63},
    ],
)
def test_what_is_not_in_its_one_form_is_no_line(odd: dict[str, str]) -> None:
    assert read(sealed(BODY, **odd)) is None


@pytest.mark.parametrize(
    "body",
    [
        *("", "null", "5", '"x"', "[]", "{}", BODY[:-1], BODY + " ", " " + BODY, BODY + "{}"),
        '{"text":"x","id":"leak","type":"claim"}',
        '{"id":"leak","text": "x","type":"claim"}',
        '{"id":"leak","text":"\\u0078","type":"claim"}',
        '{"id":"leak","text":"\\ud800","type":"claim"}',
        '{"id":"leak","text":"x","text":"x","type":"claim"}',
        '{"id":"leak","language":"","text":"x","type":"claim"}',
        '{"id":"leak","meta":{"a":1.5},"text":"x","type":"claim"}',
        '{"id":"leak","meta":{"a":9007199254740992},"text":"x","type":"claim"}',
        '{"id":"leak","meta":{"a":-0},"text":"x","type":"claim"}',
        '{"id":"leak","meta":{"a":NaN},"text":"x","type":"claim"}',
        '{"id":"leak","meta":{"\ue000":1,"\U00010000":2},"text":"x","type":"claim"}',
        '{"id":"leak","note":"\x00","text":"x","type":"claim"}',
        '{"anchors":["x"],"chain":["a"],"id":"s","target":"c","type":"question"}',
        '{"chain":[5],"id":"s","target":"c","type":"question"}',
        '{"chain":[["a"]],"id":"s","target":"c","type":"question"}',
        '{"ids":["b","a"],"type":"external"}',
    ],
)
def test_what_is_no_canonical_body_makes_no_line(body: str) -> None:
    assert read(sealed(body)) is None


def test_the_keys_stand_in_their_order_and_nothing_else_stands_there() -> None:
    whole = json.loads(sealed(BODY))
    del whole["line"]
    assert read(sealing(json.dumps(whole, separators=(",", ":")))) is not None
    odd = dict(reversed(whole.items()))
    for data, separators in ((odd, (",", ":")), (whole, (", ", ": ")), (whole | {"z": 1}, None)):
        assert read(sealing(json.dumps(data, separators=separators))) is None


@pytest.mark.parametrize("odd", [sealed(BODY.replace("k", "k\ufffd")), sealed(BODY, by='"\ufffd"')])
def test_bytes_that_are_no_utf_8_are_no_line(odd: bytes) -> None:
    # the hashes are right: they are made anew over the bytes that are no text
    raw = odd.replace("\ufffd".encode(), b"\xff")
    body = raw[raw.index(b'"body":') + 7 : raw.rindex(b',"by"')]
    id = sha256(body).hexdigest().encode()
    head = raw[: raw.rindex(b'"id"')] + b'"id":"' + id + b'"'
    digest = sha256(head + b"}").hexdigest().encode()
    assert read(odd) is not None
    assert read(head + b',"line":"' + digest + b'"}') is None


def test_a_body_of_many_brackets_is_read_by_the_strict_reader_to_its_depth() -> None:
    deep: Any = "x"
    for _ in range(50):
        deep = [deep]
    record = Claim("leak", "[" * 200, meta={"deep": deep})
    raw = line(record)[:-1]
    found = read(raw)
    assert found is not None
    assert found.content == record
    assert Lines("x", Limits(depth=51)).entry(raw) is None
    assert Lines("x", Limits(depth=52)).entry(raw) is not None


@pytest.mark.parametrize(
    ("limits", "taken"),
    [
        (Limits(text=30), True),
        (Limits(text=29), False),
        (Limits(values=4), True),
        (Limits(values=3), False),
        (Limits(entries=1), True),
        (Limits(chain=1), True),
    ],
)
def test_limits_hold_of_a_line_too(limits: Limits, *, taken: bool) -> None:
    assert (Lines("x", limits).entry(sealed(BODY)) is not None) == taken


@pytest.mark.parametrize("most", [0, 1, 10_000])
def test_names_and_times_are_read_whether_they_are_kept_or_not(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MANY", most)
    lines = Lines("desk.jsonl")
    for _ in range(2):
        for at in (None, NOON, Period("2031")):
            for by in ("", "d", "a desk", 'a "desk"'):
                entry, raw = encoded(LEAK, at, by, 1)
                assert lines.entry(raw[:-1]) == entry


def test_a_name_is_no_longer_than_a_text() -> None:
    raw = line(LEAK, by="x" * 31)[:-1]
    assert Lines("x", Limits(text=31)).entry(raw) is not None
    assert Lines("x", Limits(text=30)).entry(raw) is None


def test_the_number_of_an_entry_is_within_its_limit() -> None:
    raw = sealed(BODY, entry="20000001")
    assert Lines("x", Limits(entries=20_000_001)).entry(raw) is not None
    assert Lines("x", Limits(entries=20_000_000)).entry(raw) is None


# -- lines that follow each other ----------------------------------------------------------


def test_of_a_line_that_follows_another_every_change_is_seen_too() -> None:
    first, second = line(LEAK, 1)[:-1], line(LEAK, 2)[:-1]
    for at in range(len(second)):
        for changed in (
            second[:at] + bytes([second[at] ^ 1]) + second[at + 1 :],
            second[:at] + second[at + 1 :],
            second[:at] + second[at : at + 1] + second[at:],
        ):
            lines = Lines("desk.jsonl")
            assert lines.entry(first) is not None
            assert lines.entry(changed) is None
    lines = Lines("desk.jsonl")
    assert lines.entry(first) == read(first)
    assert lines.entry(second) == read(second)


@pytest.mark.parametrize("numbers", [(1, 2, 3), (7, 8, 8, 9), (9, 8, 10, 1, 2), (9, 10, 99, 100)])
def test_numbers_are_read_whether_they_count_on_or_not(numbers: tuple[int, ...]) -> None:
    lines = Lines("desk.jsonl")
    for number in numbers:
        for by in ("desk", "desk", 'a "desk"') if number > 8 else ("desk",):
            entry, raw = encoded(LEAK, NOON, by, number)
            assert lines.entry(b"x" + raw[:-1]) is None
            assert lines.entry(raw[:-1]) == entry
            assert lines.entry(raw[:-2]) is None


def test_a_number_that_counts_on_is_within_its_limit_too() -> None:
    lines = Lines("x", Limits(entries=2))
    assert [lines.entry(line(LEAK, n)[:-1]) is not None for n in (1, 2, 3)] == [True, True, False]
    most = 10**15 - 1
    raws = [sealed(BODY, entry=str(n)) for n in (most - 1, most, most + 1)]
    lines = Lines("x", Limits(entries=10**18 - 1))
    assert [lines.entry(raw) is not None for raw in raws] == [True, True, False]
