"""How well Indonesian is read, by PFSA-ID: quotations of public figures in 408 articles.

Run it alone: ``PYTHONPATH=tests python -m benchmarks.reading.pfsa PATH_TO_REALDATA``, with
``--split even|odd|all``, ``--marks file|curly|straight|plain`` (how the text is made again, see
`untokenized`; each article is read by itself), and ``--errors N`` for what is not found.

Gold are tokens with labels. STATEMENT is what is quoted, CUE a verb (``kata``), CUECOREF one with
``-nya``, which names nobody. Only public figures who are quoted word for word are labelled: what a
reader finds beyond them is mostly right, so that precision measured here is a floor, and no goal.

- **Cue recall**: of CUE and CUECOREF tokens, those that share a code point with a draft's cue.
- **STATEMENT token recall**: of tokens of statements (punctuation with them), those that share a
  code point with the content of a draft, whichever.
- **The right person overlapped**: each CUE is taken with its speaker: the labelled tokens (PERSON,
  PERSONCOREF, ROLE, AFFILIATION) in its sentence and outside statements that are nearest to it,
  and those that follow or precede these with nothing but punctuation or numbers between. Of the
  CUEs with a speaker that a draft finds, those where the draft's source, or a link of its chain,
  shares a code point with the speaker. CUECOREFs have no speaker, and are left out.
- **Statements whole**: of statements, those at least nine tenths of whose tokens are content of
  one draft (stretches of one cue count together).
- **Precision, a floor**: of drafts whose content is at least half in quotation marks (speech
  ``direct``), those whose content shares a code point with a STATEMENT; and the same of all drafts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, final

import attrs

from benchmarks.reading.scoring import (
    Goal,
    Places,
    Read,
    Share,
    goal_table,
    marked,
    parts_of,
    rate_table,
    share,
    tallied,
    touch,
)
from benchmarks.reading.untokenized import Marks, Token, articles_of, retold
from claimledger.reading import Draft, Span, Speech, read

__all__ = ["FILE", "Entity", "News", "Score", "load", "main", "score"]

FILE: Final = "pfsa_id_dev40.txt"
PEOPLE: Final = frozenset({"PERSON", "PERSONCOREF", "ROLE", "AFFILIATION"})
CUES: Final = frozenset({"CUE", "CUECOREF"})
WHOLE: Final = 0.9


@final
@attrs.frozen
class Entity:
    """What is labelled: from the token ``first`` to the token ``last``."""

    label: str
    first: int
    last: int


@final
@attrs.frozen
class News:
    """An article, made again of its tokens."""

    text: str
    tokens: tuple[Token, ...]
    places: tuple[Span, ...]
    entities: tuple[Entity, ...]

    def span(self, entity: Entity) -> Span:
        """Return where an entity stands."""
        return Span(self.places[entity.first].start, self.places[entity.last].end)

    def labelled(self, labels: Iterable[str]) -> tuple[Entity, ...]:
        """Return the entities of some labels."""
        chosen = frozenset(labels)
        return tuple(entity for entity in self.entities if entity.label in chosen)


@final
@attrs.frozen
class Score:
    """All figures, and what was not found, in words."""

    cues: Share
    cues_by_label: Mapping[str, Share]
    statement_tokens: Share
    people: Share
    whole: Share
    direct: Share
    precision: Share
    tiers: Mapping[str, tuple[Share, ...]]
    errors: tuple[tuple[str, str], ...] = attrs.field(repr=False)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Return the lines of the table."""
        return (
            Goal("cue recall", self.cues, 98.5),
            *(Goal(f"recall of {name}", found) for name, found in self.cues_by_label.items()),
            Goal("STATEMENT token recall", self.statement_tokens, 98.0),
            Goal("the right person overlapped", self.people, 99.0),
            Goal("statements whole in one draft", self.whole),
            Goal("drafts of direct speech on a STATEMENT (floor)", self.direct),
            Goal("drafts on a STATEMENT (floor)", self.precision),
        )


def load(folder: Path, marks: Marks = "file", split: str = "all") -> tuple[News, ...]:
    """Load the articles; ``even`` and ``odd`` are every other one, from the first."""
    found = articles_of((folder / FILE).read_text(encoding="utf-8").splitlines())
    chosen = {"all": found, "even": found[::2], "odd": found[1::2]}[split]
    return tuple(news_of(tokens, marks) for tokens in chosen)


def news_of(tokens: Sequence[Token], marks: Marks = "file") -> News:
    """Make an article of its tokens."""
    text, places = retold(tokens, marks)
    return News(text, tuple(tokens), places, tuple(_entities(tokens)))


def _entities(tokens: Sequence[Token]) -> Iterator[Entity]:
    first: int | None = None
    for at, token in enumerate(tokens):
        place = token.tag[:1]
        if place in {"B", "U"}:
            first = at
        if place in {"L", "U"} and first is not None:
            yield Entity(token.label, first, at)
            first = None


