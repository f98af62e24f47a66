"""What comes to be appended: lines of a journal, bodies in any form, and what is told of."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.errors import Fault, LoadError, NewerVersionError
from claimledger.files import External, Limits, Lost, Recording, Torn
from claimledger.files.journal.incoming import Feed, Given, incoming
from claimledger.files.journal.lines import Lines
from claimledger.model import Assertion, Record, Ref
from unit.files.journal.sealing import LEAK, NOON, SLICK, line, sealed

BODY = b'{"type": "claim", "id": "leak", "text": "A tank at the fuel depot leaks"}'


def brought(raw: bytes, limits: Limits | None = None) -> Given:
    return incoming(raw, 3, Lines("<stdin>", limits or Limits()))


def told(raw: bytes, limits: Limits | None = None) -> tuple[Fault, ...]:
    with pytest.raises(LoadError) as caught:
        brought(raw, limits)
    count = len(caught.value.faults)
    assert caught.value.message == f"{count} fault{'s' * (count != 1)}"
    assert {(fault.file, fault.line) for fault in caught.value.faults} == {("<stdin>", 3)}
    return caught.value.faults


# -- one line ------------------------------------------------------------------------------


def test_a_line_of_a_journal_brings_when_and_by_whom() -> None:
    assert brought(line(LEAK)[:-1]) == (LEAK, Recording(NOON, "desk"))
    assert brought(line(LEAK, 7, None, "")[:-1]) == (LEAK, Recording())
    assert brought(line(Torn.of(b"x"))[:-1]) == (Torn.of(b"x"), Recording(NOON, "desk"))


def test_a_body_is_read_in_any_form() -> None:
    assert brought(BODY) == (LEAK, None)
    assert brought(b' {"text":"A tank at the fuel depot leaks","id":"leak","type":"claim"} ') == (
        LEAK,
        None,
    )
    assert brought(b'{"type":"external","ids":["b","a"]}') == (External(["a", "b"]), None)
    found, _ = brought(b'{"type":"assertion","target":"leak","chain":[{"party":"mayor"}]}')
    assert found == Assertion(Ref("leak"), chain=[Ref("mayor")])
    assert isinstance(found, Record)
    assert found.id == Assertion(Ref("leak"), chain=[Ref("mayor")]).id


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"hello", "<stdin>:3:1: 'hello' is nothing that JSON knows; "),
        (b"[]", "<stdin>:3:1: this is a list, not a mapping; write {type: claim"),
        (b'{"type":"clam"}', "<stdin>:3:9: type: the text 'clam' is no type of a body; did you"),
        (line(LEAK)[:-2], "<stdin>:3:286: this is no whole line of a journal (the file ends too"),
        (
            line(LEAK)[:-1].replace(b"tank", b"pipe"),
            "<stdin>:3:1: this line was changed: it is not what its hash tells; ",
        ),
        (b"\0" * 5, "<stdin>:3:1: this line is nothing but zeros: it never reached the disk; "),
        (b"\xff{}", "<stdin>:3:1: the byte 0xff is not UTF-8; "),
        (b"<<<<<<< HEAD", "<stdin>:3:1: "),
        (
            b'{"type":"torn","size":1,"sha256":"%b","begins":""}' % (b"0" * 64),
            "<stdin>:3:1: type: only a journal itself tells of what is torn or lost; append",
        ),
        (b'{"type":"lost","entries":[[1,2]]}', "<stdin>:3:1: type: only a journal itself tells"),
    ],
)
def test_what_is_wrong_is_told(raw: bytes, words: str) -> None:
    (fault,) = told(raw)
    assert str(fault).startswith(words), str(fault)


def test_all_that_is_wrong_with_a_body_is_told() -> None:
    assert len(told(b'{"type":"denial","chain":[[],{}],"z":1}')) == 4


def test_a_line_of_a_newer_version_is_told_as_such() -> None:
    (fault,) = told(sealed('{"id":"leak","text":"x","type":"claim"}', version="2"))
    assert isinstance(fault, NewerVersionError)


def test_a_line_that_is_too_long_is_told() -> None:
    (fault,) = told(BODY, Limits(line=len(BODY) - 1))
    assert fault.problem == f"this line has more than {len(BODY) - 1} bytes"
    assert brought(BODY, Limits(line=len(BODY))) == (LEAK, None)


# -- a stream ------------------------------------------------------------------------------


class Stream(io.BufferedIOBase):
    """A stream that brings what it has in pieces as they are given."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = [piece for piece in pieces if piece]

    def read1(self, _size: int = -1) -> bytes:
        return self.pieces.pop(0) if self.pieces else b""


def feed(*pieces: bytes, name: str = "<stdin>", **limits: int) -> Feed:
    stream: Any = Stream(pieces)
    return Feed(stream, name, Limits(**limits))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("a.yaml", "yaml"), ("a.YML", "yaml"), ("a.json", "json"), ("a.jsonl", "lines")),
        *(("a.NDJSON", "lines"), ("b.c/a.json", "json")),
    ],
)
def test_the_name_tells_what_comes(name: str, expected: str) -> None:
    assert feed(b"hello", name=name).format() == expected


