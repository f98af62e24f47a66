"""Matching: a language's forms, found word by word through one table of first words."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Anaphor, Cue, Lexicon, Via, Words
from claimledger.reading.parts.words import Frame
from claimledger.reading.phrases.sentence.marks import PUNCTUATION, Mark

__all__ = ["Form", "Grammar", "Hit", "grammar_of", "hits_in"]


@final
@attrs.frozen
class Form:
    """One form of an entry: its words, and whether an ending stands for the speaker."""

    words: tuple[str, ...]
    entry: Cue | Via
    enclitic: int = 0
    """How many characters the ending has that stands for the speaker."""
    frames: frozenset[Frame] = frozenset()

    @property
    def parts(self) -> bool:
        """Tell whether it is a verb or phrase that may part one clause from another."""
        return self.frames != _NOMINAL and not getattr(self.entry, "silent", False)


@final
@attrs.frozen
class Hit:
    """A form found at the tokens from ``start`` up to ``end`` of a site."""

    start: int
    end: int
    form: Form
    others: tuple[Form, ...] = ()
    """What the same words are besides: a noun, a relay phrase."""

    @property
    def parts(self) -> bool:
        """Tell whether it may part one clause from another."""
        return self.form.parts or any(form.parts for form in self.others)

    @property
    def readings(self) -> tuple[Hit, ...]:
        """The hit with each of its forms."""
        return (self, *(attrs.evolve(self, form=form, others=()) for form in self.others))


@final
@attrs.frozen(eq=False)
class Grammar:
    """A lexicon made ready: the classes of its words, and its forms by their first word."""

    lexicon: Lexicon
    classes: dict[str, int]
    endings: dict[str, int]
    forms: dict[str, tuple[Form, ...]]
    anaphors: dict[str, Anaphor]
    owning: tuple[str, ...]
    """Endings that make a noun an owner."""
    offices: dict[str, tuple[tuple[str, ...], ...]]
    """The names of offices and bodies, by their first word."""
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """Phrases for those who are not named, who publish, who are many, by list."""


_FIRST = Mark.CUE | Mark.SILENT
_INVERTED = frozenset({Frame.INVERTED})
_NOMINAL = frozenset({Frame.NOMINAL})
_ready: dict[int, tuple[weakref.ref[Lexicon], Grammar]] = {}


def grammar_of(lexicon: Lexicon) -> Grammar:
    """Return the lexicon made ready for matching, made once for as long as it lives."""
    key = id(lexicon)
    known = _ready.get(key)
    if known is not None and known[0]() is lexicon:
        return known[1]
    grammar = _grammar(lexicon)
    weakref.finalize(lexicon, _ready.pop, key, None).atexit = False
    _ready[key] = (weakref.ref(lexicon), grammar)
    return grammar


def hits_in(
    lows: list[str], marks: list[int], grammar: Grammar, *, heading: bool = False
) -> list[Hit]:
    """Return the forms that stand in a row of words, the longest at each place, in order.

    Among words with capitals they are part of a name, except in headings.
    """
    hits: list[Hit] = []
    free = 0
    for at, mark in enumerate(marks):
        if at < free or not mark & _FIRST:
            continue
        fitting = [
            form
            for form in grammar.forms[lows[at]]
            if _stands(form, lows, at) and not _is_noun(form, marks, at)
        ]
        if fitting:
            end = at + len(fitting[0].words)
            if heading or not _in_name(marks, at, end):
                same = tuple(form for form in fitting[1:] if form.words == fitting[0].words)
                hits.append(Hit(at, end, fitting[0], same))
                free = end
    return hits


def _stands(form: Form, lows: list[str], at: int) -> bool:
    """Tell whether a form's words stand at a place, with no neighbour that bars it."""
    end = at + len(form.words)
    return form.words == tuple(lows[at:end]) and not _barred(form, lows, at, end)


def _in_name(marks: list[int], start: int, end: int) -> bool:
    """Tell whether words with a capital have a neighbour with one: not "Orm Court heard"."""
    if start == 0 or not marks[start] & marks[end - 1] & Mark.CAPITAL:
        return False
    return bool(marks[start - 1] & Mark.CAPITAL) or (
        end < len(marks) and bool(marks[end] & Mark.CAPITAL)
    )


def _barred(form: Form, lows: list[str], start: int, end: int) -> bool:
    """Tell whether a neighbour makes the words something else."""
    entry = form.entry
    if end < len(lows) and lows[end] in entry.not_before:
        return True
    return isinstance(entry, Cue) and start > 0 and lows[start - 1] in entry.not_after


