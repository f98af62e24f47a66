"""Journals in git, as docs/how-to/keep-ledgers-in-git.md has it: its own words are tried."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from claimledger import (
    Amendment,
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Link,
    Ref,
    Source,
)
from claimledger.errors import LockedError
from claimledger.files import Checkpoint, Journal, Verification, load

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or shutil.which("sh") is None, reason="needs git and a shell"
)

PAGE = Path(__file__).parent.parent / "docs" / "how-to" / "keep-ledgers-in-git.md"


def blocks(language: str) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


ATTRIBUTES, IGNORED, *_ = blocks("text")
HOOK, GONE = blocks("shell")
WORKFLOW = next(block for block in blocks("yaml") if block.startswith("on:"))
UNCHANGED = "*.jsonl -text\n"
"""Attributes that keep git from changing ends of lines, and leave it to its usual merge."""


class Repository:
    """A git repository without anybody's configuration, with one journal in it."""

    def __init__(self, root: Path, attributes: str, **configuration: str) -> None:
        self.root = root
        self.path = root / "desk.jsonl"
        shims = root / ".git" / "shims"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(root),
            "LC_ALL": "C",
            "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}",
        }
        self.git("init", "--quiet")
        self.git("symbolic-ref", "HEAD", "refs/heads/main")
        chosen = {"user.name": "desk", "user.email": "desk@example.org", "commit.gpgsign": "false"}
        for name, value in {**chosen, **configuration}.items():
            self.git("config", name.replace("_", "."), value)
        self.shim(shims)
        (root / ".gitattributes").write_text(attributes, encoding="utf-8")
        (root / ".gitignore").write_text(IGNORED, encoding="utf-8")
        self.commit()

    def shim(self, folder: Path) -> None:
        """Let shells find the command claimledger of this very library."""
        folder.mkdir()
        command = folder / "claimledger"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimledger "$@"\n', "utf-8")
        command.chmod(0o755)

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603  # git and the page's own commands
            command,
            cwd=self.root,
            env={**self.environment, **variables},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def append(
        self, *ids: str, to: str = "desk.jsonl", by: str = "", at: str = "2031-08-03"
    ) -> None:
        journal = Journal(self.root / to, by=by)
        for id in ids:
            journal.append(Claim(id, f"claim {id}"), at=at)

    def commit(self, *ids: str, message: str = "records") -> str:
        """Append claims, each in a write of its own, and commit all there is."""
        self.append(*ids)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def branches(self, ours: str, theirs: str) -> None:
        """Append to the journal on a branch and on main, which is then checked out."""
        self.git("checkout", "--quiet", "-b", "branch")
        self.commit(*theirs.split())
        self.git("checkout", "--quiet", "main")
        self.commit(*ours.split())

    def merge(self, other: str = "branch") -> None:
        self.git("merge", "--quiet", "-m", "merge", other)

    @property
    def ids(self) -> list[str]:
        return [
            entry.content.id for entry in Journal(self.path) if isinstance(entry.content, Claim)
        ]

    def verify(self, checkpoint: Checkpoint | None = None) -> Verification:
        return Journal(self.path).verify(checkpoint)

    def hashes(self, revision: str = "HEAD") -> set[str]:
        return set(self.git("show", f"{revision}:desk.jsonl").split("\n")) - {""}

    def ledger(self, revision: str) -> Ledger:
        path = self.root / ".git" / "earlier.jsonl"
        path.write_text(self.git("show", f"{revision}:desk.jsonl"), "utf-8")
        return load(path).ledger

    def hook(self, *names: str) -> None:
        for name in names:
            path = self.root / ".git" / "hooks" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(HOOK, encoding="utf-8")
            path.chmod(0o755)


Making = Callable[..., Repository]


@pytest.fixture
def making(tmp_path: Path) -> Making:
    def make(attributes: str = ATTRIBUTES, **configuration: str) -> Repository:
        root = tmp_path / f"repository-{len(list(tmp_path.iterdir()))}"
        root.mkdir()
        return Repository(root, attributes, **configuration)

    return make


