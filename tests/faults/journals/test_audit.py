"""Nothing is imported, run, opened or made because of what stands in a file that is read."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from faults.hostile import ENVIRONMENT
from faults.journals.audited import JOURNALS, LEDGER_FILES, PLANTED


@pytest.fixture(scope="module")
def told() -> Any:
    done = subprocess.run(  # our own interpreter
        [sys.executable, "-m", "faults.journals.audited"],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=ENVIRONMENT,
    )
    return json.loads(done.stdout)


def test_reading_does_nothing_but_read_what_was_named(told: Any) -> None:
    assert told["clean"] == []
    assert told["files"] == LEDGER_FILES + JOURNALS + 1


def test_reading_imports_nothing_and_leaves_nothing_behind(told: Any) -> None:
    assert told["modules"] == []
    assert told["left"] == []


@pytest.mark.parametrize("name", PLANTED)
@pytest.mark.parametrize("reader", [0, 1], ids=["ledger file", "journal"])
def test_what_a_reader_must_not_do_is_noticed(told: Any, name: str, reader: int) -> None:
    event = "open" if name.startswith("open") else name
    assert any(heard.startswith(f"{event} ") for heard in told["planted"][name][reader])
