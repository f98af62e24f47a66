"""The command line, as a shell sees it: output, error output, exit code."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimledger import cli
from claimledger.cli import commands
from claimledger.files import ledger_schema

PORT = """claimledger: 1
sources: {daily: Port Daily, board: {name: The Board, kind: platform}}
claimants: {mayor: the mayor, union: the union}
claims: {base: {text: A base opens, accused: [mayor]}, quiet: Nobody says this}
documents:
  mon: {source: daily, published: 2031-07-01, says: [
    {asserts: base, chain: [union], id: s1}]}
  wed: {source: daily, published: 2031-07-03, says: [
    {denies: base, chain: [mayor], id: s2}]}
"""


@pytest.fixture
def port(tmp_path: Path) -> Path:
    file = tmp_path / "port.yaml"
    file.write_text(PORT, encoding="utf-8")
    return file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands.cli, [str(argument) for argument in arguments])


def statuses(result: Result) -> dict[str, str]:
    assert result.exit_code == 0, result.stderr
    return {answer["claim"]: answer["status"] for answer in json.loads(result.stdout)["claims"]}


def refused(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_status_prints_every_claim_with_its_chains(port: Path) -> None:
    result = run("status", port)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "base: contested"
    assert "  s1  states  Port Daily <- the union  (first hand)" in result.stdout
    assert "\n\nquiet: unreported\n" in result.stdout
    assert result.stderr == ""


def test_status_as_json_has_answers_and_a_receipt(port: Path) -> None:
    result = run("status", port, "--format", "json", "--as-of", "2031-07-05")
    assert statuses(result) == {"base": "contested", "quiet": "unreported"}
    receipt = json.loads(result.stdout)["receipt"]
    assert receipt["as_of"] == "2031-07-05"
    assert len(receipt["digest"]) == 64


def test_status_of_one_claim(port: Path) -> None:
    assert statuses(run("status", port, "--claim", "base", "--format", "json")) == {
        "base": "contested"
    }
    assert "did you mean 'base'?" in refused(run("status", port, "--claim", "bas"))


def test_status_as_of_a_day(port: Path) -> None:
    result = run("status", port, "--as-of", "2031-07-02", "--format", "json")
    assert statuses(result)["base"] == "asserted"
    assert "'yesterday' is no date" in refused(run("status", port, "--as-of", "yesterday"))


def test_status_under_a_policy(port: Path) -> None:
    weak = ["--policy", "accused=weak", "--policy", "threshold=full", "--format", "json"]
    assert statuses(run("status", port, *weak))["base"] == "asserted"
    assert "did you mean 'threshold'" in refused(run("status", port, "--policy", "treshold=full"))
    assert "has no =" in refused(run("status", port, "--policy", "threshold"))
    twice = ["--policy", "threshold=full", "--policy", "threshold=weak"]
    assert "gives 'threshold' twice" in refused(run("status", port, *twice))
    assert "'fill' is no grade" in refused(run("status", port, "--policy", "threshold=fill"))


def test_status_from_a_viewpoint(port: Path) -> None:
    def seen(view: str) -> Result:
        return run("status", port, "--view", view, "--format", "json")

    assert statuses(seen("positions=except:mayor"))["base"] == "asserted"
    assert statuses(seen("positions=only:mayor,union"))["base"] == "contested"
    assert statuses(seen("documents=only:wed"))["base"] == "denied"
    assert statuses(seen("relays=except:daily"))["base"] == "open"
    assert "no document 'thu'" in refused(seen("documents=only:thu"))
    assert "did you mean 'mayor'?" in refused(seen("positions=only:major"))
    assert "did you mean 'positions'?" in refused(seen("position=only:mayor"))
    assert "selects nothing" in refused(seen("positions=save:mayor"))
    assert "names nobody" in refused(seen("positions=only"))


@pytest.mark.parametrize(
    ("verb", "arguments"), [("status", []), ("trace", ["base"]), ("check", ["--no-config"])]
)
def test_limits_are_given_to_every_verb_that_reads_a_ledger(
    verb: str, arguments: list[str], port: Path
) -> None:
    def limited(*limits: str) -> Result:
        options = [option for limit in limits for option in ("--limit", limit)]
        return run(verb, port, *arguments, *options)

    assert limited("records=10", "text=20").exit_code in (0, 1)
    assert refused(limited("records=9")) == (
        f"{port}:1:1: this file holds more than 9 records; "
        "make it several files, or raise the limit 'records'\n"
    )
    assert "more than 10 characters" in refused(limited("records=10", "text=10"))
    assert "did you mean 'records'?" in refused(limited("record=9"))
    assert "write a whole number above 0" in refused(limited("records=1e9"))
    assert "cannot be ''" in refused(limited("records="))
    assert "give at most" in refused(limited("depth=10000"))
    assert "has no =; write --limit NAME=NUMBER" in refused(limited("records"))
    assert "gives 'records' twice" in refused(limited("records=10", "records=9"))


def test_an_external_party_may_be_named_in_a_viewpoint(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "{claimledger: 1, claims: {c: x}, external: [far], sources: {d: D}, documents: "
        "{a: {source: d, says: [{asserts: c, chain: [far]}]}}}",
        encoding="utf-8",
    )
    result = run("status", file, "--view", "positions=except:far", "--format", "json")
    assert statuses(result) == {"c": "open"}


def test_trace_draws_trees(port: Path) -> None:
    result = run("trace", port, "base")
    assert result.stdout == (
        "s1\nPort Daily, 2031-07-01\n└─ the union (origin)\n\n"
        "s2\nPort Daily, 2031-07-03\n└─ the mayor (origin)\n"
    )


def test_trace_as_json(port: Path) -> None:
    data = json.loads(run("trace", port, "base", "--format", "json").stdout)
    assert [chain["path"] for chain in data["chains"]] == [["daily", "union"], ["daily", "mayor"]]


def test_trace_of_what_nobody_says_prints_nothing(port: Path) -> None:
    result = run("trace", port, "quiet")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_schema_is_printed_as_json() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == ledger_schema()
    assert result.stdout.startswith('{\n  "$schema": ')
    assert result.stdout.endswith("}\n")


def test_folders_and_files_are_merged_and_conflicts_are_told(port: Path) -> None:
    other = port.parent / "deeper" / "more.json"
    other.parent.mkdir()
    other.write_text('{"claimledger": 1, "claims": {"quiet": "Nobody \\u001b says it"}}')
    result = run("status", port.parent, "--format", "json")
    assert statuses(result) == {"base": "contested", "quiet": "unreported"}
    assert result.stderr == "conflict: quiet is recorded in 2 versions; both are kept\n"
    assert "\x1b" not in run("status", port, other).output


def test_every_fault_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("claimledger: 1\nclaims: {c: x}\nclaimant: {}\nexternl: []\n")
    told = refused(run("status", file)).splitlines()
    assert [line.split(": ")[0] for line in told] == [f"{file}:3:1", f"{file}:4:1"]
    assert "did you mean 'claimants'" in told[0]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    assert "nowhere.yaml" in refused(run("status", tmp_path / "nowhere.yaml"))


def test_without_a_ledger_the_usage_is_told() -> None:
    assert "Missing argument" in refused(run("status"))


def test_the_version() -> None:
    assert run("--version").stdout.startswith("claimledger 0.")


def test_main_without_click_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "claimledger.cli.commands", raising=False)
    monkeypatch.setitem(sys.modules, "click", None)
    with pytest.raises(SystemExit, match=r"pip install 'claimledger\[cli\]'"):
        cli.main()


def test_main_does_not_hide_what_else_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "claimledger.cli.commands", None)
    with pytest.raises(ModuleNotFoundError):
        cli.main()


def test_main_runs_the_command(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["claimledger", "trace", str(port), "quiet"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 0


def test_the_package_runs_as_a_module(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["claimledger", "trace", str(port), "quiet"])
    spec = importlib.util.find_spec("claimledger.__main__")
    assert spec is not None
    assert spec.origin is not None
    code = compile(Path(spec.origin).read_text(encoding="utf-8"), spec.origin, "exec")
    with pytest.raises(SystemExit):
        exec(code, {"__name__": "__main__", "__spec__": spec})  # noqa: S102  # as python -m does
    imported = {"__name__": spec.name, "__spec__": spec}
    exec(code, imported)  # noqa: S102
    assert imported["main"] is cli.main


def test_any_stream_will_do(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "argv", ["claimledger", "trace", str(port), "base"])
    with pytest.raises(SystemExit):
        commands.run()
    assert stream.getvalue().startswith("s1\n")


class Failing(io.StringIO):
    """A stream that cannot be written, for a reason, on a file of its own."""

    def __init__(self, error: OSError, file: io.TextIOWrapper) -> None:
        super().__init__()
        self.error, self.file = error, file

    def write(self, _text: str, /) -> int:
        raise self.error

    def fileno(self) -> int:
        return self.file.fileno()


def failing(error: OSError, port: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, bool]:
    """Run a command on a stream that fails; return the exit code, and whether it went to null."""
    with (port.parent / "out").open("w") as file:
        monkeypatch.setattr(sys, "stdout", Failing(error, file))
        monkeypatch.setattr(sys, "argv", ["claimledger", "trace", str(port), "base"])
        with pytest.raises(SystemExit) as stopped:
            commands.run()
        return stopped.value.code, os.fstat(file.fileno()).st_rdev == Path(
            os.devnull
        ).stat().st_rdev


def test_a_broken_pipe_ends_quietly(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(BrokenPipeError(32, "gone"), port, monkeypatch) == (0, True)


def test_a_full_disk_is_told(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(OSError(28, "No space left"), port, monkeypatch) == (2, False)
    assert capsys.readouterr().err == "the answer cannot be written: No space left\n"


def ended(port: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(sys, "argv", ["claimledger", "trace", str(port), "base"])
    with pytest.raises(SystemExit) as stopped:
        commands.run()
    return stopped.value.code


def closed() -> io.StringIO:
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.parametrize("stream", [None, closed()])
def test_an_output_that_is_closed_is_told(
    port: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stream: io.StringIO | None,
) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    assert ended(port, monkeypatch) == 2
    assert capsys.readouterr().err == ("the answer cannot be written: standard output is closed\n")


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, "\n"),
        (
            ValueError("a\nb"),
            2,
            "claimledger cannot go on: ValueError: a b; please report it\n",
        ),
    ],
)
def test_what_nobody_foresaw_is_not_taken_for_a_finding(
    port: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    told: str,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(commands, "trace", fails)
    assert ended(port, monkeypatch) == code
    assert capsys.readouterr() == ("", told)


def test_a_wrong_usage_is_told_by_the_command(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["claimledger", "status", str(port), "--clam", "base"])
    with pytest.raises(SystemExit) as stopped:
        commands.run()
    assert stopped.value.code == 2
    assert "No such option" in capsys.readouterr().err


def test_a_reader_that_stops_reading_is_no_error(port: Path) -> None:
    code = "import sys; from claimledger.cli import main; sys.argv[0] = 'claimledger'; main()"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code, "status", str(port)],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_any_terminal_can_print_any_name(port: Path) -> None:
    port.write_text(PORT.replace("the union", "Союз докеров"), encoding="utf-8")
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "claimledger", "trace", str(port), "base"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "latin-1"},
    )
    assert b"\\u0421\\u043e\\u044e\\u0437" in done.stdout
