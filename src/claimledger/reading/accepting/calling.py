"""The words of a language that matter for names: offices, titles, countries, who publishes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import attrs

from claimledger.reading.accepting.mentions import (
    Name,
    Phrases,
    ends_of,
    folded,
    phrases_of,
    tokens,
)
from claimledger.reading.lexicon.entries import Words

__all__ = ["Calling", "calling_of"]


@final
@attrs.frozen
class Calling:
    """The words of a language that matter for names, made ready."""

    roles: Phrases
    """Offices, behind which a country or a body may stand, or one word that may be a place."""
    titles: Phrases
    """Words behind which only the name of a person stands, and before a capital only."""
    media: Phrases
    outlets: Phrases
    states: Phrases
    sexes: tuple[tuple[str, Phrases], ...]
    light: frozenset[str]
    """Articles and the like, which play no part when names are compared."""
    ties: frozenset[str]
    """Prepositions and the like: what stands behind one is another."""
    relatives: frozenset[str]
    """Words that open a clause about the noun before."""
    pointers: frozenset[str]
    """Words that make a noun one that was named before."""
    opening: frozenset[str]
    """Words that open a noun phrase."""
    indefinite: frozenset[str]
    conjunctions: frozenset[str]
    owning: tuple[str, ...]
    """Endings that make a noun an owner: "'s"."""
    same: Phrases
    suffixes: frozenset[str]
    """Words behind a name that only persons have: "KC"."""
    companies: frozenset[str]
    """Words behind the name of a company that it goes without: "Ltd"."""
    pointers_follow: bool = False

    def bare(self, text: str) -> Name:
        """Return the words of a text by which a name is compared."""
        low = folded(tokens(text))
        return tuple(word for word in low if word not in self.light) or low

    def group(self, text: str) -> Name:
        """Return the words by which those are compared who are not named: "two officials".

        What only points back is left out; "two" and "other" are not.
        """
        low = folded(tokens(text))
        again = {n for start in range(len(low)) for n in self._again(low, start)}
        return (
            tuple(
                word for n, word in enumerate(low) if n not in again and word not in self.pointers
            )
            or low
        )

    def _again(self, low: Name, start: int) -> range:
        """Return the places of words such as "same" there."""
        return range(start, max(ends_of(low, start, self.same), default=start))

    def is_known(self, text: str) -> bool:
        """Tell whether words are for somebody named before: "the minister", "pejabat itu".

        Where pointers follow their noun, a noun without a word that opens it is so, too.
        """
        low = folded(tokens(text))
        if self.indefinite.intersection(low[:1]):
            return False
        if not self.pointers.isdisjoint(low[:1] + low[-1:]):
            return True
        return self.pointers_follow and not self.opening.intersection(low)

    def is_company(self, name: Name) -> bool:
        """Tell whether a name ends with what a company is: "Pell Ltd"."""
        return len(name) > 1 and name[-1] in self.companies

    def is_anyone(self, words: Sequence[str]) -> bool:
        """Tell whether words with capitals are no name: "a Democrat", "Pria itu".

        The first is for anyone and a capital follows, or one points and no capital follows.
        """
        low = folded(words)
        if not self.indefinite.isdisjoint(low[:1]):
            return any(word[0].isupper() for word in words[1:2])
        points = not self.pointers.isdisjoint(low[-1:]) and self.pointers_follow
        return points and not any(word[0].isupper() for word in words[1:])

    def noun(self, key: Name) -> Name:
        """Return those not named without the words that open the noun: "official"."""
        start = 0
        while start < len(key) - 1 and key[start] in self.opening:
            start += 1
        return key[start:]

    def publishes(self, low: Sequence[str], name: Name) -> bool:
        """Tell whether one of a name publishes: by a word in it, or by a noun beside it.

        A noun of one word within the name is not enough: an agency need not be one for news.
        """
        if self.holds(name, self.outlets):
            return True
        within = [end - n for n in range(len(name)) for end in ends_of(name, n, self.media)]
        return max(within, default=0) > 1 or (not within and self.holds(low, self.media))

    def before_tie(self, low: Name) -> Name:
        """Return words up to the first preposition: what stands behind it is another."""
        end = next((n for n, word in enumerate(low) if word in self.ties), len(low))
        return low[:end]

    def holds(self, low: Sequence[str], phrases: Phrases) -> bool:
        """Tell whether one of the phrases, of up to three words, stands among the words."""
        return any(True for start in range(len(low)) for _ in ends_of(low, start, phrases))

    def behind(self, words: Sequence[str], phrases: Phrases) -> int:
        """Return how many words lead to the end of the last of the phrases; 0 if there is none."""
        low = folded(words)
        ends = (end for start in range(len(low)) for end in ends_of(low, start, phrases))
        return max(ends, default=0)

    def behind_office(self, words: Sequence[str]) -> tuple[int, bool]:
        """Return how many words lead to the end of the last office, and whether it is a title."""
        office = self.behind(words, self.roles)
        title = self._behind_title(words)
        return max(office, title), title > office

    def is_office(self, words: Sequence[str]) -> bool:
        """Tell whether an office, or a title at its place, stands among words."""
        return self.holds(folded(words), self.roles) or self._behind_title(words) > 0

    def _behind_title(self, words: Sequence[str]) -> int:
        """Return where the last title ends, with nothing but small words and offices before it."""
        low = folded(words)
        place = end = 0
        while place < len(low):
            title = max(ends_of(low, place, self.titles), default=0)
            office = max(ends_of(low, place, self.roles), default=0)
            if title > office:
                place = end = title
            elif office:
                place = office
            elif low[place] in self.light or not words[place][0].isupper():
                place += 1
            else:
                break
        return end

    def behind_owner(self, words: Sequence[str]) -> int:
        """Return how many words lead to the end of the last owner: "Sand's" of "Sand's lawyer"."""
        ends = (n for n, word in enumerate(words, 1) if self.owning and word.endswith(self.owning))
        return max(ends, default=0)

    def sex(self, low: Sequence[str]) -> str:
        """Return the sex that titles tell, if they tell one."""
        found = [sex for sex, phrases in self.sexes if self.holds(low, phrases)]
        return found[0] if len(found) == 1 else ""


def calling_of(words: Words) -> Calling:
    """Return what a language's lexicon knows of offices, countries and those who publish."""
    light = folded((*words.determiners, *words.pointers))
    ties = (
        *(*words.joiners, *words.prepositions, *words.conjunctions, *words.agents),
        *(*words.addressing, *words.relatives),
    )
    roles = phrases_of(words.roles, words.offices)
    women, men = phrases_of(words.titles_of_women), phrases_of(words.titles_of_men)
    return Calling(
        roles,
        (phrases_of(words.titles) | women | men) - roles,
        phrases_of(words.media),
        phrases_of(words.outlets, words.foreign_media, words.home_media),
        phrases_of(words.states),
        (("woman", women), ("man", men)),
        frozenset(light),
        frozenset(folded(ties)) - frozenset(light),
        frozenset(folded(words.relatives)),
        frozenset(folded(words.pointers)),
        frozenset(folded((*words.determiners, *words.indefinites))),
        frozenset(folded(words.indefinites)),
        frozenset(folded(words.conjunctions)),
        tuple(ending for ending in words.possessive_endings if len(ending) > 1),
        phrases_of(words.same),
        frozenset(folded(words.titles_behind)),
        frozenset(folded(words.companies)),
        words.pointers_follow,
    )
