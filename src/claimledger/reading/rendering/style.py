"""How the page of a reading looks: on a screen, on a phone, and on paper."""

from __future__ import annotations

from typing import Final

__all__ = ["STYLE"]

# Each part differs from the others in more than colour, and two of them can hold of one word: a
# source is bold, a cue in a frame, a content underlined with a line, a date with dots.

STYLE: Final = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 72rem;
  padding: 1rem 1.25rem 3rem;
  background: #fff;
  color: #1a1a1a;
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif;
}
h1 {
  margin: 0 0 .25rem;
  font-size: 1.35rem;
  line-height: 1.3;
}
.summary, .legend, aside, footer {
  font: .875rem/1.45 system-ui, -apple-system, "Segoe UI", sans-serif;
}
.summary { margin: 0 0 .5rem; color: #444; }
.legend { list-style: none; margin: 0 0 1.25rem; padding: .5rem 0; border-block: 1px solid #999; }
.legend li { display: inline-block; margin: .125rem 1.25rem .125rem 0; }
.row {
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  column-gap: 2rem;
  break-inside: avoid;
}
.row.first { margin-top: .9rem; }
.text {
  margin: 0;
  padding-left: .75rem;
  border-left: 3px solid transparent;
  white-space: pre-line;
  overflow-wrap: anywhere;
}
h2.text { font-size: 1.125rem; line-height: 1.35; }
.text.aside { color: #555; font-style: italic; }
.own { border-left: 3px double #767676; }
span.own { padding-left: .4rem; }
mark { background: none; color: inherit; }
mark.content { background: #fff3c4; border-bottom: 1px solid #8a6d00; }
mark.source { color: #003f8a; font-weight: bold; }
mark.cue { outline: 1px solid #7a1f5c; outline-offset: 1px; border-radius: 2px; }
mark.date { text-decoration: underline dotted 2px #00603a; text-underline-offset: .3em; }
sup { line-height: 0; font: .75em/0 system-ui, sans-serif; }
sup a { padding: 0 .15em; text-decoration: none; }
a { color: #003f8a; }
aside { padding: .15rem 0 .5rem; overflow-wrap: anywhere; }
.note { margin-bottom: .6rem; padding-left: .6rem; border-left: 1px solid #999; }
.note:target { border-left: 4px solid #003f8a; }
.note h3 { margin: 0; font-size: inherit; }
.note p { margin: 0; }
.chain { font-weight: 600; }
.tier { padding: 0 .35em; border: 1px solid currentColor; border-radius: .6em; font-weight: 400; }
.tier.medium { border-style: dashed; }
.tier.low { border-style: dotted; }
.doubts { margin: .1rem 0 0; padding-left: 1.1rem; list-style: "? "; color: #6b2400; }
@media (max-width: 46rem) {
  body { padding: .75rem .75rem 2rem; }
  .row { grid-template-columns: minmax(0, 1fr); }
  aside { padding: .25rem 0 .75rem 1.25rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; color: #000; }
  .summary, .legend, aside, footer { font-size: 8.5pt; color: #000; }
  a { color: inherit; text-decoration: none; }
  mark.source, .doubts { color: #000; }
  .note h3, h2 { break-after: avoid; }
  @page { margin: 18mm 15mm; }
}
"""
