"""Whatever stands in a journal, an answer or faults come of it, in bounded time and memory.

This is the short form, with the same inputs each time. The long form is
``python -m faults.journals --count 1000000 --seed 1``, with ``src`` and ``tests`` on the path.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import attrs
import click
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.cli.commands import cli
from claimledger.errors import Fault, LoadError, NewerVersionError
from claimledger.files import LedgerFile, Limits, Lost, Torn, load
from claimledger.files.journal.bodies import TYPES
from claimledger.files.journal.lines import Lines
from claimledger.ledger import Ledger
from claimledger.model import Claim, Meta, Number, Period, Source
from faults.hostile import ENVIRONMENT
from faults.journals import asking, judging
from faults.journals.__main__ import table, tallied, verdicts
from faults.journals.agreement import defined, disagreement
from faults.journals.judging import judged
from faults.journals.kinds import FORGERIES, MEANT, Forged, forged, kind_of
from faults.journals.long import LONG
from faults.journals.looking import DISK
from faults.journals.sound import BODIES, JOURNAL, NAME, SHORT, STORY, journals, sealed
from faults.journals.worker import WHOLE

ROUND = sum(weight for weight, _ in FORGERIES.values())
COUNT = 3 * ROUND
"""So many forgeries are tried in each run of the tests, ..."""
AGREED = 2_500
"""... and of so many the lines are read in both ways."""


@cache
def found() -> list[dict[str, Any]]:
    return list(verdicts("forgeries", 0, COUNT, "--seed", "2"))


def failures(told: list[dict[str, Any]]) -> list[Any]:
    return [(one["input"], one["kind"], one["wrong"]) for one in told if one["wrong"]]


def test_forgeries() -> None:
    assert not failures(found())
    assert [one["input"] for one in found()] == list(range(COUNT))
    assert {one["kind"] for one in found()} == FORGERIES.keys()


def test_forgeries_reach_all_layers() -> None:
    """What is refused at the door would show nothing of the rooms behind."""
    parts = {
        name: sum(one[name] for one in found()) / COUNT
        for name in ("sealed", "shape", "loaded", "meaning")
    }
    assert parts["sealed"] > 0.7
    assert parts["shape"] > 0.5
    assert 0.1 < parts["loaded"] < 0.5
    assert parts["meaning"] > 0.05


def test_the_reader_of_lines_takes_what_a_line_is_by_its_definition() -> None:
    """The quick way must take no more than the strict one, and make the same of it."""
    reader, seen = Lines(NAME), set(JOURNAL.lines) | set(SHORT.lines)
    wrong: list[str] = []
    for index in (n for n in range(AGREED) if kind_of(n) not in {*MEANT, "bytes changed"}):
        for raw in forged(4, index).data.split(b"\n"):
            if raw not in seen:
                seen.add(raw)
                wrong += disagreement(raw, reader.entry(raw), Limits())
    assert not wrong[:9]


def test_journals_that_are_long_of_one_thing() -> None:
    """Of many megabytes each in the long form."""
    told = list(verdicts("long", 0, len(LONG), "--size", "0.01", "--memory", "512"))
    assert not failures(told)
    assert len(told) == len(LONG)


@pytest.mark.parametrize("name", ["ends", "beginnings and ends"])
def test_a_long_line_does_not_take_the_square_of_its_length(name: str) -> None:
    first = list(LONG).index(name)
    limits = ("--size", "0.6", "--seconds", "5", "--memory", "512")
    assert not failures(list(verdicts("long", first, 1, *limits)))


@settings(max_examples=30)
@given(
    st.text(max_size=30), st.sampled_from(['{"id":"a","text":', '{"type":"claim","meta":{"', "{"])
)
def test_any_text_as_a_body(tmp_path_factory: Any, text: str, head: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    for body in (text, head + text, f"{head}{text}}}"):
        assert not judged(Forged("any", sealed(body) + b"\n"), folder, 1).wrong


@settings(max_examples=20)
@given(st.binary(max_size=30))
def test_any_bytes(tmp_path_factory: Any, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    for whole in (data, SHORT.lines[0] + b"\n" + data, data + SHORT.data):
        assert not judged(Forged("any", whole, fed=True), folder, 1).wrong


# -- what comes to be appended -------------------------------------------------------------

GARBAGE = [
    b"x",
    b"{",
    b'{"type":"claim","id":"a b","text":"A"}',
    b"\xff",
    b"\0",
    SHORT.lines[1][:-5],
]
GARBAGE += [
    b'{"type":"torn","size":1,"sha256":"%s","begins":""}' % (b"0" * 64),
    b"[]",
    b"null",
    b"1",
]


def test_of_lines_that_come_to_be_appended_the_sound_ones_are(tmp_path: Path) -> None:
    path = tmp_path / NAME
    good = [b'{"type":"claim","id":"a%d","text":"A"}' % number for number in range(len(GARBAGE))]
    given = b"\n".join(line for pair in zip(GARBAGE, good, strict=True) for line in pair)
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "claimledger", "append", str(path), "-", "--format", "lines"],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert len(done.stdout.split()) == len(good)
    told = done.stderr.decode().splitlines()
    assert [int(line.split(":")[1]) for line in told] == list(range(1, 2 * len(GARBAGE), 2))
    assert sorted(load(path).ledger.claims) == sorted(f"a{n}" for n in range(len(good)))


def test_a_pipe_in_which_nobody_writes_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "records")
    given = ["append", str(tmp_path / NAME), str(tmp_path / "records"), "--limit", "patience=1"]
    told = CliRunner().invoke(cli, given)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "nothing came through this pipe for 1 second" in told.stderr
    assert not (tmp_path / NAME).exists()


# -- what is tried -------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes() -> None:
    code = (
        "from hashlib import sha256; from faults.journals.kinds import forged;"
        "print(sha256(b''.join(forged(5, i).data for i in range(200))).hexdigest())"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code], check=True, capture_output=True, env=ENVIRONMENT
    )
    here = sha256(b"".join(forged(5, index).data for index in range(200))).hexdigest()
    assert done.stdout.decode().strip() == here
    assert len({forged(seed, 12).data for seed in range(9)}) > 5
    assert kind_of(3) == forged(6, 3).kind


def test_the_journals_that_are_broken_are_sound(tmp_path: Path) -> None:
    for sound in (SHORT, STORY, *journals()):
        verdict = judged(Forged("none", sound.data), tmp_path, 1)
        assert verdict.loaded
        assert not verdict.wrong
        for raw, entry in sound.known.items():
            assert not list(disagreement(raw, entry, Limits()))


def test_every_type_and_every_key_of_a_body_is_in_the_journal_that_is_broken() -> None:
    """A field that is new in the records must stand there too."""
    assert {body["type"] for body in BODIES} == TYPES.keys()
    for name, (_, shape) in TYPES.items():
        assert any(b["type"] == name and b.keys() == shape.keys() for b in BODIES), name


# -- what the judge sees -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("odd"), "ValueError leaves"),
        (RecursionError(), "RecursionError leaves"),
        (KeyboardInterrupt(), "KeyboardInterrupt leaves"),
        (LoadError("1 fault", [Fault("", "", "mend", NAME, 1, 1)]), "how to mend it"),
        (LoadError("1 fault", [Fault("", "odd", "mend", NAME)]), "no fault with a place"),
        (LoadError("1 fault", [Fault("", "odd", "mend", NAME, 99, 1)]), "no such place"),
        (LoadError("1 fault", [Fault("", "\x1b", "mend", NAME, 1, 1)]), "cannot be printed"),
        (LoadError("1 fault", [Fault("", "x" * 9_999, "mend", NAME, 1, 1)]), "cannot be printed"),
        (LoadError("1 fault", [Fault("", "odd", "mend", NAME, 1, 1)]), "does not load is sound"),
    ],
)
def test_the_judge_sees(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: BaseException, words: str
) -> None:
    def raising(*_paths: Path, **_options: Limits) -> LedgerFile:
        raise error

    monkeypatch.setattr(judging, "load", raising)
    verdict = judged(Forged("none", SHORT.data), tmp_path, 1)
    assert words in " ".join(verdict.wrong)


def test_the_judge_sees_what_is_printed_and_what_is_taken_though_it_is_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def printing(*_paths: Path, **_options: Limits) -> LedgerFile:
        print("so it goes")
        return LedgerFile(Ledger())

    monkeypatch.setattr(judging, "load", printing)
    broken = Forged("none", b"{}\n")
    told = " ".join(judged(broken, tmp_path, 1).wrong)
    assert "something is printed: so it goes" in told
    assert "a journal that loads is damaged" in told


def _exit(code: int, out: str = "", err: str = "") -> click.Command:
    def callback() -> None:
        click.echo(out, nl=False)
        click.echo(err, nl=False, err=True)
        sys.exit(code)

    return click.Command("odd", callback=callback)


def _break() -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (_exit(3), "exit code 3"),
        (_exit(2, out="so it goes"), "exit code 2"),
        (_exit(0, err="Traceback (most recent call last)"), "a traceback is told"),
        (_exit(0, out="\u202e"), "cannot be printed"),
        (click.Command("odd", callback=_break), "this leaves"),
    ],
)
def test_the_judge_sees_what_the_command_line_does_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: click.Command, words: str
) -> None:
    class Odd(CliRunner):
        def invoke(self, *_given: Any, **_named: Any) -> Any:
            return super().invoke(command, [])

    monkeypatch.setattr(judging, "CliRunner", Odd)
    asked = range(0, 8 * judging.TOLD, judging.TOLD)  # with several verbs
    verdicts = [judged(Forged("none", STORY.data), tmp_path, index) for index in asked]
    assert words in " ".join(told for verdict in verdicts for told in verdict.wrong)


def test_the_judge_sees_what_is_not_appended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Deaf:
        def __init__(self, stream: io.BufferedReader, *_more: Any) -> None:
            self.count = stream.read().count(b"\n") + 1

        def batches(self) -> Iterator[tuple[list[Any], list[Fault]]]:
            yield [], [Fault("", "odd", "mend", NAME, n + 1, 1) for n in range(self.count)]

    monkeypatch.setattr(judging, "Feed", Deaf)
    wrong = judged(Forged("none", SHORT.data, fed=True), tmp_path, 1).wrong
    assert "a sound line is not appended" in wrong


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"by": "other"}, "entry.by"),
        ({"at": Period("2032-05-02T08:30:15+00:00")}, "entry.at.written"),
        ({"number": True}, "entry.number: bool, not int"),
        ({"content": Claim("gate", "The sluice gate was opened by day")}, "entry.content.text"),
        ({"content": Source("gate", "G")}, "entry.content: Source, not Claim"),
        ({"id": "0" * 64}, "entry.id"),
    ],
)
def test_where_a_reader_and_the_definition_differ_is_seen(
    change: dict[str, Any], words: str
) -> None:
    raw = SHORT.lines[0]
    entry = SHORT.known[raw]
    assert words in " ".join(disagreement(raw, attrs.evolve(entry, **change), Limits()))
    assert "only the definition takes this line" in " ".join(disagreement(raw, None, Limits()))
    assert "only the reader takes" in " ".join(disagreement(raw[1:], entry, Limits()))


def test_types_are_told_apart_within_a_record() -> None:
    raw = sealed('{"id":"c","meta":{"n":1},"text":"C","type":"claim"}')
    entry = defined(raw, Limits())
    assert entry is not None
    other = attrs.evolve(entry, content=Claim("c", "C", meta=Meta({"n": True})))
    assert "bool, not int" in " ".join(disagreement(raw, other, Limits()))
    source = sealed('{"id":"s","name":"S","number":"one","type":"source"}')
    found = defined(source, Limits())
    assert found is not None
    text = attrs.evolve(found.content)
    object.__setattr__(text, "number", "one")
    told = " ".join(disagreement(source, attrs.evolve(found, content=text), Limits()))
    assert f"entry.content.number: str, not {Number.__name__}" in told


def test_what_breaks_when_a_ledger_is_asked_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(*_given: Any, **_named: Any) -> Any:
        raise ZeroDivisionError

    for name in ("assess_all", "trace_all", "check", "dumps", "loads"):
        with monkeypatch.context() as patched:
            patched.setattr(asking, name, breaking)
            told = list(asking.asked(LedgerFile(Ledger()), Random(1)))
            assert any("ZeroDivisionError" in words for words in told), name
    assert not list(asking.asked(LedgerFile(Ledger()), Random(1)))


def test_what_ends_the_process_is_a_failure_and_the_next_is_judged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = list(LONG).index("mappings")  # seconds each, where none are left
    told = list(verdicts("long", first, 2, "--seconds", "-1", "--size", "2"))
    assert [one["wrong"] for one in told] == [[f"it ended the process: {-signal.SIGXCPU}"]] * 2
    tallies = tallied(iter(told), "long")
    assert "| **all** | 2 | 0.00 | 2 |" in table(tallies, "inputs", "inputs", "cpu", "failures")
    assert f"FAILURE long --first {first + 1}: it ended the process" in capsys.readouterr().out


def test_the_kinds_of_contradictions_are_kinds() -> None:
    assert set(MEANT) < FORGERIES.keys()
    assert WHOLE < 1_000  # some of each thousand damages go the whole way
    assert {NewerVersionError, Torn, Lost}  # each stands in some journal that is made
    assert DISK.size is not None
    assert json.loads(JOURNAL.lines[0])["entry"] == 1
