"""What a pronoun asks of the one it stands for, and whether a voice agrees with that."""

from __future__ import annotations

from itertools import takewhile
from typing import final

import attrs

from claimledger.reading.linking.people import is_aged, name_of, unowned
from claimledger.reading.linking.scene import Scene, opens_with, within, words_in
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form

__all__ = ["Wanted", "described", "is_officer", "points_back", "uncontracted"]

_SEVERAL = frozenset({Form.COLLECTIVE, Form.ANONYMOUS})
_ONE = frozenset({Form.NAME, Form.ROLE, Form.ANONYMOUS})
_NEVER = 2
_PARTS = 8
"""How many parts of a voice, between commas, are looked at."""


@final
@attrs.frozen
class Wanted:
    """What a pronoun asks of the one it stands for."""

    several: bool = False
    thing: bool = False
    woman: bool = False
    man: bool = False

    @classmethod
    def by(cls, source: Voice, scene: Scene) -> Wanted:
        """Return what a pronoun asks, by what lists it is on."""
        words = uncontracted(source)
        lists = ("plural_pronouns", "thing_pronouns", "pronouns_of_women", "pronouns_of_men")
        return cls(*(opens_with(words, scene.phrases[name]) > 0 for name in lists))

    def rank(self, voice: Voice, scene: Scene) -> int:
        """Return how badly a voice agrees with it in number, kind and gender; 0 is best.

        What is 2 is never meant: a woman, two, or a council by "he", a person by "it".
        """
        if (self.woman and _is(voice, "men", scene)) or (self.man and _is(voice, "women", scene)):
            return _NEVER
        joined = _joined(words_in(voice.words.partition(",")[0]), scene)
        if self.several:
            return not (joined or voice.form in _SEVERAL or _several(voice, scene))
        if joined:
            return _NEVER
        body, thing = _body(voice, scene), _thing(voice, scene)
        if self.thing:
            plain = voice.form is Form.NAME and not is_officer(voice, scene)
            return 0 if body or thing else 1 if plain else _NEVER
        if thing and not _holds_person(voice, scene):
            return _NEVER
        return voice.form not in _ONE or body or _headed_by_several(voice, scene)

    def allows(self, rank: int) -> bool:
        """Tell whether a voice of such a rank can be meant at all; by "they" anybody can."""
        return self.several or rank < _NEVER


def _joined(words: tuple[str, ...], scene: Scene) -> bool:
    """Tell whether words join two, and are no single office: "Minister of Trade and Works Lee"."""
    place = next((n for n, word in enumerate(words) if (word,) in scene.phrases["conjunctions"]), 0)
    if not opens_with(words, scene.titles):
        return place > 0
    return place > 0 and within(words[place:], scene.titles)


def _is(voice: Voice, gender: str, scene: Scene) -> bool:
    """Tell whether a voice is of women, or of men, by a title in the text, or by its noun.

    The title of an owner is not that of the owned ("Mr Marsh's widow"), and no title stands alone
    behind a comma before a full stop: "Gulfport, Miss."
    """
    titles, nouns = scene.phrases[f"titles_of_{gender}"], scene.phrases[gender]
    for number, whole in enumerate(voice.words.split(",")[:_PARTS]):
        part = unowned(whole, scene).strip()
        words = words_in(part)
        alone = number > 0 and len(words) == 1 and part.endswith(".")
        if (within(words, titles) and not alone) or within(_head(words, scene), nouns):
            return True
    titled = scene.women if gender == "women" else scene.men
    return not titled.isdisjoint(name_of(voice, scene))


def _head(words: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Return the words of a noun phrase up to what hangs on it: "the mayor", of "... of Tarn"."""
    names = ("joiners", "prepositions", "relatives", "agents")
    return tuple(takewhile(lambda word: all((word,) not in scene.phrases[n] for n in names), words))


def _several(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice that is no name has a word with an ending for several."""
    endings = scene.words.plural_endings
    return voice.form is Form.ROLE and any(w.endswith(endings) for w in words_in(voice.words))


def _headed_by_several(voice: Voice, scene: Scene) -> bool:
    """Tell whether the noun at the head of a voice that is no name has an ending for several."""
    head = _head(words_in(voice.words.partition(",")[0]), scene)
    noun = (head or ("",))[-1]
    return any(
        noun.endswith(ending) and not noun.endswith(2 * ending) and voice.form is Form.ROLE
        for ending in scene.words.plural_endings
    )


def is_officer(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice holds an office: it is a person."""
    return within(words_in(voice.words), scene.phrases["roles"])


def _body(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice seems no single person: somebody who publishes, or an acronym.

    Whoever has an age is one.
    """
    acronym = voice.words.isupper() and " " not in voice.words
    return (scene.is_medium(voice) or acronym) and not (voice.spans and is_aged(voice, scene))


def _thing(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice is a body or a paper by the noun at its head: "the harbour council".

    So is a platform by its name, and a company by its last word.
    """
    head = _head(words_in(voice.words.partition(",")[0]), scene)
    if head in scene.phrases["platforms"] or head[-1:] in scene.phrases["companies"]:
        return True
    if scene.words.pointers_follow:
        plain = tuple(word for word in head if word not in scene.small)
        return opens_with(plain, scene.phrases["things"]) > 0
    return head[-1:] in scene.phrases["things"]


def _holds_person(voice: Voice, scene: Scene) -> bool:
    """Tell whether a name of two words or more, no country, stands behind a comma in a voice."""
    parts = (part.split() for part in voice.words.split(",")[1:_PARTS])
    return any(
        len(part) > 1
        and all(word[0].isupper() for word in part)
        and words_in(" ".join(part)) not in scene.phrases["states"]
        for part in parts
    )


def points_back(source: Voice, scene: Scene) -> bool:
    """Tell whether a source is a noun that was named before: "sumber itu", "the official"."""
    words = words_in(source.words.partition(",")[0])
    if source.form is Form.NAME or len(words) < 2:
        return False
    pointer = words[-1] if scene.words.pointers_follow else words[0]
    return (pointer,) in scene.phrases["pointers"] or within(words, scene.phrases["same"])


def described(source: Voice, scene: Scene) -> bool:
    """Tell whether a source is a description of somebody named before: "the 52-year-old chef".

    It points back and holds a number that does not count its noun, and no office.
    """
    words = words_in(source.words.partition(",")[0])
    if scene.words.pointers_follow:
        numbers = scene.lexicon.dates.numbers
        aged = any(word.isdigit() or word in numbers for word in words[1:-1])
    else:
        aged = any(word[0].isdigit() and "-" in word for word in words[1:2])
    return aged and points_back(source, scene) and not is_officer(source, scene)


def uncontracted(source: Voice) -> tuple[str, ...]:
    """Return the words of a source, each without what is drawn to it: "i" of "I've"."""
    return tuple(word.replace("\u2019", "'").partition("'")[0] for word in words_in(source.words))