@pytest.fixture
def repository(making: Making) -> Repository:
    return making()


def problems(faults: Iterable[Exception]) -> list[str]:
    return [getattr(fault, "problem", "") for fault in faults]


# -- merging -------------------------------------------------------------------------------


def test_two_branches_of_one_journal_merge_to_the_merge_of_their_ledgers(
    repository: Repository,
) -> None:
    repository.commit("x", "y")
    repository.branches("m1", "b1 b2")
    ours, theirs = repository.ledger("main"), repository.ledger("branch")
    repository.merge()
    assert repository.ids == ["x", "y", "m1", "b1", "b2"]
    assert [entry.number for entry in Journal(repository.path)] == [1, 2, 3, 3, 4]
    assert repository.verify().sound
    assert load(repository.path).ledger == ours | theirs
    repository.append("z")
    assert [entry.number for entry in Journal(repository.path)][-1] == 5
    assert repository.verify().sound


def test_a_journal_a_desk_needs_no_merging(making: Making) -> None:
    repository = making("")
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.append("b1", "both", to="day.jsonl", by="day")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.append("m1", "both", to="night.jsonl", by="night")
    repository.commit()
    repository.merge()
    names = ("day.jsonl", "night.jsonl")
    assert all(Journal(repository.root / name).verify().sound for name in names)
    assert set(load(repository.root).ledger.claims) == {"b1", "m1", "both"}


def test_a_journal_that_both_branches_begin_is_merged_too(repository: Repository) -> None:
    repository.branches("m1", "b1 b2")
    repository.merge()
    assert repository.ids == ["m1", "b1", "b2"]
    assert repository.verify().sound


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("s t", "s t"),
        ("s a", "s b"),
        ("a s", "b s"),
        ("a s b", "c s d"),
        ("a s t u b", "c s t u d"),
        ("a s t u v b", "c s t u v d"),
    ],
)
def test_lines_that_both_branches_add_are_kept_and_no_damage(
    repository: Repository, ours: str, theirs: str
) -> None:
    repository.commit("x", "y")
    repository.branches(ours, theirs)
    wanted = {*repository.hashes("main"), *repository.hashes("branch")}
    ledgers = repository.ledger("main") | repository.ledger("branch")
    repository.merge()
    assert repository.hashes() == wanted
    found = repository.verify()
    assert found.sound
    assert found.records == len({*ours.split(), *theirs.split()}) + 2
    assert load(repository.path).ledger == ledgers


