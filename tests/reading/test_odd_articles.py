"""Articles as no newsroom writes them, from the file to the answers: nothing breaks on the way.

Each is read on the command line in every format; its ledger is loaded, checked and asked again.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimledger.cli import commands
from claimledger.files import load
from claimledger.reading import reading_schema

SAID = "The mayor, Ida Holm, said that the bridge was safe. Pell Shipping denied the claim."
ODD: dict[str, str | bytes] = {
    "empty": "",
    "blank": " \n\t\n ",
    "headline": "Bridge safe, mayor says",
    "quotes": "“It is safe.” “It is not.” \"Is it?\" 'No.'",
    "marks": "“”«»\"\"''()[]{}<>…—–.,;:!?/\\|",
    "unbalanced": "“It is safe, said Ida Holm. “It is not, said Jon Berg. ” ” “",
    "crlf": SAID.replace(". ", ".\r\n\r\n"),
    "mac": SAID.replace(". ", ".\r\r"),
    "bom": "\ufeff" + SAID,
    "boms": "\ufeff\ufeff" + SAID,
    "emoji": "👩‍🚒 Ida Holm 🚒 said that 🌉 was safe 👍🏽. “🔥🔥🔥,” said 😀 Berg.",
    "right-to-left": "قال Ida Holm إن الجسر آمن. Ida said that الجسر آمن. \u202eIda said it\u202c.",
    "cyrillic": "Мэр Ида Холм said that мост безопасен. Ида Холм said so.",
    "chinese": "Ida Holm said that 大桥是安全的。李明 said that 大桥不安全。",
    "combining": "I\u0301da Holm said that ca\u0303o\u0327 was e\u0301" + "\u0301" * 300 + " safe.",
    "nul": "Ida Holm\x00 said that the\x00 bridge was safe.\x00",
    "controls": "Ida\x1b[31m Holm\x07 said\x0b that\x0c it\x85 rained\u2028\u2029.",
    "yaml": "Ida: Holm said that - {a: &b *c, d: !!e}. # Berg said that 'yes: no'. --- ... %TAG",
    "html": "<script>alert(1)</script> Ida Holm said that </style> & \"<b onclick='x'>\" was safe.",
    "toml": 'Ida \\n Holm said that """ = [1, 2] was safe.',
    "long word": "Ida Holm said that " + "bridge" * 3000 + " was safe.",
    "long name": " ".join(f"Ida{n}" for n in range(400)) + " Holm said that it was safe.",
    "long sentence": "Ida Holm said that it was safe, and " * 200 + "so on.",
    "many": "\n\n".join(f"Ida Holm{n} said that bridge {n} was safe." for n in range(300)),
    "same": "Ida Holm said it rained. " * 200,
    "same slug": "Ida Holm said it rained. Ida-Holm said it snowed. IDA HOLM said it hailed.",
    "colliding": "Harbour Post said it rained. Sand, Sand and Sand said it snowed.",
    "chain": "Reuters reported, citing Kyodo, citing TASS, that Ida Holm said Berg said it rained.",
    "capitals": SAID.upper(),
    "small": SAID.lower(),
    "numbers": "1,234.5 said that 6/7/2031 was 8%. 9 denied that 10.",
    "one word": "said",
    "cues": "said said said denied accused citing citing said, said: “said” said.",
    "apostrophes": "O'Neil's said 'it's' o'clock; 'twas Ida's' said Holm'.",
    "lines": "\n".join(SAID.replace(". ", " ").split()),
    "indonesian": "Presiden Prabowo bilang “aman”, katanya. Kami membantah tuduhan itu, kata-nya.",
}
NAMED = ["--source", "Harbour Post", "--published", "2031-03-05"]


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(commands.cli, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "article.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ODD)
def test_an_odd_article_is_read_in_every_format(name: str, language: str, tmp_path: Path) -> None:
    article = written(tmp_path, ODD[name])
    options = [article, "--language", language, *NAMED]
    for form in ("text", "json", "html"):
        result = run("read", *options, "--format", form)
        assert result.exit_code == 0, result.stderr
    page = result.stdout
    assert page.isascii()
    assert "<script" not in page
    told = run("read", *options, "--format", "json").stdout
    assert list(json.loads(told)) == list(reading_schema()["properties"])
    (tmp_path / "drafts.json").write_text(told, encoding="utf-8")
    again = run("read", *options, "--format", "json", "--drafts", tmp_path / "drafts.json")
    assert again.stdout == told


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ODD)
def test_the_ledger_of_an_odd_article_is_one(name: str, language: str, tmp_path: Path) -> None:
    article = written(tmp_path, ODD[name])
    options = ["--language", language, *NAMED, "--accept", "all", "--own-voice"]
    result = run("read", article, *options, "--format", "yaml")
    assert result.exit_code == 0, result.stderr
    file = tmp_path / "ledger.yaml"
    file.write_bytes(result.stdout_bytes)
    ledger = load(file).ledger
    texts = tmp_path / "texts"
    texts.mkdir()
    (document,) = ledger.documents
    (texts / f"{document}.txt").write_bytes(article.read_bytes())
    for verb in (["status", file], ["check", file], ["check", file, "--texts", texts]):
        assert run(*verb).exit_code in {0, 1}
    assert "CLT1" not in run("check", file, "--texts", texts).stdout
    for claim in list(ledger.claims)[:3]:
        assert run("trace", file, claim).exit_code == 0
    known = run("read", article, *options, "--format", "yaml", "--known", file)
    assert known.stdout == result.stdout


def test_a_megabyte_is_read(tmp_path: Path) -> None:
    text = "\n\n".join([SAID, *("Rain fell on the hills of Norrin. " * 300 for _ in range(100))])
    assert len(text) > 1_000_000
    article = written(tmp_path, text)
    result = run("read", article, "--language", "en", *NAMED, "--format", "yaml")
    assert result.exit_code == 0, result.stderr
    assert "Ida Holm" in result.stdout


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Ida Holm said \xff\xfe", "this is no UTF-8"),
        ("Ida Holm said that it rained.".encode("utf-16"), "this is no UTF-8"),
        (b"Ida Holm said \xed\xa0\x80", "this is no UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(data: bytes, says: str, tmp_path: Path) -> None:
    article = written(tmp_path, data)
    for form in ("text", "json", "yaml", "html"):
        result = run("read", article, "--language", "en", *NAMED, "--format", form)
        assert result.exit_code == 2
        assert str(article) in result.stderr
        assert says in result.stderr
        assert "save it as UTF-8" in result.stderr
