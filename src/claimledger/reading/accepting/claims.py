"""What is said, as claims: one for each content, however often it is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, final

import attrs

from claimledger.model import Claim, Party, Period, Ref
from claimledger.reading.accepting.acts import Does, calls_baseless, does
from claimledger.reading.accepting.mentions import folded, tokens, words_at
from claimledger.reading.accepting.slugs import claim_id
from claimledger.reading.accepting.wording import Wording, wording_of
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.layout import DateMention
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form, Speech, SpeechAct

__all__ = ["Contents", "charged"]

_REACH: Final = 8
"""How many words at the beginning of an accusation may name whom it charges."""
_OTHER: Final = 2
"""How many words of matter may stand beside a noun such as "accusation" that points back."""


@final
@attrs.frozen
class Contents:
    """The contents of a text's drafts, in whose claims they end."""

    text: str
    language: str
    document: str
    dates: Sequence[DateMention]
    nouns: frozenset[str]
    """Nouns for acts, such as "accusation"."""
    pronouns: frozenset[str]
    small: frozenset[str]
    wording: Wording
    known: Mapping[str, Claim]

    @classmethod
    def of(
        cls,
        text: str,
        language: str,
        document: str,
        dates: Iterable[DateMention],
        lexicon: Lexicon,
        known: Mapping[str, Claim] | None = None,
    ) -> Contents:
        """Return what a text's contents are told by: its dates, and its language's words.

        Claims known are taken as they are, however their texts were mended.
        """
        words = lexicon.words
        nouns = [anaphor.noun for anaphor in lexicon.anaphors]
        nouns += [noun + ending for noun in nouns for ending in words.plural_endings]
        small = (
            *(*words.pointers, *words.determiners, *words.plurals, *words.prepositions),
            *(*words.adverbs, *words.negations, *words.auxiliaries, *words.complementizers),
            *(*words.joiners, *words.taking_up, *words.conjunctions, *words.addressing),
        )
        things = (*words.thing_pronouns, *words.pronouns)
        return cls(
            text,
            language,
            document,
            sorted(dates, key=_start),
            frozenset(folded(nouns)),
            frozenset(" ".join(folded(tokens(phrase))) for phrase in things),
            frozenset(folded(small)),
            wording_of(lexicon),
            known or {},
        )

    def words(self, draft: Draft) -> str:
        """Return the words of what a draft says, without the marks around a quotation."""
        parts = [" ".join(span.of(self.text).split()) for span in draft.content]
        if draft.speech is Speech.DIRECT:
            parts = [self.wording.quoted(part) for part in parts]
        return " ".join(filter(None, parts))

    def claimed(self, draft: Draft) -> str:
        """Return what a draft claims, as a sentence: of a disavowal what was never said."""
        words = self.words(draft)
        return self.wording.claimed(self._disavowed(draft, words) or words)

    def disavows(self, draft: Draft) -> bool:
        """Tell whether a draft denies that something was said: "denied saying that it rained"."""
        return bool(self._disavowed(draft, self.words(draft)))

    def _disavowed(self, draft: Draft, words: str) -> str:
        kind = does(draft)
        if kind not in {Does.DENIES, Does.ASSERTS} or calls_baseless(draft):
            return ""
        found = self.wording.disavowed(words)
        return found[0] if found is not None and found[1] is (kind is Does.ASSERTS) else ""

    def sentence(self, span: Span) -> str:
        """Return a sentence as a claim has it."""
        return self.wording.claimed(span.of(self.text))

    def points(self, draft: Draft) -> bool:
        """Tell whether what a draft says is only a noun, or "it", for what was said before."""
        found = folded(tokens(self.words(draft)))
        if not found or " ".join(found) in self.pronouns:
            return True
        if not self.nouns.intersection(found):
            return False
        return sum(w not in self.small and w not in self.nouns for w in found) <= _OTHER

    def period(self, draft: Draft) -> Period | None:
        """Return when it is said to hold: the only date that its words name."""
        found: list[Period] = []
        for span in draft.content:
            place = bisect_left(self.dates, span.start, key=_start)
            while place < len(self.dates) and self.dates[place].span.start < span.end:
                period = self.dates[place].period
                if period is not None and self.dates[place].span.end <= span.end:
                    found.append(period)
                place += 1
        return found[0] if len(found) == 1 else None

    def claim(
        self,
        text: str,
        accused: Iterable[Party | Ref] = (),
        period: Period | None = None,
        within: str = "",
    ) -> Claim:
        """Return the claim of a text; the same text is another claim ``within`` something else."""
        claim = Claim(text=text, accused=list(accused), period=period, language=self.language)
        content = f"{claim.id} {within}" if within else claim.id
        id = claim_id(text, content)
        return self.known.get(id) or attrs.evolve(claim, id=id)

    def claims(
        self,
        drafts: Iterable[Draft],
        accused: Mapping[str, Party | Ref],
        speakers: Callable[[Draft], str],
    ) -> dict[str, Claim]:
        """Return by draft the claim that it is about; equal contents are one claim.

        They are equal but for what opens them, capitals and quotation marks; the first that the
        text has is taken. With a pronoun in them they are of one document, or of one speaker.
        """
        groups: dict[tuple[str, str], list[tuple[Draft, str]]] = {}
        for draft in drafts:
            text = self.claimed(draft)
            within = self.within(text, speakers(draft), direct=draft.speech is Speech.DIRECT)
            groups.setdefault((self.wording.compared(text), within), []).append((draft, text))
        found: dict[str, Claim] = {}
        for (_, within), [(first, text), *others] in groups.items():
            group = [first, *(draft for draft, _ in others)]
            charged = {accused[d.id].id: accused[d.id] for d in group if d.id in accused}
            claim = self.claim(text, charged.values(), self.period(first), within)
            found |= dict.fromkeys((draft.id for draft in group), claim)
        return found

    def within(self, text: str, speaker: str, *, direct: bool) -> str:
        """Return the ids of what a claim is the same within; nothing if it is so everywhere."""
        within = self.wording.within(text, direct=direct)
        if within == "speaker":
            return f"{self.document} {speaker}"
        return self.document if within else ""


