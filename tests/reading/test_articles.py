"""The project's own articles and snippets are read at least as well as they were.

The floors are what was reached, rounded down; raise them when reading gets better. What each
measure is, `benchmarks.reading.articles` and `benchmarks.reading.relays` tell, and print with
``--errors`` what differs from gold.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from benchmarks.reading import articles, relays
from benchmarks.reading.articles import Compared, compared
from benchmarks.reading.scoring import Share, Spread
from claimledger.reading import Draft
from reading import gold

LANGUAGES = articles.LANGUAGES

FLOORS = {
    "id": {
        "found": 96, "precision": 98, "source_overlap": 99, "content_alike": 97, "usable": 96,
        "source": 95, "cue": 98, "content": 93, "act": 99, "form": 95, "speech": 99,
        "polarity": 99, "certainty": 99, "chains": 94, "chains_of_found": 98, "sure": 85,
        "probable": 66, "carried": 99, "dates": 97, "mentions": 93, "own_voice": 97,
    },
    "en": {
        "found": 91, "precision": 99, "source_overlap": 99, "content_alike": 97, "usable": 95,
        "source": 97, "cue": 94, "content": 91, "act": 99, "form": 94, "speech": 99,
        "polarity": 99, "certainty": 98, "chains": 86, "chains_of_found": 94, "sure": 73,
        "probable": 66, "carried": 66, "dates": 90, "mentions": 91, "own_voice": 97,
    },
}  # fmt: skip
"""In percent; of links and carry-overs it is F1."""
TIERS = {"high": 98, "medium": 94}
"""How many of the drafts of a tier are right, in percent, in each language."""


@cache
def each(language: str) -> tuple[Compared, ...]:
    return tuple(compared(article) for article in gold.articles(language))


@cache
def score(language: str) -> articles.Score:
    return articles.scored(each(language))


def figure(language: str, measure: str) -> Share | Spread:
    found = score(language)
    figures = {**found.exact, **found.words}
    return figures[measure] if measure in figures else getattr(found, measure)


@pytest.mark.parametrize(
    ("language", "measure"), [(name, m) for name in LANGUAGES for m in FLOORS[name]]
)
def test_articles_are_read_no_worse_than_before(language: str, measure: str) -> None:
    found = figure(language, measure)
    assert found.part * 100 >= FLOORS[language][measure], found


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tier_is_worth_what_it_says(language: str, tier: str) -> None:
    right, _ = score(language).tiers[tier]
    assert right.of >= 20
    assert right.part * 100 >= TIERS[tier], right


def test_snippets_with_relays_are_read_no_worse_than_before() -> None:
    found = relays.score("id").plus(relays.score("en"))
    assert found.outlets.of >= 60
    assert found.outlets.part * 100 >= relays.AIM, found.differences
    assert found.chains.part * 100 >= 95, found.differences


@pytest.mark.parametrize("language", LANGUAGES)
def test_drafts_are_in_order_of_the_text_and_refer_back(language: str) -> None:
    for one in each(language):
        drafts = one.reading.drafts
        assert [draft.id for draft in drafts] == [f"d{n}" for n in range(1, len(drafts) + 1)]
        segments = [draft.segment for draft in drafts]
        assert all(a <= b for a, b in pairwise(segments)), one.article.slug
        places = {draft.id: number for number, draft in enumerate(drafts)}
        for draft in drafts:
            assert draft.inherits_from is None or places[draft.inherits_from] < places[draft.id]
            for answer in draft.responds_to:
                assert answer.draft != draft.id
                assert one.reading.draft(answer.draft).segment <= draft.segment


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_a_draft_holds_no_white_space_at_its_ends(language: str) -> None:
    for one in each(language):
        for draft in one.reading.drafts:
            for span in (*draft.source.spans, *draft.cue, *draft.content):
                words = span.of(one.article.text)
                assert words == words.strip(), (one.article.slug, draft.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_with_a_blank_line_before_it_is_read_the_same_further_on(language: str) -> None:
    for one in each(language):
        again = articles.reader_for(one.article)("\n" + one.article.text)
        assert [_placed(draft, 1) for draft in again.drafts] == [
            _placed(draft, 0) for draft in one.reading.drafts
        ]


def _placed(draft: Draft, offset: int) -> tuple[object, ...]:
    places = [
        [(span.start - offset, span.end - offset) for span in spans]
        for spans in (draft.source.spans, draft.cue, draft.content)
    ]
    words = [[voice.words for voice in step] for step in draft.links]
    return (draft.id, *places, draft.act, draft.rule, draft.tier, words, draft.responds_to)