def _is_noun(form: Form, marks: list[int], start: int) -> bool:
    """Tell whether a form that has its source behind it is a noun here: behind a determiner."""
    return form.frames == _INVERTED and start > 0 and bool(marks[start - 1] & Mark.DETERMINER)


def _grammar(lexicon: Lexicon) -> Grammar:
    words = lexicon.words
    classes = dict(PUNCTUATION)
    for listed, mark in _listed(words):
        for word in listed:
            classes[word] = classes.get(word, 0) | mark
    for word in {day.lower() for day in lexicon.dates.weekdays}.difference(words.outlets):
        classes[word] = classes.get(word, 0) | Mark.TIME
    for anaphor in lexicon.anaphors:
        classes[anaphor.noun] = classes.get(anaphor.noun, 0) | Mark.ANAPHOR
    forms: dict[str, list[Form]] = {}
    for form in _forms(lexicon):
        forms.setdefault(form.words[0], []).append(form)
    for first, some in forms.items():
        silent = all(getattr(form.entry, "silent", False) for form in some)
        classes[first] = classes.get(first, 0) | (Mark.SILENT if silent else Mark.CUE)
    return Grammar(
        lexicon=lexicon,
        classes=classes,
        endings={
            **dict.fromkeys(words.verb_endings, Mark.VERBAL),
            **dict.fromkeys(words.participle_endings, Mark.PARTICIPLE),
            **dict.fromkeys(words.adverb_endings, Mark.ADVERB),
        },
        forms={
            first: tuple(sorted(some, key=lambda form: -len(form.words)))
            for first, some in forms.items()
        },
        anaphors={anaphor.noun: anaphor for anaphor in lexicon.anaphors},
        owning=words.possessive_endings,
        offices=_by_first(
            phrase
            for phrase in _split((*words.roles, *words.offices, *words.bodies))
            if " ".join(phrase) not in words.collectives
        ),
        phrases={
            "anonymous": _split(words.anonymous),
            "area": _split((*words.areas, *words.states)),
            "baseless": _split(words.baseless),
            "collective": _split(words.collectives),
            "media": _split(words.media),
            "nobody": _split(words.nobodies),
            "outlet": _split(words.outlets),
            "platform": _split(words.platforms),
            "role": _split(words.roles),
        },
    )


def _split(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.lower().split()) for phrase in phrases)


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return phrases by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _listed(words: Words) -> tuple[tuple[tuple[str, ...], int], ...]:
    return (
        (words.pronouns, Mark.PRONOUN),
        (words.adverbs, Mark.ADVERB),
        (words.also, Mark.ADVERB),
        (words.negations, Mark.NEGATION),
        (words.conjunctions, Mark.JOIN),
        (words.contrasts, Mark.CONTRAST),
        (words.complementizers, Mark.COMPLEMENTIZER),
        (words.auxiliaries, Mark.AUXILIARY),
        (words.passives, Mark.PASSIVE | Mark.AUXILIARY),
        (words.conditionals, Mark.CONDITIONAL),
        (words.subordinators, Mark.SUBORDINATOR),
        (words.relatives, Mark.RELATIVE),
        (words.prepositions, Mark.PREPOSITION),
        (words.joiners, Mark.JOINER),
        (words.agents, Mark.AGENT),
        (words.addressing, Mark.ADDRESSING),
        (words.determiners, Mark.DETERMINER),
        (words.pointers, Mark.POINTER),
        (words.times, Mark.TIME),
        (words.articles, Mark.ARTICLE | Mark.DETERMINER),
        (words.question_words, Mark.QUESTION),
        (words.media, Mark.MEDIUM),
        (words.norms, Mark.NORM),
        (words.probable, Mark.PROBABLE),
        (words.possible, Mark.POSSIBLE),
        (words.infinitives, Mark.INFINITIVE),
    )


def _forms(lexicon: Lexicon) -> Iterable[Form]:
    for cue in lexicon.cues:
        frames = frozenset(cue.frames)
        plain = frames - {Frame.ENCLITIC}
        for written in cue.forms:
            words = tuple(written.lower().split())
            if plain:
                yield Form(words, cue, frames=plain)
            if Frame.ENCLITIC in frames:
                for ending in lexicon.words.enclitics:
                    yield Form(
                        (*words[:-1], words[-1] + ending),
                        cue,
                        len(ending),
                        frozenset({Frame.ENCLITIC}),
                    )
    for via in lexicon.vias:
        for written in via.forms:
            yield Form(tuple(written.lower().split()), via)
