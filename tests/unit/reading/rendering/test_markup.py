"""HTML that cannot forget to escape."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

from claimledger.reading.rendering.markup import document, element, joined
from unit.reading.told import TEXTS


class Parsed(HTMLParser):
    """What a parser finds in a page: tags, which must close in turn, attributes, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.text[tag] = self.text.get(tag, "") + data


@given(TEXTS, TEXTS)
def test_any_text_is_only_text(text: str, value: str) -> None:
    page = element("p", text, element("b", text), title=value).html
    parsed = Parsed(page)
    assert parsed.tags == ["p", "b"]
    assert [key for key, _ in parsed.attributes] == ["title"]
    assert not {*page} & {"\x00", "\ud800", "\r", "\ufdd0", "\uffff", "\x85"}
    assert page.encode()
    plain = "".join(sign for sign in text if sign.isalnum())
    assert "".join(sign for sign in parsed.text.get("b", "") if sign.isalnum()) == plain


def test_what_html_may_not_hold_is_replaced() -> None:
    shown = element("p", "a\x00\ud800\ufffe\ufdd0\r\n\tb\x0c\U0001ffffé").html
    assert shown == "<p>a���� \n\tb �é</p>"


def test_attributes_may_be_there_or_not() -> None:
    assert element("br", hidden=True, lang=False).html == "<br hidden>"


def test_what_is_joined_is_escaped_once() -> None:
    assert joined(["a&b", element("i")], "<").html == "a&amp;b&lt;<i></i>"


def test_a_document_has_a_title_and_a_language() -> None:
    parsed = Parsed(document("", " ", "p{}", element("p", "x")))
    assert parsed.text["title"] == "-"
    assert ("lang", "en") in parsed.attributes
    assert parsed.text["style"] == "\np{}"
