"""Articles written for the tests of reading, and what an editor finds in them, by code points.

Beside each ``articles/<language>/<slug>.txt`` stands a ``.yaml`` with its gold, in the words of the
text; here they are looked up. The same holds for the snippets of ``relays/<language>.yaml``.

What the format leaves open is settled so:

- A part stands at the borders of words: ``kata`` is not found in ``katakan``.
- The act is that of the cue: "said they will" is ``state``. ``nominal`` is a noun for a cue.
- The source is whose act the cue is; in "X reports, citing Y" that is X, and the chain ends with Y.
- Contents leave out the subject of a passive ("is said to be ..."), unless it is all there is ("the
  rumour was denied"), and prepositions as in "thanked for", "commented on".
- A quotation over two paragraphs is two stretches of content, one for each.
- A chain gives the bare name where there is one (``Dewi Lestari``, ``Kyodo`` for a Kyodo report),
  or else the noun phrase without relative clauses; a pronoun's name is one that the text uses.
- Whoever the content reports to have spoken ends the chain; ``source`` stays who tells it.
- A denial answers what its anaphor names ("that rumour" a rumour), not all that was said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple, final

import attrs
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

__all__ = [
    "Article",
    "Attribution",
    "DateExpression",
    "Snippet",
    "Stretch",
    "articles",
    "load",
    "locate",
    "snippets",
]

HERE: Final = Path(__file__).parent
UNKNOWN: Final = "?"
"""A step of a chain that nobody is named for."""

STYLES: Final = frozenset({
    "wire", "tabloid", "press release", "court report", "sports", "feature", "business", "local",
    "science", "live blog",
})  # fmt: skip
KINDS: Final = frozenset({"outlet", "agency", "platform", "state media", "official channel"})
FORMS: Final = frozenset({
    "name", "role", "collective", "anonymous", "pronoun", "enclitic", "none",
})  # fmt: skip
ACTS: Final = frozenset({
    "state", "announce", "accuse", "deny", "confirm", "admit", "promise", "plan", "hint", "predict",
    "warn", "ask", "urge", "judge", "believe", "hope", "refuse", "report", "thank", "no_comment",
    "gap",
})  # fmt: skip
SPEECHES: Final = frozenset({"direct", "mixed", "indirect", "nominal"})
POLARITIES: Final = frozenset({"+", "-", "0"})
CERTAINTIES: Final = frozenset({"certain", "probable", "possible", "unknown"})
WITHOUT_CONTENT: Final = frozenset({"no_comment", "thank"})
"""Acts that may be reported without saying what about."""

_POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_VALUE = re.compile(rf"{_POINT}|{_POINT}/(?:{_POINT}|\.\.)|\.\./{_POINT}")

_ARTICLE = frozenset({
    "style", "source", "source-kind", "author", "published", "attributions", "dates", "own_voice",
})  # fmt: skip
_ATTRIBUTION = frozenset({
    "id", "in", "source", "form", "cue", "content", "act", "speech", "polarity", "certainty",
    "chain", "inherited", "carried", "answers", "probably",
})  # fmt: skip

Chain = tuple[tuple[str, ...], ...]


class Stretch(NamedTuple):
    """A stretch of a text from ``start`` up to ``end``, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what stands there."""
        return text[self.start : self.end]

    def overlaps(self, other: Stretch) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@final
@attrs.frozen
class Attribution:
    """Somebody who is said to say something; see the format for what each field holds."""

    id: str
    passage: Stretch
    form: str
    act: str
    speech: str
    chain: Chain
    source: Stretch | None = None
    cue: tuple[Stretch, ...] = ()
    content: tuple[Stretch, ...] = ()
    polarity: str = "+"
    certainty: str = "certain"
    inherited: bool = False
    carried: bool = False
    answers: tuple[str, ...] = ()
    probably: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Stretch, ...]:
        """Source, cue and content, in order of the text."""
        source = () if self.source is None else (self.source,)
        return tuple(sorted((*source, *self.cue, *self.content)))


@final
@attrs.frozen
class DateExpression:
    """A date as the text has it, and what it comes to."""

    stretch: Stretch
    value: str


@final
@attrs.frozen
class Article:
    """A text with its gold; everything in order of the text."""

    slug: str
    language: str
    text: str
    style: str
    source: str
    source_kind: str
    published: str
    author: str | None
    attributions: tuple[Attribution, ...]
    dates: tuple[DateExpression, ...]
    own_voice: tuple[Stretch, ...]

    def attribution(self, id: str) -> Attribution:
        """Return the attribution with this id."""
        return next(found for found in self.attributions if found.id == id)


@final
@attrs.frozen
class Snippet:
    """A sentence or two, and the chain of each attribution in it."""

    text: str
    chains: tuple[Chain, ...]


def articles(language: str) -> tuple[Article, ...]:
    """Return all articles in this language, by name."""
    return tuple(load(file) for file in sorted((HERE / "articles" / language).glob("*.yaml")))


def load(file: Path) -> Article:
    """Load an article by the path of its gold."""
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    data = _read(file)
    try:
        return _article(file, text, data)
    except ValueError as error:
        raise ValueError(f"{file.parent.name}/{file.name}: {error}") from error


def snippets(language: str) -> tuple[Snippet, ...]:
    """Return the snippets with relays in this language."""
    file = HERE / "relays" / f"{language}.yaml"
    found = []
    for number, entry in enumerate(_read(file), start=1):
        where = f"{file.name}: snippet {number}"
        _known(entry, frozenset({"text", "chains"}), where)
        chains = tuple(_chain(chain, entry["text"], where) for chain in entry["chains"])
        found.append(Snippet(entry["text"], chains))
    return tuple(found)


def locate(part: str, text: str, nth: int = 1) -> Stretch:
    """Return where a part stands in a text for the nth time, at the borders of words.

    >>> locate("kata", "mengatakan itu, kata dia")
    Stretch(start=16, end=20)
    """
    places = list(_places(part, text))
    if not places:
        raise ValueError(f"{part!r} is not in {_short(text)!r}; copy the text's own words")
    if nth > len(places):
        raise ValueError(f"{part!r} is {len(places)} times in {_short(text)!r}, not {nth} times")
    return places[nth - 1]


def _places(part: str, text: str) -> Iterator[Stretch]:
    if not part.strip():
        raise ValueError("a part is empty; leave it out, or copy the text's own words")
    before = r"(?<!\w)" if part[0].isalnum() else ""
    after = r"(?!\w)" if part[-1].isalnum() else ""
    for match in re.finditer(before + re.escape(part) + after, text):
        yield Stretch(*match.span())


def _once(part: str, text: str) -> Stretch:
    places = list(_places(part, text))
    if len(places) != 1:
        raise ValueError(
            f"{part!r} occurs {len(places)} times in the text; let it be there exactly once"
        )
    return places[0]


def _article(file: Path, text: str, data: Mapping[str, Any]) -> Article:
    _known(data, _ARTICLE, "the article")
    _among(data["style"], STYLES, "the style")
    _among(data["source-kind"], KINDS, "the source's kind")
    found = [_attribution(entry, text) for entry in data["attributions"]]
    _ordered(found)
    voice = tuple(sorted(_once(sentence, text) for sentence in data["own_voice"]))
    for one in found:
        for stretch in voice:
            if any(part.overlaps(stretch) for part in one.parts):
                raise ValueError(f"{stretch.of(text)!r} is no own voice: {one.id} is in it")
    return Article(
        slug=file.stem,
        language=file.parent.name,
        text=text,
        style=data["style"],
        source=data["source"],
        source_kind=data["source-kind"],
        published=_day(data["published"]),
        author=data.get("author"),
        attributions=tuple(found),
        dates=tuple(sorted(_dates(data.get("dates", ()), text), key=lambda found: found.stretch)),
        own_voice=voice,
    )


def _attribution(data: Mapping[str, Any], text: str) -> Attribution:
    where = str(data.get("id", "an attribution without an id"))
    _known(data, _ATTRIBUTION, where)
    try:
        passage = _once(data["in"], text)
        source = _parts([data["source"]], passage, text)[0] if "source" in data else None
        found = Attribution(
            id=data["id"],
            passage=passage,
            source=source,
            form=data.get("form", "none"),
            cue=_parts(data.get("cue", ()), passage, text),
            content=_parts(data.get("content", ()), passage, text),
            act=data["act"],
            speech=data["speech"],
            polarity=data.get("polarity", "+"),
            certainty=data.get("certainty", "certain"),
            chain=_chain(data["chain"], text, where),
            inherited=data.get("inherited", False) or data.get("carried", False),
            carried=data.get("carried", False),
            answers=tuple(data.get("answers", ())),
            probably=tuple(data.get("probably", ())),
        )
        _check(found, text)
    except KeyError as error:
        raise ValueError(f"{where}: {error} is missing; say what it is") from error
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error
    return found


def _check(found: Attribution, text: str) -> None:
    for word, words, name in (
        (found.form, FORMS, "form"),
        (found.act, ACTS, "act"),
        (found.speech, SPEECHES, "speech"),
        (found.polarity, POLARITIES, "polarity"),
        (found.certainty, CERTAINTIES, "certainty"),
    ):
        _among(word, words, f"the {name}")
    parts = found.parts
    for part, following in pairwise(parts):
        if part.overlaps(following):
            raise ValueError(
                f"{part.of(text)!r} overlaps {following.of(text)!r}; say which by `nth`"
            )
    if found.carried == bool(found.cue):
        raise ValueError("either there is a cue or the sentence is carried; mend one of them")
    if (found.source is None) != (found.form in {"none", "enclitic"}):
        raise ValueError(f"a source of the form {found.form!r} does not fit; mend one of them")
    if not found.content and found.act not in WITHOUT_CONTENT:
        raise ValueError("no content; say what is said")


def _parts(
    entries: Iterable[str | Mapping[str, Any]], passage: Stretch, text: str
) -> tuple[Stretch, ...]:
    inside = passage.of(text)
    found = []
    for entry in entries:
        if isinstance(entry, str):
            part = locate(entry, inside)
        else:
            _known(entry, frozenset({"text", "nth"}), "a part")
            part = locate(entry["text"], inside, entry.get("nth", 1))
        found.append(Stretch(passage.start + part.start, passage.start + part.end))
    return tuple(sorted(found))


def _chain(steps: Sequence[Sequence[str]], text: str, where: str) -> Chain:
    for step in steps:
        if isinstance(step, str) or not step:
            raise ValueError(f"{where}: {step!r} is no step; write a list of names")
        for name in step:
            if name != UNKNOWN and not list(_places(name.casefold(), text.casefold())):
                raise ValueError(f"{where}: {name!r} is not in the text; name them as it does")
    return tuple(tuple(step) for step in steps)


def _ordered(found: Sequence[Attribution]) -> None:
    seen: set[str] = set()
    start = 0
    for one in found:
        if one.id in seen:
            raise ValueError(f"{one.id} is there twice; give each an id of its own")
        if one.passage.start < start:
            raise ValueError(f"{one.id} comes before the one above it; keep the text's order")
        for answered in (*one.answers, *one.probably):
            if answered not in seen:
                raise ValueError(f"{one.id} answers {answered}, which is not above it")
        seen.add(one.id)
        start = one.passage.start


def _dates(entries: Iterable[Mapping[str, Any]], text: str) -> Iterator[DateExpression]:
    for entry in entries:
        _known(entry, frozenset({"text", "value", "nth"}), "a date")
        if not isinstance(entry["value"], str) or not _VALUE.fullmatch(entry["value"]):
            raise ValueError(f"{entry['value']!r} is no date; write it as '2031-03-04', quoted")
        yield DateExpression(locate(entry["text"], text, entry.get("nth", 1)), entry["value"])


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _known(data: object, fields: frozenset[str], where: str) -> None:
    if not isinstance(data, Mapping):
        raise ValueError(f"{where}: {data!r} is no mapping; write its fields")  # noqa: TRY004  # one error for all bad gold
    if unknown := sorted(set(data) - fields):
        raise ValueError(f"{where}: {unknown[0]!r} is no field; the fields are {sorted(fields)}")


def _among(word: object, words: frozenset[str], what: str) -> None:
    if word not in words:
        raise ValueError(f"{what} is {word!r}; let it be one of {sorted(words)}")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."


def _read(file: Path) -> Any:
    try:
        return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    except YAMLError as error:
        raise ValueError(f"{file.parent.name}/{file.name}: {error}") from error