FORMATS: list[tuple[bytes, str]] = [
    (b"", "lines"),
    (b"\n \n", "lines"),
    (BODY, "lines"),
    (b"\n" + BODY + b"\n", "lines"),
    (line(LEAK), "lines"),
    (line(LEAK)[:-2] + b"\n", "lines"),
    (b'{"claimledger": 1}', "json"),
    (b'{"claimledger": 1, "claims": {"a": "A"}}', "json"),
    (b'{"claims": {"a": "A"}, "claimledger": 1}', "json"),
    (b'{"claimledger": 1,\n "claims": {"a": "A"}}', "json"),
    (b"{\n", "json"),
    (b'\n{"claimledger": 1}', "json"),
    (b"\n\nclaimledger: 1", "yaml"),
    (b'{ \n "claimledger": 1}', "json"),
    (b'{"claimledger"', "json"),
    (b'{"typ": 1}\n', "lines"),
    (b'{"type": \n', "lines"),
    (b"{}\n", "lines"),
    (b"claimledger: 1\n", "yaml"),
    (b"# a ledger\nclaimledger: 1\n", "yaml"),
    (b"{claimledger: 1}", "yaml"),
    (b"{claimledger: 1,\n", "yaml"),
    (b"[]\n", "yaml"),
    (b"hello", "yaml"),
    (b'{"a":' * 5_000, "lines"),
    (b'{"a":%b}' % (b"[" * 100_000), "lines"),
]


@pytest.mark.parametrize(("data", "expected"), FORMATS)
def test_the_first_line_tells_what_comes(data: bytes, expected: str) -> None:
    for pieces in (
        [data],
        [data[:1], data[1:]],
        [bytes([byte]) for byte in data[:60]] + [data[60:]],
    ):
        found = feed(*pieces)
        assert found.format() == expected
        assert found.whole() == data


def test_of_a_first_line_that_does_not_end_so_much_is_read_as_is_allowed() -> None:
    found = feed(*[b"x" * 10] * 100, line=50)
    assert found.format() == "yaml"
    assert len(found._waiting) == 60


def test_of_what_is_too_large_so_much_is_read_as_shows_it() -> None:
    assert feed(b"x" * 10, b"y" * 10, file=20).whole() == b"x" * 10 + b"y" * 10
    assert len(feed(*[b"x" * 10] * 100, file=20).whole()) == 30


def batches(found: Feed) -> tuple[list[list[Given]], list[str]]:
    contents, faults = [], []
    for given_now, wrong in found.batches():
        contents.append(given_now)
        faults += [f"{fault.line}: {fault.problem}" for fault in wrong]
    return contents, faults


def test_lines_are_brought_as_they_come() -> None:
    found = feed(BODY + b"\n", line(SLICK), b"\n\r\n  \n", BODY[:10], BODY[10:])
    contents, faults = batches(found)
    assert [c for c in contents if c] == [
        [(LEAK, None)],
        [(SLICK, Recording(NOON, "desk"))],
        [(LEAK, None)],
    ]
    assert faults == []
    assert batches(feed()) == ([], [])


def test_lines_that_were_read_to_tell_the_format_are_brought_too() -> None:
    found = feed(BODY[:5], BODY[5:] + b"\n" + line(SLICK), BODY)
    assert found.format() == "lines"
    contents, _ = batches(found)
    assert [content for batch in contents for content, _ in batch] == [LEAK, SLICK, LEAK]


def test_each_line_stands_for_itself() -> None:
    data = b"hello\n" + BODY + b"\n\n" + b'{"type":"clam"}\r\n' + BODY + b"\r\n" + BODY[:-1]
    contents, faults = batches(feed(data))
    assert [content for batch in contents for content, _ in batch] == [LEAK, LEAK]
    assert [words.partition(":")[0] for words in faults] == ["1", "4", "6"]


def test_marks_of_another_journal_stay_there() -> None:
    data = line(Torn.of(b"x"), 1) + line(LEAK, 2) + line(Lost(((3, 4),)), 5)
    contents, faults = batches(feed(data))
    assert [content for batch in contents for content, _ in batch] == [LEAK]
    assert faults == []


def test_a_line_that_is_too_long_is_told_once_and_the_others_are_brought() -> None:
    size = len(BODY)
    long = b"x" * (3 * size)
    for pieces in (
        [BODY + b"\n" + long + b"\n" + BODY],
        [BODY + b"\n", long[:size], long[size:], b"\n", BODY],
        [BODY + b"\n" + long[:5], *[b"x" * 50] * 50, b"\n" + BODY + b"\n"],
    ):
        contents, faults = batches(feed(*pieces, line=size))
        assert [content for batch in contents for content, _ in batch] == [LEAK, LEAK]
        assert faults == [f"2: this line has more than {size} bytes"]
    contents, faults = batches(feed(*[b"x" * 50] * 50, line=size))
    assert (contents, faults) == ([[]], [f"1: this line has more than {size} bytes"])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([BODY, line(SLICK)[:-1], b"x", b"", b"\r", b"  "]), max_size=6),
    st.data(),
)
def test_it_matters_not_in_which_pieces_lines_come(parts: list[bytes], data: st.DataObject) -> None:
    whole = b"\n".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=5)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    contents, faults = batches(feed(*pieces))
    found = [content for batch in contents for content in batch]
    expected = {BODY: (LEAK, None), line(SLICK)[:-1]: (SLICK, Recording(NOON, "desk"))}
    assert found == [expected[part] for part in parts if part in expected]
    assert len(faults) == parts.count(b"x")
    assert [words.partition(":")[0] for words in faults] == [
        str(number) for number, part in enumerate(parts, 1) if part == b"x"
    ]