def speaker(news: News, cue: Entity) -> tuple[Span, ...]:
    """Return where the speaker of a cue is labelled, if anywhere: see the module's text."""
    sentence = news.tokens[cue.first].sentence
    people = [p for p in news.labelled(PEOPLE) if news.tokens[p.first].sentence == sentence]
    if not people:
        return ()
    nearest = min(people, key=lambda p: min(abs(p.first - cue.last), abs(cue.first - p.last)))
    run = [nearest]
    for one in people[people.index(nearest) + 1 :]:
        if not _small(news, run[-1].last, one.first):
            break
        run.append(one)
    for one in reversed(people[: people.index(nearest)]):
        if not _small(news, one.last, run[0].first):
            break
        run.insert(0, one)
    return tuple(news.span(one) for one in run)


def _small(news: News, after: int, before: int) -> bool:
    return not any(t.label in CUES or t.word.isalpha() for t in news.tokens[after + 1 : before])


def score(all_news: Iterable[News], read_one: Read) -> Score:
    """Read all articles, and set what is found beside gold."""
    cues: list[tuple[str, bool]] = []
    tokens: list[bool] = []
    people: list[bool] = []
    whole: list[bool] = []
    drafted: list[tuple[Draft, bool]] = []
    errors: list[tuple[str, str]] = []
    for news in all_news:
        drafts = read_one(news.text).drafts
        by_cue = Places.of(draft.cue for draft in drafts)
        by_content = Places.of(draft.content for draft in drafts)
        for cue in news.labelled(CUES):
            place = news.span(cue)
            found = [drafts[number] for number in by_cue.overlapping([place])]
            cues.append((cue.label, bool(found)))
            if not found:
                errors.append(
                    (f"cue {place.of(news.text).lower()}", _shown(news, {"cue": [place]}))
                )
            elif cue.label == "CUE" and (names := speaker(news, cue)):
                people.append(any(touch(_named(draft), names) for draft in found))
                if not people[-1]:
                    parts = {f"draft's {k}": v for k, v in parts_of(found[0]).items()}
                    errors.append(("person", _shown(news, {**parts, "gold": names})))
        for statement in news.labelled({"STATEMENT"}):
            places = news.places[statement.first : statement.last + 1]
            hits = [by_content.overlapping([place]) for place in places]
            tokens += map(bool, hits)
            whole.append(_is_whole(hits, drafts))
            if not whole[-1]:
                lost = [place for place, hit in zip(places, hits, strict=True) if not hit]
                kind = "statement lost" if len(lost) == len(hits) else "statement in part"
                kind = kind if lost else "statement in pieces"
                around = [news.span(statement)]
                errors.append((kind, f"{len(lost)} tokens: {_shown(news, {'gold': around})}"))
        statements = Places.of([news.span(s)] for s in news.labelled({"STATEMENT"}))
        drafted += [(draft, bool(statements.overlapping(draft.content))) for draft in drafts]
    labels = tallied(cues)
    tiers = tallied((draft.tier.value, right) for draft, right in drafted)
    return Score(
        cues=share(hit for _, hit in cues),
        cues_by_label={label: share(hits) for label, hits in labels.items()},
        statement_tokens=share(tokens),
        people=share(people),
        whole=share(whole),
        direct=share(right for draft, right in drafted if draft.speech is Speech.DIRECT),
        precision=share(right for _, right in drafted),
        tiers={tier: (share(rights),) for tier, rights in tiers.items()},
        errors=tuple(errors),
    )


def _named(draft: Draft) -> list[Span]:
    links = [span for step in draft.links for voice in step for span in voice.spans]
    return [*draft.source.spans, *links]


def _is_whole(hits: Sequence[tuple[int, ...]], drafts: Sequence[Draft]) -> bool:
    by_cue = tallied((drafts[number].cue, at) for at, found in enumerate(hits) for number in found)
    most = max((len(set(places)) for places in by_cue.values()), default=0)
    return most >= WHOLE * len(hits)


def _shown(news: News, parts: Mapping[str, Iterable[Span]]) -> str:
    return marked(news.text, parts, around=80)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; see the module's text for the options."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.pfsa")
    parser.add_argument("folder", type=Path, help="where the data sets are")
    parser.add_argument("--split", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--marks", choices=("file", "curly", "straight", "plain"), default="file")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    chosen = parser.parse_args(arguments)
    reader: Read = partial(read, language="id")
    found = score(load(chosen.folder, chosen.marks, chosen.split), reader)
    print(goal_table(found.goals), end="\n\n")
    print(rate_table("tier", ["on a STATEMENT (floor)"], found.tiers))
    left = chosen.errors
    for kind, shown in tallied(found.errors).items() if left else ():
        print(f"\n{len(shown)} {kind}:", *shown[: max(left, 0)], sep="\n")
        left -= len(shown)


if __name__ == "__main__":
    main()
