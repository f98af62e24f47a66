"""The project's own articles and snippets: what the reader finds of the gold beside them.

- An attribution is **found** by the draft that shares most of its content, if that covers at least
  half of it and their sources meet (or both name nobody); each draft finds one.
- **precision**: drafts that find one; **by tier** too. Carry-overs count like others.
- **spans**: of those found, whose source, cue or content is the same to the code point.
- **outlets**: all steps of the chain but the last, in order, each gold name within the reader's
  words or the other way round; **chain**: all steps. Snippets are compared by the set of chains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.reading.counting import Stretch, Tally, covered, overlap
from claimledger import Period, Source
from claimledger.model import Document
from claimledger.reading import Draft, Reading, Voice, read
from reading.gold import Article, Attribution, articles, snippets

__all__ = ["chains_agree", "matched", "of_articles", "of_snippets", "reading_of"]

HALF = 0.5


def reading_of(article: Article) -> Reading:
    """Return what the reader reads in an article."""
    source = Source("outlet", article.source)
    document = Document("article", source=source, published=Period(article.published))
    return read(article.text, language=article.language, document=document)


def stretches(spans: Iterable[Any]) -> list[Stretch]:
    """Return spans as pairs."""
    return [(span.start, span.end) for span in spans]


def matched(
    gold: Iterable[Attribution], drafts: Iterable[Draft]
) -> Iterator[tuple[Attribution, Draft]]:
    """Yield the pairs of an attribution and the draft that finds it."""
    free = list(drafts)
    for attribution in gold:
        content = stretches(attribution.content)
        best = max(free, key=lambda draft: overlap(content, stretches(draft.content)), default=None)
        if best is None or not _finds(best, attribution):
            best = next((draft for draft in free if _finds(draft, attribution)), None)
        if best is not None:
            free.remove(best)
            yield attribution, best


def _finds(draft: Draft, gold: Attribution) -> bool:
    source: list[Stretch] = [] if gold.source is None else [(gold.source.start, gold.source.end)]
    spans = stretches(draft.source.spans)
    met = overlap(source, spans) > 0 if source and spans else not source or bool(gold.carried)
    if not gold.content:
        return met and overlap(stretches(gold.cue), stretches(draft.cue)) > 0
    return met and covered(stretches(gold.content), stretches(draft.content)) >= HALF


def _same(name: str, voice: Voice) -> bool:
    one, other = name.casefold(), voice.words.casefold()
    if name == "?":
        return not voice.words
    return bool(other) and (one in other or other in one)


def chains_agree(gold: Iterable[Iterable[str]], links: Iterable[Iterable[Voice]]) -> bool:
    """Tell whether two chains have the same steps, and in each the same voices."""
    one, other = [list(step) for step in gold], [list(step) for step in links]
    return len(one) == len(other) and all(
        len(names) == len(voices) and all(any(_same(name, v) for v in voices) for name in names)
        for names, voices in zip(one, other, strict=True)
    )


def of_articles(language: str, errors: list[str] | None = None) -> Tally:
    """Return what is found in the articles of a language."""
    tally = Tally()
    told = errors if errors is not None else []
    for article in articles(language):
        reading = reading_of(article)
        pairs = list(matched(article.attributions, reading.drafts))
        _count_drafts(tally, article, reading, pairs, told)
        by_gold = {gold.id: draft for gold, draft in pairs}
        for gold in article.attributions:
            draft = by_gold.get(gold.id)
            tally.add("recall", yes=draft is not None)
            if draft is None:
                told.append(f"{article.slug} {gold.id} missing: {gold.passage.of(article.text)}")
                continue
            _count_parts(tally, article, gold, draft, by_gold, told)
        _count_rest(tally, article, reading)
    return tally


def _count_drafts(
    tally: Tally,
    article: Article,
    reading: Reading,
    pairs: list[tuple[Attribution, Draft]],
    told: list[str],
) -> None:
    right = {draft.id for _, draft in pairs}
    for draft in reading.drafts:
        yes = draft.id in right
        tally.add("precision", yes=yes)
        tally.add(f"precision, tier {draft.tier}", yes=yes)
        if not yes:
            words = " / ".join(span.of(article.text) for span in (*draft.cue, *draft.content))
            told.append(f"{article.slug} {draft.id} spurious ({draft.rule}, {draft.tier}): {words}")


def _count_parts(
    tally: Tally,
    article: Article,
    gold: Attribution,
    draft: Draft,
    by_gold: dict[str, Draft],
    told: list[str],
) -> None:
    source: list[Stretch] = [] if gold.source is None else [(gold.source.start, gold.source.end)]
    if gold.form != "enclitic":
        tally.add("source, exact", yes=source == stretches(draft.source.spans))
    tally.add("cue, exact", yes=stretches(gold.cue) == stretches(draft.cue))
    tally.add("content, exact", yes=stretches(gold.content) == stretches(draft.content))
    tally.add("form", yes=gold.form == draft.source.form)
    for name in ("act", "speech", "polarity"):
        tally.add(name, yes=getattr(gold, name) == getattr(draft, name))
    tally.add("certainty", yes=gold.certainty == str(draft.certainty))
    tally.add("outlets", yes=chains_agree(gold.chain[:-1], draft.links[:-1]))
    whole = chains_agree(gold.chain, draft.links)
    tally.add("chain", yes=whole)
    if not whole:
        links = [[voice.words for voice in step] for step in draft.links]
        told.append(f"{article.slug} {gold.id} chain: {[*map(list, gold.chain)]} is {links}")
    for ids, sure in ((gold.answers, True), (gold.probably, False)):
        if ids:
            wanted = {by_gold[id].id for id in ids if id in by_gold}
            got = {a.draft for a in draft.responds_to if a.sure is sure}
            tally.add("answers" if sure else "answers, probably", yes=wanted == got)


def _count_rest(tally: Tally, article: Article, reading: Reading) -> None:
    spoken = [span for draft in reading.drafts for span in draft.content]
    for sentence in article.own_voice:
        free = not any(s.start < sentence.end and sentence.start < s.end for s in spoken)
        tally.add("own voice left alone", yes=free)
    periods = [(mention.span, str(mention.period)) for mention in reading.dates]
    for expression in article.dates:
        start, end = expression.stretch
        yes = any(
            span.start < end and start < span.end and period == expression.value
            for span, period in periods
        )
        tally.add("dates", yes=yes)


def of_snippets(language: str, errors: list[str] | None = None) -> Tally:
    """Return for how many snippets all chains, and all outlets in them, are right."""
    tally = Tally()
    for snippet in snippets(language):
        links = [draft.links for draft in read(snippet.text, language=language).drafts]
        for name, cut in (("outlets", -1), ("chains", None)):
            gold = [chain[:cut] for chain in snippet.chains]
            mine = [chain[:cut] for chain in links]
            yes = len(gold) == len(mine) and all(map(chains_agree, gold, mine))
            tally.add(f"{name}, all of a snippet", yes=yes)
            if not yes and errors is not None and name == "chains":
                words = [[[voice.words for voice in step] for step in chain] for chain in links]
                errors.append(f"{snippet.text}\n    gold {snippet.chains}\n    read {words}")
    return tally
