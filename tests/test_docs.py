"""The pages of docs/ hold together, and say all that the code has to say."""

from __future__ import annotations

import json
import re
import tomllib
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

import claimledger
from claimledger import Answer, GapKind, Policy, Position, Status, Viewpoint, Why, errors, files
from claimledger.files import building, expectations, keeping, records, statements
from claimledger.files.journal.bodies import TYPES
from claimledger.files.journal.incoming import incoming
from claimledger.files.journal.lines import Lines
from claimledger.files.limits import Limits
from claimledger.model import Record, vocabulary

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(.*?)$(.*?)^```$", re.MULTILINE | re.DOTALL)
LANGUAGES = {"python", "pycon", "yaml", "json", "toml", "console", "shell", "text"}

FLAGS = [name for name in attrs.fields_dict(Position) if name.endswith("_only")]
SHOWN_DEFAULTS = {
    # What the constructor does is more than what attrs knows of a default.
    ("*", "id"): "derived",
    ("Ref", "id"): "required",
    ("Claimant", "name"): "the id",
    ("Source", "name"): "the id",
    ("Claim", "text"): "required",
    ("Document", "source"): "`Ref('unknown')`",
}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    return FENCE.sub("", text)


def slugs(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def targets(file: Path) -> list[tuple[Path, str]]:
    """Return the files and the headings to which a page links."""
    found = []
    for link in LINK.findall(prose(file.read_text(encoding="utf-8"))):
        if not re.match(r"[a-z]+:", link):
            path, _, heading = link.partition("#")
            found.append(((file.parent / path).resolve() if path else file, heading))
    return found


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(DOCS)))
def test_links_resolve(file: Path) -> None:
    for target, heading in targets(file):
        assert target.exists(), f"{file.name} links to {target}"
        if heading:
            assert heading in slugs(target.read_text(encoding="utf-8")), heading


def test_every_page_is_reachable_from_the_index() -> None:
    seen, waiting = set(), [DOCS / "index.md"]
    while waiting:
        file = waiting.pop()
        if file not in seen and file.suffix == ".md" and file.exists():
            seen.add(file)
            waiting += [target for target, _ in targets(file)]
    assert set(PAGES) - seen == set()


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(DOCS)))
def test_every_block_is_of_a_language_that_is_known(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert {language for language, _ in FENCE.findall(text)} <= LANGUAGES
    for language, block in FENCE.findall(text):
        if language == "pycon":
            assert ">>>" in block
        if language == "python":
            assert ">>>" not in block


def test_every_case_that_a_page_names_is_there() -> None:
    for file in PAGES:
        for name in re.findall(r"\b\d\d[a-c]?-[a-z]+-[a-z-]+\b", file.read_text(encoding="utf-8")):
            assert (ROOT / "tests" / "cases" / f"{name}.yaml").exists(), f"{file.name}: {name}"


@pytest.mark.parametrize("module", [claimledger, files, errors], ids=lambda m: m.__name__)
def test_every_public_name_is_documented(module: ModuleType) -> None:
    words = set(re.findall(r"\w+", "".join(f.read_text(encoding="utf-8") for f in PAGES)))
    assert set(module.__all__) - words - {"close_matches"} == set()  # the last is for our own rooms


@pytest.mark.parametrize("kind", [Status, GapKind, Answer, Why])
def test_every_word_of_an_answer_is_explained(kind: type[Enum]) -> None:
    text = page("reference/statuses.md")
    assert [word.value for word in kind if f"| `{word.value}` |" not in text] == []


@pytest.mark.parametrize(
    "names",
    [FLAGS, list(attrs.fields_dict(Policy)), list(attrs.fields_dict(Viewpoint))],
    ids=["flags", "policy", "viewpoint"],
)
def test_every_flag_and_field_has_its_row(names: list[str]) -> None:
    text = page("reference/statuses.md")
    assert names
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_every_field_of_a_side_is_explained() -> None:
    text = page("reference/statuses.md")
    assert [name for name in attrs.fields_dict(Position) if f"`{name}`" not in text] == []


def test_the_values_of_a_policy_are_those_of_the_code() -> None:
    for cells in rows(page("reference/statuses.md").partition("## Policy")[2]):
        name, values = cells[0].strip("`"), re.findall(r"`(\w+)`", cells[1])
        if name in attrs.fields_dict(Policy):
            default = getattr(Policy(), name)
            assert values[0] == str(default)
            if isinstance(default, Enum):
                words = {word.value for word in type(default)}
                assert set(values) == words - {"none"} if name == "threshold" else words


