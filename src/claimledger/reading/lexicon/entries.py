"""What a language's lexicon holds, entry by entry; the file format mirrors these classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, final

import attrs

from claimledger.model.periods import Period
from claimledger.model.vocabulary import Vocabulary
from claimledger.reading.lexicon.date_words import DateWords
from claimledger.reading.parts.words import Commits, Frame, Polarity, SpeechAct, Surety

__all__ = ["Anaphor", "Cue", "Example", "Lexicon", "Place", "Taking", "Via", "When", "Words"]


class Taking(Vocabulary):
    """What may follow a cue as what is said."""

    CLAUSE = "clause"
    """A clause with its complementizer: "that it rains"."""
    BARE = "bare"
    """A clause without one: "it rains"."""
    FINITE = "finite"
    """Such a clause if it has an auxiliary: "it has rained"."""
    QUOTATION = "quotation"
    OBJECT = "object"
    """A noun phrase, with what hangs on it: "the police of lying"."""
    QUOTED = "quoted"
    """A noun phrase or more, part of it in quotation marks."""
    INFINITIVE = "infinitive"
    """A verb that its own subject is to do: "to pay"."""
    SUBJECT = "subject"
    """Of a passive: its subject belongs to what is said ("the mayor is said to be ill")."""


@final
@attrs.frozen
class Place:
    """Where an entry stands: the name of its file, and the line of its header, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


NOWHERE = Place("", 0)


@final
@attrs.frozen
class When:
    """What a cue means before a certain object: a word, or ``@anaphor`` for any noun of those."""

    object: str
    speech_act: SpeechAct
    polarity: Polarity = Polarity.POSITIVE
    certainty: Surety = Surety.CERTAIN


