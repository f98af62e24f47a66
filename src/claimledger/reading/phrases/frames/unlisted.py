"""Unlisted: attributions without a cue that is known.

A word between a quotation and a name is taken for a verb of saying ("“We wait,” shrugged Ann
Berg"), and a colon for one behind the name of somebody who speaks in the text, or behind a full
name and before a quotation ("Ann Berg: “We wait.”").
"""

from __future__ import annotations

from collections.abc import Container

from claimledger.reading.lexicon.entries import Cue
from claimledger.reading.parts.words import Frame, Speech, SpeechAct, Tier
from claimledger.reading.phrases.frames.attempts import Attempt, Found
from claimledger.reading.phrases.said.contents import ahead
from claimledger.reading.phrases.said.quoting import Said, manner
from claimledger.reading.phrases.sentence.clauses import comma_before, first_of, past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Form, Hit
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.offices import begins_office
from claimledger.reading.phrases.speakers.stretches import Stretch, behind
from claimledger.reading.phrases.speakers.voices import voice

__all__ = ["by_colon", "by_unlisted"]

_NAME = 6
"""How many tokens a name may have before a colon."""
_FULL = 2
"""How many words a full name has at least."""
_CLOSING = (
    Mark.COMMA
    | Mark.STOP
    | Mark.PREPOSITION
    | Mark.ADDRESSING
    | Mark.TIME
    | Mark.DASH
    | Mark.SUBORDINATOR
    | Mark.BRACKET
)
"""What may stand behind a name that closes its clause."""
_NO_NAME = (
    Mark.ADVERB | Mark.TIME | Mark.PREPOSITION | Mark.CONTRAST | Mark.DETERMINER | Mark.PRONOUN
)


def by_unlisted(site: Site) -> Found | None:
    """Return the attribution by a single word that stands between a quotation and a name."""
    marks = site.marks
    for n in range(len(site) - 2):
        verb = n + 1 + bool(site.mark(n + 1) & Mark.COMMA)
        if not marks[n] & Mark.QUOTE or (verb == n + 1 and site.closed_by(n) != ","):
            continue
        said = ahead(site, verb)
        end = _name_end(site, verb + 1)
        named = end > verb + 1 and not marks[verb + 1] & _NO_NAME
        closed = end == len(site) or bool(marks[end] & _CLOSING)
        if said is not None and not site.mark(verb) & ~Mark.VERBAL and named and closed:
            return _found(site, Frame.INVERTED, verb, Stretch(verb + 1, end), said)
    return None


def _name_end(site: Site, start: int) -> int:
    """Return where a name ends that begins at a token, with a capital or as an office does."""
    if begins_office(site, start) and (office := behind(site, start)) is not None:
        return office.end
    end = past(site, start, len(site), Mark.CAPITAL)
    if end == start or not begins_office(site, end):
        return end
    name = past(site, end + 1, len(site), Mark.CAPITAL)  # "Orm manager Ida Holm"
    return name if name > end + 1 else end


def by_colon(site: Site, speakers: Container[str]) -> Found | None:
    """Return the attribution by a colon behind a name: of one of the ``speakers``, word by word.

    An office or acronym that is known will do, and before a quotation any full name; before nothing
    but a quotation a word that the text never has without its capital. In a heading, the name may
    stand behind a comma: "Dam Leaks, Mayor: No Danger".
    """
    marks, plain = site.marks, site.tokens.plain
    end = first_of(site, 0, len(site), Mark.COLON)
    start = comma_before(site, end, 0) if site.heading else 0
    if not start < end <= start + _NAME or end + 1 >= len(site):
        return None
    words = [site.words(n, n + 1) for n in range(start, end)]
    known = all(word in speakers for word in words)
    named = all(mark & Mark.CAPITAL for mark in marks[start:end]) and not marks[start] & _NO_NAME
    quoted = marks[end + 1] & Mark.LONG and not site.heading
    terms = site.grammar.lexicon.words
    office = begins_office(site, start) or words[0].lower() in terms.titles
    known = known or " ".join(words) in terms.short_names
    direct = all(mark & Mark.QUOTE for mark in marks[end + 1 :])
    full = end >= _FULL or (direct and len(words[0]) > 1 and words[0].lower() not in plain)
    somebody = known or office or (quoted and full)
    if not named or not somebody:
        return None
    ranges = ((end + 1, len(site)),)
    said = Said(ranges, Speech.DIRECT if direct else manner(site, ranges))
    return _found(site, Frame.SVO, end, Stretch(start, end), said)


def _found(site: Site, frame: Frame, at: int, source: Stretch, said: Said) -> Found:
    """Return an attribution whose cue is the token there."""
    entry = Cue((site.lows[at],), (frame,), SpeechAct.STATE)
    hit = Hit(at, at + 1, Form((site.lows[at],), entry, frames=frozenset({frame})))
    attempt = Attempt(site, hit, entry, at, ())
    return attempt.found(frame, voice(site, source), source, said, Tier.MEDIUM)