def test_every_chain_fact_is_explained() -> None:
    text = page("reference/statuses.md")
    facts = {"statement", "grounded", "depth", "circular"}
    facts |= {name for name in vars(claimledger.Chain) if not name.startswith("_")}
    told = set(re.findall(r"^\| `(\w+)(?:\(\w+\))?` \|", text, re.MULTILINE))
    assert facts - told == set()


# -- records.md ----------------------------------------------------------------------------


def rows(text: str) -> list[list[str]]:
    """Return the cells of every table row of a text."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def told(heading: str) -> dict[str, str]:
    """Return the fields under a heading of records.md with their defaults."""
    sections = re.split(r"^##+ ", page("reference/records.md"), flags=re.MULTILINE)
    section = next(s for s in sections if s.startswith(f"{heading}\n"))
    table = re.search(r"^\| field.*?(?=^$|\Z)", section, re.MULTILINE | re.DOTALL)
    assert table is not None, heading
    return {cells[0].strip("`"): cells[1] for cells in rows(table[0])}


def default(owner: str, attribute: attrs.Attribute[Any]) -> str:
    known = SHOWN_DEFAULTS.get((owner, attribute.name))
    known = known or SHOWN_DEFAULTS.get(("*", attribute.name))
    if known is not None:
        return known
    value = attribute.default
    if value is attrs.NOTHING:
        return "required"
    if value is None:
        return "none"
    if isinstance(value, bool):
        return f"`{value}`"
    if isinstance(value, Enum):
        return f"`{value.value}`"
    assert not value, f"{owner}.{attribute.name}"
    return "empty"


STATEMENTS = ["Assertion", "Denial", "Question", "Response", "Retraction"]
DESCRIBED = [
    *("Claimant", "Source", "Relation", "Document", "Anchor", "Claim", "ClaimRelation", "Link"),
    *STATEMENTS,
    *("Review", "Rating", "Amendment", "Suppression", "Expectation", "ChainExpectation", "Period"),
]


@pytest.mark.parametrize("name", DESCRIBED)
def test_the_table_of_a_record_agrees_with_its_fields(name: str) -> None:
    kind = getattr(claimledger, name)
    expected = {a.name: default(name, a) for a in attrs.fields(kind) if a.init}
    found = told(name)
    if issubclass(kind, Record):
        found |= told("What all records share")
    if name in STATEMENTS:
        found |= told("What all statements share")
    assert found == expected


def test_every_record_has_a_table() -> None:
    kinds = {
        name
        for name in claimledger.__all__
        if isinstance(kind := getattr(claimledger, name), type)
        and issubclass(kind, Record)
        and kind is not Record
    }
    assert kinds - set(DESCRIBED) == set()


def test_every_word_of_a_record_is_told() -> None:
    text = page("reference/records.md")
    kinds: list[type[vocabulary.Vocabulary]] = [getattr(vocabulary, n) for n in vocabulary.__all__]
    for kind in filter(len, kinds):
        assert f"`{kind.__name__}`" in text
        assert [w.value for w in kind if f"`{w.value}`" not in text] == [], kind.__name__


# -- ledger-file.md ------------------------------------------------------------------------


def test_every_section_and_key_of_a_ledger_file_is_told() -> None:
    # The shapes are the file room's own; they are read here so that the page cannot go stale.
    text = page("reference/ledger-file.md")
    keys = {*building._KEYS, *statements.VERBS, *statements._COMMON, *statements.LINK}
    shapes = [records._SOURCE, records._CLAIMANT, records._CLAIM, records._DOCUMENT]
    shapes += [records.ANCHOR, keeping._REVIEW, keeping._RATING, keeping._SUPPRESSION]
    shapes += [keeping.AMENDMENT, keeping._RECORDED, expectations._EXPECTATION]
    shapes += [expectations._CHAIN, *(verb.own for verb in statements.VERBS.values())]
    keys = keys.union(*shapes)
    assert sorted(k for k in keys if not re.search(rf"(?<!\w){k}(?!\w)", text)) == []


def test_every_limit_is_told_with_its_default() -> None:
    section = page("reference/ledger-file.md").partition("### Limits")[2]
    told = {cells[0].strip("`"): cells[1] for cells in rows(section) if len(cells) == 3}
    defaults = {name: f"{field.default:,}" for name, field in attrs.fields_dict(Limits).items()}
    assert {name: told[name].partition(" ")[0] for name in defaults} == defaults


# -- journal.md ----------------------------------------------------------------------------


def test_every_type_and_key_of_a_body_is_told() -> None:
    section = page("reference/journal.md").partition("### Bodies")[2].partition("\n### ")[0]
    always: dict[str, set[str]] = {}
    perhaps: dict[str, set[str]] = {}
    for types, *cells in rows(section):
        for name in re.findall(r"`([\w-]+)`", types):
            for cell, keys in zip(cells, (always, perhaps), strict=True):
                keys.setdefault(name, set()).update(re.findall(r"`(\w+)`", cell))
    assert {n: always[n] | perhaps[n] | {"type"} for n in always} == {
        name: set(shape) for name, (_, shape) in TYPES.items()
    }
    for name, (_, shape) in TYPES.items():
        required = {key for key, field in shape.items() if field.required}
        assert required <= always[name], name


def test_every_key_of_a_line_is_told(tmp_path: Path) -> None:
    section = page("reference/journal.md").partition("## The file")[2].partition("\n### ")[0]
    journal = files.Journal(tmp_path / "desk.jsonl")
    journal.append(claimledger.Claim("leak", "The fuel depot is leaking"))
    line = json.loads(Path(journal.path).read_text(encoding="utf-8"))
    assert [cells[0].strip("`") for cells in rows(section)] == list(line)


def test_the_readmes_journal_tells_what_the_readme_shows(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = next(text for language, text in FENCE.findall(readme) if language == "console")
    appending, id, verifying, verified = block.strip().splitlines()
    assert appending.endswith(" | claimledger append desk.jsonl")
    assert verifying == "$ claimledger verify desk.jsonl"
    journal = files.Journal(tmp_path / "desk.jsonl")
    given = appending.split("'")[1].encode()
    content, _ = incoming(given, 1, Lines(journal.path))
    assert (*journal.append(content).ids, f"desk.jsonl: {journal.verify()}") == (id, verified)


# -- configuration.md ----------------------------------------------------------------------


def test_every_option_of_a_checker_is_told_with_its_default() -> None:
    told = {(c[0], c[1], c[2]) for c in rows(page("reference/configuration.md")) if len(c) == 4}
    assert told == {
        (f"`{c.code}`", f"`{name}`", f"`{json.dumps(getattr(c.options, name))}`")
        for c in claimledger.CheckSet.default()
        if c.options is not None
        for name in attrs.fields_dict(type(c.options))
    }


# -- design.md -----------------------------------------------------------------------------


def test_every_room_and_dependency_has_its_place_in_the_design_notes() -> None:
    text = page("explanation/design.md")
    rooms = {p.stem for p in (ROOT / "src" / "claimledger").iterdir() if p.stem[0] not in "_."}
    assert sorted(room for room in rooms - {"py"} if f"| `{room}` |" not in text) == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    shipped = [extra for extra in extras if extra not in ("test", "dev")]
    wanted = [*project["dependencies"], *(name for extra in shipped for name in extras[extra])]
    names = {re.split(r"[^\w.-]", requirement)[0] for requirement in wanted} - {"claimledger"}
    assert sorted(name for name in names if f"| {name}" not in text) == []
