"""How well the seed article is read, by its gold: what is found, with chains, denials and dates.

Run it alone: ``PYTHONPATH=tests python -m benchmarks.reading.seed PATH_TO_SEED_FOLDER [--errors]``.
The folder holds ``article.txt`` and ``gold.json``; neither is part of the project.

- An attribution is **found** if a draft's cue overlaps its cue, their contents are alike (at least
  half of each in the other), and their sources overlap, or gold has none. A draft counts for one.
- A **chain** is right if it has as many links as gold's without the outlet, and each is who is
  meant: its words hold the name in gold, or words of the article that gold says name the same one.
- A **carry-over** is found if a draft without a cue is alike, of medium tier; its chain, likewise.
- A **denial link** is one answered attribution, and whether surely or probably.
- A **date** is right if a mention overlaps it, whose period is the value or the interval of gold.
- **Spurious** are drafts and answers that are in no gold. **Acts** are compared as far as gold
  tells them: plan, accuse, deny, hint, judge, gap, and any other for ``assert``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, final

import attrs

from benchmarks.reading.pairing import UNKNOWN, chain_of, names, paired, same_name
from benchmarks.reading.scoring import (
    Goal,
    Read,
    Share,
    alike,
    goal_table,
    marked,
    parts_of,
    share,
    touch,
)
from claimledger.model import Document, Source
from claimledger.reading import Draft, Reading, Span, SpeechAct, Tier, read

__all__ = ["DAY", "LANGUAGE", "Attribution", "Score", "Seed", "document", "load", "main", "score"]

LANGUAGE: Final = "id"
DAY: Final = "2024-06-19"
_TOLD: Final[Mapping[str, frozenset[SpeechAct]]] = {
    "intend": frozenset({SpeechAct.PLAN}),
    "promise": frozenset({SpeechAct.PROMISE, SpeechAct.PLAN, SpeechAct.STATE}),
    "unknown": frozenset({SpeechAct.GAP}),
    **{word: frozenset({SpeechAct(word)}) for word in ("accuse", "deny", "hint", "judge")},
}
_PARTLY: Final = frozenset(act for acts in _TOLD.values() for act in acts) - {SpeechAct.PLAN}


@final
@attrs.frozen
class Attribution:
    """An attribution of the gold file; ``chain`` is without the outlet."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[str, ...]
    stance: str
    answers: Mapping[str, bool]
    """Which others it answers, and whether that is sure."""


@final
@attrs.frozen
class Seed:
    """The article with its gold; ``forms`` are the words of the article that name each party."""

    text: str = attrs.field(repr=False)
    attributions: tuple[Attribution, ...]
    forms: Mapping[str, frozenset[str]]
    dates: tuple[tuple[Span, frozenset[str]], ...]


@final
@attrs.frozen
class Score:
    """All figures, and each difference in words."""

    explicit: Share
    chains: Share
    acts: Share
    carried: Share
    carried_chains: Share
    denials: Share
    dates: Share
    spurious: int
    spurious_answers: int
    differences: tuple[str, ...] = attrs.field(repr=False)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Return the lines of the table."""
        return (
            Goal("explicit attributions", self.explicit, 100.0),
            Goal("their chains", self.chains, 100.0),
            Goal("their acts", self.acts),
            Goal("carry-overs at medium tier", self.carried, 100.0),
            Goal("their chains", self.carried_chains),
            Goal("denial links, surely and probably", self.denials, 100.0),
            Goal("dates", self.dates, 100.0),
            Goal("spurious drafts", str(self.spurious)),
            Goal("spurious answers", str(self.spurious_answers)),
        )


def document() -> Document:
    """Return the item in which the article was published, with its day."""
    return Document("seed", Source("idn-times", "IDN Times"), published=DAY, language=LANGUAGE)


def load(folder: Path) -> Seed:
    """Load the article and its gold from a folder."""
    data = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = (folder / "article.txt").read_text(encoding="utf-8")
    entries = data["attributions"]
    return Seed(
        text,
        tuple(map(_attribution, entries)),
        _forms(entries),
        tuple((_span(d["span"]), frozenset(_values(d))) for d in data["dates"]),
    )


def _span(data: Mapping[str, Any]) -> Span:
    return Span(data["start"], data["end"])


def _attribution(data: Mapping[str, Any]) -> Attribution:
    source, cue, content = (tuple(map(_span, data[n])) for n in ("source", "cue", "content"))
    answers = {a.rstrip("?"): not a.endswith("?") for a in data["responds_to"]}
    chain = tuple(UNKNOWN if "unspecified" in name else name for name in data["chain"][1:])
    return Attribution(data["id"], source, cue, content, chain, data["stance"], answers)


def _forms(entries: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Return the words of the article for each name in a chain: those of the sources it is of.

    The source of an attribution is the innermost of its chain that shares a word with whom gold
    says the source to be.
    """
    found: dict[str, set[str]] = {}
    for entry in entries:
        chain = entry["chain"][1:]
        resolved = set(re.findall(r"\w{3,}", (entry["source_resolved"] or "").casefold()))
        for name in reversed(chain):
            if resolved & set(re.findall(r"\w{3,}", name.casefold())):
                found.setdefault(name, set()).update(part["text"] for part in entry["source"])
                break
    return {name: frozenset(words) for name, words in found.items()}


