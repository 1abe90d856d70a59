"""Markdown: the minutes for people, and nothing in them active."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from referat_parser.model import Punkt, Referat, Sektion, Tabel
from referat_parser.output import md
from referat_parser.output.characters import without_controls
from strategies import referater, text

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def shown(markdown: str) -> str:
    """Give the text that a reader of the rendered page sees, white space folded."""
    page = re.sub(r"<[^>]*>", " ", MARKDOWN.render(markdown))
    return " ".join(html.unescape(page).split())


def one_item(tekst: str, *tabeller: Tabel) -> Punkt:
    """Give an item with one section of this text."""
    sektion = Sektion(type="andet", overskrift="Sag", tekst=tekst)
    return Punkt(nr="1", titel="T", sektioner=(sektion,), tabeller=tabeller, sider=(1, 1))


def section_of(referat: Referat, punkt: Punkt) -> str:
    """Give what the Markdown shows below the section's heading."""
    return md.render(referat.model_copy(update={"punkter": (punkt,)})).split("### Sag\n\n")[1]


def test_the_whole_document(referat: Referat) -> None:
    """Front page, items, sections in their order, the table once, the decision under its name."""
    assert md.render(referat) == (
        """\
# Klima- og Havneudvalget

- Åbent referat
- Søndermark Kommune
- Møde nr.: 7
- Dato: 2031-03-04
- Tid: 16:30
- Sted: Lokale 2

**Medlemmer:** Asta Ravn (A, formand), Bo Lind

**Afbud:** Bo Lind (fra kl. 17.30)

## 1 Ny bro over åen

- Sagsnr.: 31/1042
- Sagsansvarlig: Eva Holm
- Initialer: eho

### Resumé

Broen er slidt.

Den kan skiftes i 2032.

### Økonomi

Udgiften er:

| År | Kr. |
| --- | --- |
| 2032 | -40.000 |

I alt.

### Beslutning

Godkendt.

## 2 Køb af jord (lukket)
"""
    )


def test_list_points_stay_a_list_and_numbers_stay_numbers(referat: Referat) -> None:
    """Bullets in any dress are a list; numbered points are lines, since Markdown would count them anew."""
    text = "at:\n• det ene\n- det andet\n1. Godkendt.\n3. Udsat."

    assert section_of(referat, one_item(text)) == "at:\n\n- det ene\n- det andet\n\n1\\. Godkendt.\\\n3\\. Udsat.\n"


def test_a_table_that_is_not_in_the_text_is_not_printed(referat: Referat) -> None:
    """Cells are printed where the section's text has them, so never twice and never out of place."""
    table = Tabel(side=1, sektion=0, raekker=(("a", "b"),))

    assert section_of(referat, one_item("Kun tekst.", table)) == "Kun tekst.\n"


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "![x](http://a.b/c.png)",
        "&lt;b&gt; &amp; &#60;",
        "# ikke en overskrift",
        "1. ikke et punkt",
        "1) ikke et punkt",
        "+ ikke et punkt",
        "---",
        "===",
        "~~~",
        "```",
        "> citat",
        "*fed* _kursiv_ ~~væk~~ `kode`",
        "| a | b |",
        "a\\b \\* c\\",
        "overskrift #",
        "https://example.org/a_b_c",
        "-40.000",
        "1.200 kr.",
    ],
)
def test_nothing_of_a_text_is_active(line: str) -> None:
    """What Markdown or HTML would act on is shown as the characters that it is."""
    assert shown(md.escape(line)) == line


@given(text)
def test_escaped_text_is_shown_as_it_is(value: str) -> None:
    """Any text, once escaped, is shown word for word, as one paragraph at the most."""
    page = MARKDOWN.render(md.escape(value))

    assert shown(md.escape(value)) == " ".join(without_controls(value).split())
    assert re.sub(r"</?p>", "", page).count("<") == 0


@given(referater)
def test_any_document_renders_without_html_or_controls(document: Referat) -> None:
    """No tag and no control character of a PDF gets into the Markdown."""
    rendered = md.render(document)

    assert "<" not in rendered
    assert without_controls(rendered) == rendered
    assert len(re.findall(r"^## ", rendered, re.MULTILINE)) == len(document.punkter)


@pytest.mark.parametrize("value", ["-40.000", "1.200 kr.", "#4", "Bilag 1: a-b", "R&D"])
def test_harmless_text_is_not_escaped(value: str) -> None:
    """What Markdown would not act on stays as it is, so that amounts can be read in the source."""
    assert md.escape(value) == value


@given(text, text)
def test_headings_and_cells_are_shown_as_they_are(referat: Referat, titel: str, cell: str) -> None:
    """Text that stands within a line (heading, value, cell) is shown word for word as well."""
    table = Tabel(side=1, sektion=0, raekker=(("kolonne", "z"), (cell, "z")))
    sektion = Sektion(type="andet", overskrift=titel, tekst=f"kolonne z\n{cell}\tz")
    punkt = Punkt(nr="1", titel=titel, sagsnr=titel, sektioner=(sektion,), tabeller=(table,), sider=(1, 1))
    page = shown(md.render(referat.model_copy(update={"punkter": (punkt,)})))
    words = " ".join(without_controls(titel).split())

    assert page.count(f" 1 {words}".rstrip()) >= 1
    assert " ".join(f"kolonne z {without_controls(cell)} z".split()) in page