def test_one_record_of_two_desks_is_two_lines_and_one_record(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.append("leak", by="day", at="2031-08-04")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.append("leak", by="night", at="2031-08-05")
    repository.commit()
    repository.merge()
    found = repository.verify()
    assert (found.lines, found.records, found.sound) == (2, 1, True)
    ledger = load(repository.path).ledger
    assert str(ledger.recorded(ledger.claim("leak"))) == "2031-08-04"


def test_branches_that_merge_each_other_crosswise_make_no_false_damage(
    repository: Repository,
) -> None:
    repository.commit("x")
    repository.branches("m1", "b1 b2")
    main, branch = (repository.git("rev-parse", name).strip() for name in ("main", "branch"))
    repository.merge(branch)
    repository.commit("m2")
    repository.git("checkout", "--quiet", "branch")
    repository.merge(main)
    repository.commit("b3", "b4")
    assert len(repository.git("merge-base", "--all", "main", "branch").split()) == 2
    wanted = {*repository.hashes("main"), *repository.hashes("branch")}
    repository.merge("main")
    assert repository.hashes() == wanted
    assert set(repository.ids) == {"x", "m1", "m2", "b1", "b2", "b3", "b4"}
    assert repository.verify().damage == ()


def test_what_is_squashed_and_then_merged_again_is_no_damage(repository: Repository) -> None:
    repository.commit("x")
    repository.branches("m1", "b1 b2")
    repository.git("merge", "--quiet", "--squash", "branch")
    repository.commit()
    repository.git("checkout", "--quiet", "branch")
    repository.commit("b3")
    repository.git("checkout", "--quiet", "main")
    repository.merge()
    assert set(repository.ids) == {"x", "m1", "b1", "b2", "b3"}
    assert repository.verify().sound


def test_a_rebase_puts_the_lines_of_the_branch_behind(repository: Repository) -> None:
    repository.commit("x")
    repository.branches("m1", "b1 b2")
    repository.git("checkout", "--quiet", "branch")
    repository.commit("b3")
    repository.git("rebase", "--quiet", "main")
    assert repository.ids == ["x", "m1", "b1", "b2", "b3"]
    assert repository.verify().sound


def test_a_cherry_pick_brings_the_lines_before_along(repository: Repository) -> None:
    repository.commit("x")
    repository.branches("m1", "b1 b2")
    repository.git("checkout", "--quiet", "branch")
    repository.commit("b3")
    repository.git("checkout", "--quiet", "main")
    repository.git("cherry-pick", "branch")
    assert repository.ids == ["x", "m1", "b1", "b2", "b3"]
    assert repository.verify().sound


def test_a_revert_is_undone_or_unseen(repository: Repository) -> None:
    repository.commit("x")
    added = repository.commit("y")
    repository.commit("z")
    done = repository.run("git", "revert", "--no-edit", added)
    assert "nothing to commit" in done.stdout
    assert repository.ids == ["x", "y", "z"]
    checkpoint = Journal(repository.path).checkpoint()
    repository.git("revert", "--no-edit", "HEAD")
    assert repository.ids == ["x", "y"]
    assert repository.verify().sound
    assert not repository.verify(checkpoint).sound


def test_lines_that_stand_twice_are_not_to_be_taken_out_by_hand(repository: Repository) -> None:
    repository.commit("x")
    repository.branches("a s b", "c s d")
    repository.merge()
    assert repository.ids.count("s") == 2
    lines = repository.path.read_bytes().splitlines(keepends=True)
    first, second = (at for at, id in enumerate(repository.ids) if id == "s")
    repository.git("checkout", "--quiet", "-b", "tidy")
    repository.path.write_bytes(b"".join(lines[:first] + lines[first + 1 :]))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.path.write_bytes(b"".join(lines[:second] + lines[second + 1 :]))
    repository.commit()
    repository.merge("tidy")
    assert "s" not in repository.ids


@pytest.mark.parametrize("seed", range(int(os.environ.get("CLAIMLEDGER_HISTORIES", "12"))))
def test_no_line_is_lost_in_any_history(repository: Repository, seed: int) -> None:
    """Three branches append, and merge and rebase each other, also from older commits."""
    for step in history(repository, random.Random(seed)):  # noqa: S311  # chance, no secret
        assert repository.verify().damage == (), step


def history(repository: Repository, chance: random.Random) -> Iterator[str]:
    names = ["main", "day", "night"]
    first = repository.commit("x", "y")
    for name in names[1:]:
        repository.git("branch", name)
    for step in range(14):
        own, other = chance.sample(names, 2)
        repository.git("checkout", "--quiet", own)
        if chance.random() < 0.6:  # few ids, so that branches add the same lines
            repository.commit(*(f"s{chance.randrange(6)}" for _ in range(chance.choice([1, 2, 5]))))
            yield f"{step}: {own} appends"
        elif chance.random() < 0.4:
            tip = repository.git("rev-parse", own).strip()
            joined(repository, own, other)
            yield f"{step}: {own} merges {other}"
            joined(repository, other, tip)
            yield f"{step}: {other} merges {own} crosswise"
        else:
            older = ("rev-list", "--first-parent", "-n", "3", other, f"^{first}^")
            chosen = chance.choice(repository.git(*older).split())
            plain = not repository.git("rev-list", "--merges", f"{chosen}..HEAD")
            joined(
                repository, own, chosen, "rebase" if plain and chance.random() < 0.4 else "merge"
            )
            yield f"{step}: {own} takes up some of {other}"


def joined(repository: Repository, own: str, other: str, how: str = "merge") -> None:
    """Merge a commit into a branch, or rebase it on that: no line of either is lost."""
    wanted = {*repository.hashes(own), *repository.hashes(other)}
    repository.git("checkout", "--quiet", own)
    if how == "rebase":
        repository.git("rebase", "--quiet", other)
    else:
        repository.merge(other)
    assert repository.hashes() == wanted


# -- without the attributes ----------------------------------------------------------------


def test_without_union_the_markers_are_told_by_name(making: Making) -> None:
    repository = making(UNCHANGED)
    repository.commit("x")
    repository.branches("m1", "b1")
    assert repository.run("git", "merge", "-m", "merge", "branch").returncode == 1
    told = problems(repository.verify().damage)
    assert told == ["this is a conflict marker of git"] * 3
    (repository.root / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    commands = [line for block in blocks("console") for line in block.splitlines()]
    again = next(line for line in commands if line.startswith("$ git checkout --merge"))
    assert repository.run("sh", "-c", again.removeprefix("$ ")).returncode == 0
    assert repository.ids == ["x", "m1", "b1"]
    assert repository.verify().sound


def test_ends_of_lines_are_told_where_git_changes_them(making: Making) -> None:
    for attributes, sound in (("", False), (ATTRIBUTES, True)):
        repository = making(attributes, core_autocrlf="true")
        repository.commit("x", "y")
        repository.path.unlink()
        repository.git("checkout", "--", "desk.jsonl")
        found = repository.verify()
        assert found.sound is sound
        assert problems(found.damage) == [
            "this line ends in CR LF, as a journal's does not" for _ in range(0 if sound else 2)
        ]


def test_a_torn_tail_that_was_committed_becomes_damage_and_is_salvaged(
    repository: Repository,
) -> None:
    repository.commit("x")
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.append("b1", "b2")
    whole = repository.path.read_bytes()
    repository.path.write_bytes(whole[:-30])
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.commit("m1")
    repository.git("checkout", "--quiet", "branch")
    repository.merge("main")
    found = repository.verify()
    assert [fault.line for fault in found.damage if hasattr(fault, "line")] == [3]
    saved = repository.root / "saved.jsonl"
    Journal(repository.path).salvage(saved)
    assert [e.content for e in Journal(saved)] == [
        Claim(i, f"claim {i}") for i in ("x", "b1", "m1")
    ]


def test_a_last_line_without_its_end_gets_one_from_git(repository: Repository) -> None:
    repository.commit("x")
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.append("b1")
    repository.path.write_bytes(repository.path.read_bytes()[:-1])
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.commit("m1")
    repository.git("checkout", "--quiet", "branch")
    repository.merge("main")
    assert repository.ids == ["x", "b1", "m1"]
    assert repository.verify().sound


def test_two_versions_of_an_id_stay_until_an_amendment(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "branch")
    Journal(repository.path).append(Claim("leak", "The depot leaks"))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    Journal(repository.path).append(Claim("leak", "The depot is leaking"))
    repository.commit()
    repository.merge()
    assert repository.verify().sound
    assert [conflict.id for conflict in load(repository.path).ledger.conflicts] == ["leak"]
    right = Claim("leak", "The depot is leaking")
    Journal(repository.path).append(Amendment(Ref("leak"), right))
    ledger = load(repository.path).ledger
    assert (ledger.conflicts, ledger.claim("leak")) == ((), right)


# -- checkpoints ---------------------------------------------------------------------------


def test_a_checkpoint_fits_where_the_lines_of_main_come_first(repository: Repository) -> None:
    repository.commit("x", "y")
    repository.branches("m1 m2", "b1 b2")
    repository.git("branch", "other", "branch")
    checkpoint = Journal(repository.path).checkpoint()
    repository.git("checkout", "--quiet", "-b", "merged")
    repository.merge()
    assert repository.verify(checkpoint).sound
    repository.git("checkout", "--quiet", "other")
    repository.git("rebase", "--quiet", "main")
    assert repository.verify(checkpoint).sound
    repository.git("checkout", "--quiet", "branch")
    repository.merge("main")
    told = problems(repository.verify(checkpoint).damage)
    assert told == ["the first 4 lines are not those of the checkpoint"]
    assert told[0] in PAGE.read_text(encoding="utf-8")
    assert repository.run("sh", "-c", GONE, "sh", "main").returncode == 0
    assert repository.verify(Journal(repository.path).checkpoint()).sound


def test_another_order_of_the_first_lines_is_a_notice(repository: Repository) -> None:
    repository.commit("x", "y", "z")
    checkpoint = Journal(repository.path).checkpoint()
    lines = repository.path.read_bytes().splitlines(keepends=True)
    repository.path.write_bytes(b"".join([lines[1], lines[0], lines[2]]))
    found = repository.verify(checkpoint)
    assert found.sound
    order = "the first 3 lines are in another order than in the checkpoint"
    assert order in problems(found.notices)


# -- the hook ------------------------------------------------------------------------------


def test_the_hook_lets_a_sound_journal_through(repository: Repository) -> None:
    repository.hook("pre-commit", "pre-merge-commit")
    repository.append("x", "y")
    repository.append("z", to="its o'clock.jsonl")
    repository.commit()
    (repository.root / "notes.txt").write_text("no journal", encoding="utf-8")
    repository.commit()
    repository.branches("m1", "b1")
    repository.merge()
    assert repository.git("status", "--porcelain") == ""
    assert repository.verify().sound


def test_the_hook_refuses_what_is_staged_and_damaged(repository: Repository) -> None:
    repository.commit("x", "y")
    repository.hook("pre-commit")
    before = repository.git("rev-parse", "HEAD")
    whole = repository.path.read_bytes()
    for bad in (whole.replace(b"claim y", b"claim z"), whole[:-9], whole.split(b"\n", 1)[1]):
        repository.path.write_bytes(bad)
        repository.git("add", "desk.jsonl")
        repository.path.write_bytes(whole)  # the working tree is sound, what is staged is not
        done = repository.run("git", "commit", "-m", "damage")
        assert done.returncode == 1
        assert "./desk.jsonl: " in done.stderr
        assert "damaged in 1 place" in done.stderr
    assert repository.git("rev-parse", "HEAD") == before
    repository.git("add", "desk.jsonl")
    repository.path.write_bytes(whole[:-9])  # and the other way round
    repository.git("commit", "--allow-empty", "-m", "sound")


def test_the_hook_refuses_a_merge_that_makes_damage(repository: Repository) -> None:
    repository.commit("x")
    repository.branches("m1", "b1")
    repository.git("checkout", "--quiet", "branch")
    repository.path.write_bytes(repository.path.read_bytes()[:-30])
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.hook("pre-merge-commit")
    assert repository.run("git", "merge", "-m", "merge", "branch").returncode == 1
    assert len(repository.git("log", "--format=%p", "-n", "1").split()) == 1


# -- the commands --------------------------------------------------------------------------


def steps(repository: Repository, before: str) -> list[int]:
    """Run the workflow's own commands of claimledger; return how they end."""
    workflow = YAML(typ="safe", pure=True).load(WORKFLOW)
    commands = [step["run"] for step in workflow["jobs"]["journals"]["steps"] if "run" in step]
    wanted = [command for command in commands if not command.startswith("pip ")]
    assert len(wanted) == 2
    return [repository.run("sh", "-e", "-c", c, BEFORE=before).returncode for c in wanted]


def test_the_workflow_sees_damage_and_what_was_cut_off(repository: Repository) -> None:
    (repository.root / "ledgers").mkdir()
    journal = Journal(repository.root / "ledgers" / "desk.jsonl")
    journal.append(Claim("x", "claim x"), Claim("y", "claim y"))
    commands = [line for block in blocks("console") for line in block.splitlines()]
    making = next(line for line in commands if line.startswith("$ claimledger checkpoint"))
    assert repository.run("sh", "-c", making.removeprefix("$ ")).returncode == 0
    before = repository.commit()
    assert steps(repository, before) == [0, 0]
    journal.append(Claim("z", "claim z"))
    assert steps(repository, before) == [0, 0]
    path = Path(journal.path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0])
    cut = Journal(path).checkpoint()
    (repository.root / "ledgers" / "desk.checkpoint").write_text(f"{cut}\n", encoding="utf-8")
    assert steps(repository, before) == [0, 1]
    path.write_bytes(lines[0] + lines[2])
    assert steps(repository, before) == [1, 1]
    assert steps(repository, "nowhere") == [1, 2]


def test_the_script_prints_the_lines_that_are_gone(repository: Repository) -> None:
    repository.append("a", to="a b é.jsonl")
    before = repository.commit("x", "y", "z")
    lines = repository.path.read_text(encoding="utf-8").splitlines(keepends=True)
    repository.append("new")

    def gone(revision: str = before) -> tuple[int, str]:
        done = repository.run("sh", "-c", GONE, "sh", revision)
        return done.returncode, done.stdout

    assert gone() == (0, "")
    repository.path.write_text("".join([lines[2], lines[0], lines[1]]).rstrip("\n"), "utf-8")
    assert gone() == (0, "")
    repository.path.write_text(lines[0], encoding="utf-8")
    assert gone() == (1, "".join(sorted(lines[1:])))
    assert gone("nowhere") == (2, "")


def test_what_is_damaged_is_mended_from_what_is_committed(repository: Repository) -> None:
    repository.commit(*"abcdefgh")
    repository.append("new")
    whole = repository.path.read_bytes()
    repository.path.write_bytes(whole.replace(b"claim d", b"claim q"))
    block = next(block for block in blocks("console") if "salvage desk.jsonl" in block)
    told = ""
    for line in block.splitlines():
        if line.startswith("$ "):
            command = line.removeprefix("$ ").replace("python ", f"{sys.executable} ")
            done = repository.run("sh", "-c", command)
            assert done.returncode == 0, done.stderr
            told += done.stdout
    assert "a salvage did not find entries 4" in told
    saved = Journal(repository.root / "saved.jsonl")
    held = {entry.content for entry in saved if isinstance(entry.content, Claim)}
    assert held == {Claim(id, f"claim {id}") for id in [*"abcdefgh", "new"]}


def test_a_review_as_yaml_shows_what_the_page_shows(repository: Repository) -> None:
    article = Document("post-1", Source("post", "Harbour Post"), published="2031-08-03")
    reck, depot = Claimant("reck", "Tomas Reck", kind="person"), Claimant("depot", "the depot")
    leak = Claim("leak", "The fuel depot is leaking")
    journal = Journal(repository.path, by="night desk")
    journal.append(reck, depot, Assertion(leak, chain=[article, reck], id="s1"), at="2031-08-03")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "branch")
    read = Link(Ref("post"), document=Ref("post-1"))
    denial = Denial(Ref("leak"), chain=[read, Ref("depot")], id="s2")
    Journal(repository.path, by="day desk").append(denial, at="2031-08-05")
    block = next(block for block in blocks("console") if "git diff --no-index" in block)
    told = [repository.run("sh", "-c", line.removeprefix("$ ")) for line in block.splitlines()]
    assert [done.returncode for done in told] == [0, 0, 1]
    shown = blocks("text")[2].splitlines()
    printed = told[-1].stdout.splitlines()
    assert printed[-len(shown) :] == shown
    assert printed[-len(shown) - 1].startswith("@@")


@pytest.mark.skipif(shutil.which("flock") is None, reason="needs flock of util-linux")
def test_git_under_flock_and_writers_wait_for_each_other(repository: Repository) -> None:
    repository.commit("x")
    lock = f"{repository.path}.lock"
    assert Path(lock).exists()
    commands = [line for block in blocks("console") for line in block.splitlines()]
    assert any(line.startswith("$ flock desk.jsonl.lock git ") for line in commands)
    holding = subprocess.Popen(  # noqa: S603  # the page's own command, holding for longer
        ["flock", lock, "sh", "-c", "echo held; read line"],  # noqa: S607  # wherever it is
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == b"held\n"
        with pytest.raises(LockedError):
            Journal(repository.path, patience=0).append(Claim("y", "claim y"))
    repository.append("y")
    assert repository.ids == ["x", "y"]