def _values(data: Mapping[str, str]) -> Iterator[str]:
    for value in filter(None, (data["value"], data.get("interval"))):
        plain = value.removeprefix("~").removeprefix("after ")
        if plain.startswith("since "):
            yield plain.removeprefix("since ") + "/.."
        elif plain.startswith("up to "):
            yield "../" + plain.removeprefix("up to ")
        else:
            yield plain


def score(seed: Seed, read_one: Read) -> Score:
    """Read the article, and set what is found beside gold."""
    reading = read_one(seed.text)
    pairs = paired(seed.attributions, reading.drafts)
    beside = {a.id: reading.drafts[pairs[n]] for n, a in enumerate(seed.attributions) if n in pairs}
    said: list[str] = []

    def asked(rights: Iterable[tuple[str, bool]]) -> Share:
        answers = list(rights)
        said.extend(what for what, right in answers if not right)
        return share(right for _, right in answers)

    explicit = [a for a in seed.attributions if a.cue]
    carried = [a for a in seed.attributions if not a.cue]
    links = [(a, other, sure) for a in seed.attributions for other, sure in a.answers.items()]
    answered = {
        (a.id, answer.draft): answer.sure
        for a in seed.attributions
        if a.id in beside
        for answer in beside[a.id].responds_to
    }
    wanted = {(a.id, beside[o].id) for a, o, _ in links if a.id in beside and o in beside}
    spurious = [d for n, d in enumerate(reading.drafts) if n not in pairs.values()]
    extra = set(answered) - wanted
    return Score(
        explicit=asked((f"{a.id} not found", _found(a, beside.get(a.id))) for a in explicit),
        chains=asked(
            (f"{a.id} chain: {_chains(a, beside)}", _chain(seed, a, beside)) for a in explicit
        ),
        acts=asked(
            (f"{a.id} act: {beside[a.id].act}, not {a.stance}", _act(a, beside[a.id]))
            for a in explicit
            if a.id in beside
        ),
        carried=asked(
            (
                f"{a.id} not carried over at medium tier",
                _found(a, beside.get(a.id)) and beside[a.id].tier is Tier.MEDIUM,
            )
            for a in carried
        ),
        carried_chains=asked(
            (f"{a.id} chain: {_chains(a, beside)}", _chain(seed, a, beside)) for a in carried
        ),
        denials=asked(
            (
                f"{a.id} {'answers' if sure else 'may answer'} {other}",
                other in beside and answered.get((a.id, beside[other].id)) is sure,
            )
            for a, other, sure in links
        ),
        dates=asked(_dates(seed, reading)),
        spurious=len(spurious),
        spurious_answers=len(extra),
        differences=(
            *said,
            *(f"spurious: {d.rule}: {marked(seed.text, parts_of(d))}" for d in spurious),
            *(f"{a} answers {other}, which is not in gold" for a, other in sorted(extra)),
        ),
    )


def _found(gold: Attribution, draft: Draft | None) -> bool:
    if draft is None or not alike(draft.content, gold.content):
        return False
    return not gold.source or touch(draft.source.spans, gold.source)


def _chain(seed: Seed, gold: Attribution, beside: Mapping[str, Draft]) -> bool:
    if gold.id not in beside:
        return False
    steps = chain_of(beside[gold.id])
    return len(steps) == len(gold.chain) and all(
        len(step) == 1 and _is_meant(seed, name, step[0])
        for name, step in zip(gold.chain, steps, strict=True)
    )


def _is_meant(seed: Seed, name: str, found: str) -> bool:
    forms = seed.forms.get(name, frozenset())
    return same_name(name, found) or any(names(form, found) for form in forms)


def _chains(gold: Attribution, beside: Mapping[str, Draft]) -> str:
    steps = chain_of(beside[gold.id]) if gold.id in beside else ()
    found = " <- ".join(" + ".join(step) for step in steps) or "none"
    return f"{found}; gold: {' <- '.join(gold.chain) or 'none'}"


def _act(gold: Attribution, draft: Draft) -> bool:
    if gold.stance in _TOLD:
        return draft.act in _TOLD[gold.stance]
    return draft.act not in _PARTLY or draft.act is SpeechAct.STATE


def _dates(seed: Seed, reading: Reading) -> Iterator[tuple[str, bool]]:
    for span, values in seed.dates:
        found = [str(d.period) for d in reading.dates if touch([d.span], [span])]
        right = any(_same_time(value, told) for value in values for told in found)
        shown = " and ".join(found) or "none"
        yield f"date {span.of(seed.text)!r}: {shown}; gold: {' or '.join(sorted(values))}", right


def _same_time(value: str, told: str) -> bool:
    """Tell whether periods are the same, or an interval's end is more precise than gold's."""
    begin, slash, end = value.partition("/")
    other, _, until = told.partition("/")
    return value == told or (bool(slash) and begin == other and until.startswith(end))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; see the module's text for the options."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.seed")
    parser.add_argument("folder", type=Path, help="where article.txt and gold.json are")
    parser.add_argument("--errors", action="store_true", help="print each difference")
    chosen = parser.parse_args(arguments)
    found = score(load(chosen.folder), partial(read, language=LANGUAGE, document=document()))
    print(goal_table(found.goals))
    if chosen.errors:
        print("", *found.differences, sep="\n")


if __name__ == "__main__":
    main()
