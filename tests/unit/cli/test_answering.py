"""Answers of `claimledger status` as they come: one by one, with a count on a terminal."""

from __future__ import annotations

import gc
import io
import json
import os
import re
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from claimledger import assess, receipt
from claimledger.cli import commands, options, streams
from claimledger.files import LedgerFile, Limits, load
from claimledger.reasoning import Assessment, assess_all
from claimledger.rendering import assessment_data

PORT = """claimledger: 1
sources: {daily: Port Daily}
claimants: {mayor: the mayor, union: the union}
claims:
  {base: {text: A base opens, accused: [mayor]}, quai: Der Kai schließt, quiet: Nobody says it}
documents:
  mon: {source: daily, published: 2031-07-01, says: [
    {asserts: base, chain: [union], id: s1}, {asserts: quai, chain: [mayor], id: s3}]}
  wed: {source: daily, published: 2031-07-03, says: [
    {denies: base, chain: [mayor], id: s2}]}
"""
CLAIMS = ("base", "quai", "quiet")
COUNT = re.compile(r"\r\x1b\[\?25l[^\r\n\x1b]*|\x1b\[\?25h\n")
"""What draws the count, and what ends it."""


@pytest.fixture
def port(tmp_path: Path) -> Path:
    file = tmp_path / "port.yaml"
    file.write_text(PORT, encoding="utf-8")
    return file


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a ledger with just so many claims that they are counted."""
    file = tmp_path / "many.json"
    claims = {f"c{number:03}": f"Event {number}" for number in range(1_000)}
    file.write_text(json.dumps({"claimledger": 1, "claims": claims}), encoding="utf-8")
    return file


class Stream(io.StringIO):
    """A stream that notes when it is written to, and may be a terminal, or read by nobody."""

    def __init__(
        self,
        note: Callable[[str], object] = str,
        *,
        terminal: bool = False,
        file: io.TextIOWrapper | None = None,
    ) -> None:
        super().__init__()
        self.note, self.terminal, self.file = note, terminal, file

    def write(self, text: str, /) -> int:
        if self.file is not None:
            raise BrokenPipeError
        size = super().write(text)
        if text:
            self.note(text)
        return size

    def isatty(self) -> bool:
        return self.terminal

    def fileno(self) -> int:
        return super().fileno() if self.file is None else self.file.fileno()


class Asked(Mapping[str, Assessment]):
    """The answers of a ledger; it notes which were asked for, and fails at one of them."""

    def __init__(
        self,
        answers: Mapping[str, Assessment],
        note: Callable[[str], object],
        fails: tuple[str, BaseException] | None,
    ) -> None:
        self.answers, self.note, self.fails = answers, note, fails
        self.given: list[weakref.ref[Assessment]] = []

    def __getitem__(self, claim: str) -> Assessment:
        gc.collect()
        kept = sum(answer() is not None for answer in self.given)
        assert kept <= 1, f"{kept} answers are kept"
        self.note(f"asked: {claim}")
        if self.fails is not None and claim == self.fails[0]:
            raise self.fails[1]
        answer = self.answers[claim]
        self.given.append(weakref.ref(answer))
        return answer

    def __iter__(self) -> Iterator[str]:
        return iter(self.answers)

    def __len__(self) -> int:
        return len(self.answers)


Patch = pytest.MonkeyPatch


def answered(
    patch: Patch, path: Path, *further: str, out: Stream | None = None, err: Stream | None = None
) -> tuple[object, str, str]:
    """Ask for the status; return the exit code and what both streams hold."""
    out, err = out or Stream(), err or Stream()
    with patch.context() as during:
        during.setattr(sys, "stdout", out)
        during.setattr(sys, "stderr", err)
        during.setattr(sys, "argv", ["claimledger", "status", str(path), *further])
        with pytest.raises(SystemExit) as stopped:
            commands.run()
    return stopped.value.code, out.getvalue(), err.getvalue()


def watched(
    patch: Patch, note: Callable[[str], object], fails: tuple[str, BaseException] | None = None
) -> None:
    """Note which answers are asked for."""
    patch.setattr(
        commands, "assess_all", lambda *asked, **how: Asked(assess_all(*asked, **how), note, fails)
    )


# -- one by one ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json"])
def test_each_answer_is_written_before_the_next_is_asked_for(
    form: str, port: Path, monkeypatch: Patch
) -> None:
    noted: list[str] = []
    watched(monkeypatch, noted.append)
    code, out, err = answered(monkeypatch, port, "--format", form, out=Stream(noted.append))
    assert (code, err) == (0, "")
    assert [text.startswith("asked: ") for text in noted][:6] == [True, False] * 3
    for claim, asked, written in zip(CLAIMS, noted[::2], noted[1::2], strict=False):
        assert asked == f"asked: {claim}"
        assert claim in written
        assert written.endswith("\n")
    assert "".join(text for text in noted if not text.startswith("asked: ")) == out


@pytest.mark.parametrize("form", ["text", "json"])
def test_once_nobody_reads_on_nothing_more_is_asked(
    form: str, port: Path, monkeypatch: Patch
) -> None:
    noted: list[str] = []
    watched(monkeypatch, noted.append)
    with (port.parent / "out").open("w") as file:
        found = answered(monkeypatch, port, "--format", form, out=Stream(file=file))
    assert found == (0, "", "")
    assert noted == ["asked: base"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_stops_after_the_first_answer_is_no_error(form: str, many: Path) -> None:
    command = [sys.executable, "-m", "claimledger", "status", str(many), "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603  # our own interpreter
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() in (b"c000: unreported\n", b"{\n")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, "\n"),
        (
            ValueError("odd"),
            2,
            "claimledger cannot go on: ValueError: odd; please report it\n",
        ),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_was_answered_stays_when_the_rest_is_not(
    form: str, error: BaseException, code: int, told: str, port: Path, monkeypatch: Patch
) -> None:
    whole = answered(monkeypatch, port, "--format", form)[1]
    watched(monkeypatch, str, ("quai", error))
    found, out, err = answered(monkeypatch, port, "--format", form)
    assert (found, err) == (code, told)
    assert "base" in out
    assert "quai" not in out
    assert whole.startswith(out)


@pytest.mark.parametrize("claims", [CLAIMS, CLAIMS[:1], ()])
def test_the_json_is_as_if_it_were_made_at_once(
    claims: tuple[str, ...], port: Path, monkeypatch: Patch
) -> None:
    further = ["--claim", *claims] if len(claims) == 1 else []
    if not claims:
        port.write_text("claimledger: 1\n", encoding="utf-8")
    ledger = load(port).ledger
    data = {
        "claims": [assessment_data(assess(ledger, claim)) for claim in claims],
        "receipt": receipt(ledger).fields(),
    }
    out = answered(monkeypatch, port, "--format", "json", *further)[1]
    assert out == json.dumps(data, indent=2) + "\n"


def test_of_a_ledger_without_claims_nothing_is_written(port: Path, monkeypatch: Patch) -> None:
    port.write_text("claimledger: 1\n", encoding="utf-8")
    assert answered(monkeypatch, port) == (0, "", "")


# -- the count -----------------------------------------------------------------------------


def test_a_terminal_shows_how_many_claims_are_answered(many: Path, monkeypatch: Patch) -> None:
    _, quiet, nothing = answered(monkeypatch, many)
    assert nothing == ""
    code, out, err = answered(monkeypatch, many, err=Stream(terminal=True))
    assert (code, out) == (0, quiet)
    assert err.index("0/1000") < err.index("1000/1000")
    assert COUNT.sub("", err) == ""
    assert err.endswith("\n")
    assert streams._CLEAR not in err  # there is nothing to give way to


def test_few_claims_are_not_counted(port: Path, monkeypatch: Patch) -> None:
    assert answered(monkeypatch, port, err=Stream(terminal=True))[2] == ""


def test_the_count_goes_on_now_and_then(monkeypatch: Patch) -> None:
    def shown(often: float) -> list[str]:
        err = Stream(terminal=True)
        monkeypatch.setattr(streams, "_OFTEN", often)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdout", Stream())
        streams.write_each(["x\n"] * 1_001, "answering", 1_000)
        return re.findall(r"(\d+)/1000", err.getvalue())

    assert shown(-1) == [str(number) for number in range(1_001)]
    assert shown(3_600) == ["0", "1000"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_on_one_terminal_the_count_gives_way_to_each_answer(
    form: str, many: Path, monkeypatch: Patch
) -> None:
    """What the count draws is taken away before an answer is written."""
    shown = io.StringIO()

    def terminal() -> Stream:
        return Stream(shown.write, terminal=True)

    _, out, _ = answered(monkeypatch, many, "--format", form, out=terminal(), err=terminal())
    drawn, *answers = shown.getvalue().split(streams._CLEAR)
    assert "0/1000" in drawn
    assert COUNT.sub("", drawn) == ""
    assert len(answers) == (1_000 if form == "text" else 1_001)
    for number, answer in enumerate(answers[:1_000], 1):
        text, count = answer.split("\n\r")
        assert f"{number}/1000" in count
        assert "\x1b" not in text
    assert "".join(COUNT.sub("", answer) for answer in answers) == out


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no terminal of one's own")
def test_a_real_terminal_shows_the_count_beside_a_file_of_answers(many: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "claimledger", "status", str(many)]
    with (many.parent / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=theirs)  # noqa: S603  # our own interpreter
    os.close(theirs)
    shown = b"".join(_read(ours))
    assert process.wait() == 0
    answers = (many.parent / "out").read_bytes()
    assert b"answering" in shown
    assert answers.count(b": unreported\n") == 1_000
    assert b"answering" not in answers


def _read(terminal: int) -> Iterator[bytes]:
    """Yield what a terminal shows until nobody writes to it any more, and close it."""
    try:
        while piece := os.read(terminal, 2**16):
            yield piece
    except OSError:  # as Linux tells it
        pass
    finally:
        os.close(terminal)


# -- reading -------------------------------------------------------------------------------


@pytest.mark.parametrize("sweep", [gc.enable, gc.disable])
def test_garbage_is_looked_for_after_reading_as_before(
    sweep: Callable[[], None], port: Path, monkeypatch: Patch
) -> None:
    """While a ledger is read, all is kept; a search for garbage would go through it again."""
    during: list[bool] = []

    def loading(*paths: str, limits: Limits, watch: None) -> LedgerFile:
        during.append(gc.isenabled())
        return load(*paths, limits=limits, watch=watch)

    monkeypatch.setattr(options, "load", loading)
    before = gc.isenabled()
    try:
        sweep()
        answered(monkeypatch, port)
        assert gc.isenabled() is (sweep is gc.enable)
    finally:
        (gc.enable if before else gc.disable)()
    assert during == [False]