def _start(date: DateMention) -> int:
    return date.span.start


def charged(drafts: Iterable[Draft], text: str, lexicon: Lexicon) -> Iterator[tuple[str, Voice]]:
    """Yield by draft whom an accusation charges: those with whose name its content begins.

    They are named with a capital, within the sentence, or in words that the text has for one of
    its speakers. A further part of the same accusation charges the same, if it names nobody.
    """
    drafts = list(drafts)
    words = lexicon.words
    small = frozenset(folded((*words.complementizers, *words.determiners)))
    voices: dict[tuple[str, ...], Voice] = {}
    for draft in drafts:
        for voice in (draft.source, *(voice for step in draft.links for voice in step)):
            if voice.form not in {Form.PRONOUN, Form.ENCLITIC, Form.NONE}:
                voices.setdefault(_bare(voice.words, small), voice)
    before: Draft | None = None
    last: Voice | None = None
    for draft in drafts:
        if draft.act is SpeechAct.ACCUSE and draft.content:
            found = _first_named(draft.content[0], text, voices, small)
            if found is None and before is not None and draft.cue == before.cue:
                found = last
            if found is not None:
                yield draft.id, found
            before, last = draft, found


def _bare(text: str, small: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in folded(tokens(text)) if word not in small)


def _first_named(
    span: Span, text: str, voices: Mapping[tuple[str, ...], Voice], small: frozenset[str]
) -> Voice | None:
    """Return whom the first words there name: a speaker of the text, or a longer name."""
    row = words_at(text, span.start, min(span.end, span.start + 40 * _REACH))
    while row and row[0][0].casefold() in small:
        del row[0]
    known: Voice | None = None
    longest = 0
    for size in range(min(len(row), _REACH), 0, -1):
        known = voices.get(_bare(" ".join(word[0] for word in row[:size]), small))
        if known is not None:
            longest = size
            break
    size = 0
    while size < len(row) and row[size][0][0].isupper():
        size += 1
    if size <= longest or not text[span.start].isalnum() or not _within(span, text):
        return known
    name = Span(row[0].start(), row[size - 1].end())
    return Voice((name,), Form.NAME, " ".join(name.of(text).split()))


def _within(span: Span, text: str) -> bool:
    """Tell whether a span stands behind a word of its sentence, so that a capital is a name's."""
    before = text[max(0, span.start - 3) : span.start].rstrip()
    return bool(before) and before[-1].isalnum()