@final
@attrs.frozen
class Cue:
    """Words that show that somebody said something; forms are matched word by word, as written.

    ``not_before`` and ``not_after`` are words next to which the form is something else
    ("kata" before "kunci").
    """

    forms: tuple[str, ...]
    frames: tuple[Frame, ...]
    speech_act: SpeechAct
    polarity: Polarity = Polarity.POSITIVE
    certainty: Surety = Surety.CERTAIN
    commits: Commits = Commits.SOURCE
    when: tuple[When, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    takes: tuple[Taking, ...] = (Taking.CLAUSE, Taking.BARE, Taking.QUOTATION)
    """What may follow; a cue before anything else is none."""
    addressed: bool = False
    """Whether the one spoken to stands right behind: "told reporters that"."""
    participle: bool = False
    """Whether it hangs on the subject of the clause before: ", saying that"."""
    voiced: bool = False
    """Whether a belief or hope is told by this form as something that was said."""
    headline: bool = False
    """Whether the form is a cue in headings only."""
    noun: bool = False
    """Whether the form is a noun, too; then its source must be a name or a pronoun."""
    place: Place = attrs.field(default=NOWHERE, eq=False)


@final
@attrs.frozen
class Via:
    """Words by which a text says through whom it knows: "dilansir", "citing"."""

    forms: tuple[str, ...]
    prepositions: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    speech_act: SpeechAct = SpeechAct.STATE
    """What it is where nothing else in the sentence says who says it."""
    outlets_only: bool = False
    """Whether it is one only before the name of an outlet: "via"."""
    silent: bool = False
    """Whether it is no part of the cue: "in an interview with"."""
    beside: bool = False
    """Whether it has to stand beside what is said: before any cue, right behind one, or behind a
    comma and a preposition: "on", "seen by"."""
    behind: bool = False
    """Whether who carries what is said stands before it: "Reuters quoted him as saying"."""
    closing: bool = False
    """Whether it has to stand behind a comma, and close its clause: ", reports Reuters"."""
    about: bool = False
    """Whether it is about the noun before it, which may be part of what others say: "the merger,
    first reported by the Post, was confirmed by both"."""
    opened_by: tuple[str, ...] = ()
    """Words, one of which has to stand before who carries it: "as", of "as Reuters reported"."""
    cites: bool = False
    """Whether it names whom the speaker before cites ("Reuters reported, citing police"), rather
    than who carries what is said ("quoted by Reuters")."""
    place: Place = attrs.field(default=NOWHERE, eq=False)


@final
@attrs.frozen
class Anaphor:
    """A noun that stands for something said before: "tuduhan", and the acts that it can answer."""

    noun: str
    answers: tuple[SpeechAct, ...]
    """The acts that it can stand for; the first is the one that it stands for above all."""
    place: Place = attrs.field(default=NOWHERE, eq=False)


@final
@attrs.frozen
class Example:
    """A sentence and what must be read in it: a test that the file brings along."""

    text: str
    expect: Mapping[str, Any]
    """What is read in it; `claimledger.reading.lexicon.expecting` has the keys."""
    published: Period | None = None
    """The day of the document that it stands in, for dates that need it."""
    place: Place = attrs.field(default=NOWHERE, eq=False)


@final
@attrs.frozen
class Words:
    """The language's small words, by what they do."""

    pronouns: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    """Endings that stand for a person: "nya"."""
    complementizers: tuple[str, ...] = ()
    """Words that open what is said: "bahwa", "that"."""
    subject_dropped: bool = False
    """Whether a clause may go without its subject."""
    verb_beginnings: tuple[str, ...] = ()
    """How verbs begin that may stand as a second thing that somebody is accused of: "meng"."""
    question_words: tuple[str, ...] = ()
    """Words that open what is asked or told, right behind a cue: "how", "if"."""
    content_holds_complementizer: bool = True
    also: tuple[str, ...] = ()
    """Adverbs by which a sentence goes on from the one before: "juga", "also"."""
    adverbs: tuple[str, ...] = ()
    """Words that may stand between a source and its cue, and belong to the cue."""
    negations: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    """Words that make a noun one that was named before: "itu", "tersebut", "the"."""
    pointers_follow: bool = False
    """Whether pointers stand behind their noun."""
    roles: tuple[str, ...] = ()
    collectives: tuple[str, ...] = ()
    anonymous: tuple[str, ...] = ()
    """Nouns, and phrases, for sources that are not named: "sumber", "pejabat senior"."""
    media: tuple[str, ...] = ()
    """Nouns for those who publish: "kantor berita", "news agency"."""
    asides: tuple[str, ...] = ()
    """How lines that are not part of the text begin: "Baca juga"."""
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence, without it: "Dr"."""
    adverb_endings: tuple[str, ...] = ()
    """Endings of adverbs that are not listed one by one: "ly"."""
    verb_endings: tuple[str, ...] = ()
    """Endings of verbs that are not listed: "ed"; a noun phrase ends before one."""
    participle_endings: tuple[str, ...] = ()
    """Endings of verbs that hang on a noun before them: "ing"."""
    auxiliaries: tuple[str, ...] = ()
    """Verbs and particles that make a clause finite: "is", "will", "telah"."""
    passives: tuple[str, ...] = ()
    """Auxiliaries behind which a cue is passive: "was"."""
    conditionals: tuple[str, ...] = ()
    """Words behind which nothing was said yet: "would", "to", "akan"."""
    subordinators: tuple[str, ...] = ()
    """Words that open a clause that hangs on another: "because", "karena"."""
    relatives: tuple[str, ...] = ()
    """Words that open a clause about the noun before: "who", "yang"."""
    prepositions: tuple[str, ...] = ()
    """Prepositions that begin an adverbial and end a source: "in", "di"."""
    joiners: tuple[str, ...] = ()
    """Prepositions within a noun phrase: "of", "untuk"."""
    agents: tuple[str, ...] = ()
    """Prepositions before who did it: "by", "oleh"."""
    addressing: tuple[str, ...] = ()
    """Prepositions before the one spoken to: "to", "kepada"."""
    determiners: tuple[str, ...] = ()
    """Words that open a noun phrase: "a", "the", "seorang"."""
    articles: tuple[str, ...] = ()
    """Determiners that need a noun behind them: "the", "his"."""
    times: tuple[str, ...] = ()
    """Words that say when, in the place of an adverb: "yesterday", "Monday"."""
    outlets: tuple[str, ...] = ()
    """Names, and words in names, of those who publish: "Reuters", "Times"."""
    platforms: tuple[str, ...] = ()
    """Nouns and names for where all publish for themselves: "akun", "Facebook"."""
    hearers: tuple[str, ...] = ()
    """Names of bodies, companies and capitals that are told much and publish nothing: "Moscow"."""
    norms: tuple[str, ...] = ()
    """Nouns that say how, not who: "according to the rules"."""
    probable: tuple[str, ...] = ()
    """Words that make what is said likely only: "reportedly", "diduga"."""
    possible: tuple[str, ...] = ()
    """Words that make it possible only: "may", "mungkin"."""
    areas: tuple[str, ...] = ()
    """Names of regions, and words before names of places, that are never a person: "Desa"."""
    states: tuple[str, ...] = ()
    """Countries, by which their governments are called, and never a person: "Norwegia", "AS"."""
    infinitives: tuple[str, ...] = ()
    """Words before a verb that its own subject is to do: "to"."""
    possessive_endings: tuple[str, ...] = ()
    """Endings that make a noun an owner: "'s"."""
    possessives: tuple[str, ...] = ()
    """Pronouns that own: "his"."""
    comma_before_content: bool = False
    """Whether a comma may part a cue and what is said in the speaker's stead."""
    plural_pronouns: tuple[str, ...] = ()
    """Pronouns that stand for several: "mereka", "they"."""
    thing_pronouns: tuple[str, ...] = ()
    """Pronouns that stand for a body, or for what was said: "it", "hal itu"."""
    pronouns_of_women: tuple[str, ...] = ()
    """Pronouns that stand for a woman: "she"."""
    pronouns_of_men: tuple[str, ...] = ()
    """Pronouns that stand for a man: "he"."""
    own_pronouns: tuple[str, ...] = ()
    """Pronouns that point at nobody named before: "we", "you", "kami"."""
    taking_up: tuple[str, ...] = ()
    """How a sentence about those just named begins: "keduanya", "both", "the two"."""
    futures: tuple[str, ...] = ()
    """Auxiliaries of what is to come: "akan", "will"."""
    backshifts: tuple[str, ...] = ()
    """Auxiliaries that show a plan as told by somebody: "would"."""
    pluperfects: tuple[str, ...] = ()
    """Auxiliaries that put what is told before the telling of it: "had"."""
    indefinites: tuple[str, ...] = ()
    """Determiners of what was not named before: "a", "seorang"."""
    ordinals: tuple[str, ...] = ()
    """Which of several, in their order: "first", "second"."""
    same: tuple[str, ...] = ()
    """Words that make a noun the one named before, beside a pointer: "same", "yang sama"."""
    goes_on: tuple[str, ...] = ()
    """Cues of one who goes on speaking: "menambahkan", "added"."""
    plurals: tuple[str, ...] = ()
    """Words before a noun that make it several: "semua", "those"."""
    totals: tuple[str, ...] = ()
    """Words before a noun that make it all there are: "seluruh", "all"."""
    plural_endings: tuple[str, ...] = ()
    """Endings that make a noun several: "s"."""
    baseless: tuple[str, ...] = ()
    """What is said of an accusation to reject it: "baseless", "tidak berdasar"."""
    foreign_media: tuple[str, ...] = ()
    """Names, and words in names, of those who publish in another language: "CNN", "Times"."""
    home_media: tuple[str, ...] = ()
    """Names with such words of those who publish in this language: "CNN Indonesia"."""
    offices: tuple[str, ...] = ()
    """Offices that stand before a name and are no roles to a cue: "Menkeu", "prime minister"."""
    bodies: tuple[str, ...] = ()
    """Nouns with which the names of bodies begin, that may hold "and": "Kementerian"."""
    reached: tuple[str, ...] = ()
    """Verbs that say, behind a subordinator, that a speaker was reached: "asked", "dihubungi"."""
    passive_beginnings: tuple[str, ...] = ()
    """How verbs in the passive begin: "di"."""
    titles: tuple[str, ...] = ()
    """Words before a name that only persons have: "Sen", "Dr", "Irjen"."""
    titles_of_women: tuple[str, ...] = ()
    """Titles that only women have: "Ms", "Bu"."""
    titles_of_men: tuple[str, ...] = ()
    """Titles that only men have: "Mr", "Pak"."""
    women: tuple[str, ...] = ()
    """Nouns that only women are: "widow", "gadis"."""
    men: tuple[str, ...] = ()
    """Nouns that only men are: "father", "pria"."""
    persons: tuple[str, ...] = ()
    """Other nouns, and determiners, of one person: "teenager", "seorang"."""
    things: tuple[str, ...] = ()
    """Nouns of bodies and papers, that are "it" and never "she": "council", "laporan"."""
    titles_behind: tuple[str, ...] = ()
    """Words behind a name that only persons have: "KC", "MP"."""
    companies: tuple[str, ...] = ()
    """Words behind the name of a company that it goes without: "Ltd", "Tbk"."""
    origins: tuple[str, ...] = ()
    """Adjectives for where somebody is from, that may begin a name: "Finnish" steelmaker Norlin."""
    anonymous_heads: tuple[str, ...] = ()
    """Nouns for who is not named, whatever stands before them: a palace "insider"."""
    nobodies: tuple[str, ...] = ()
    """Words, and phrases, for no one at all: "nobody", "tak seorang pun"."""
    comparatives: tuple[str, ...] = ()
    """Words that make of a hedge how much: "less" likely."""
    ourselves: tuple[str, ...] = ()
    """Pronouns by which those who publish a text speak of themselves: "we", "kami"."""
    short_names: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """What names are short, or another word, for: from "AS" to "Amerika Serikat"."""


@final
@attrs.frozen
class Lexicon:
    """All that reading knows of one language."""

    language: str
    extends: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    vias: tuple[Via, ...] = ()
    anaphors: tuple[Anaphor, ...] = ()
    words: Words = Words()
    dates: DateWords = attrs.field(factory=DateWords)
    examples: tuple[Example, ...] = ()
