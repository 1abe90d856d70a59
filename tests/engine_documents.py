"""Documents of lines that hypothesis makes up: pieces of minutes in any order, set in any way, and plain nonsense.

They look enough like minutes to reach every stage, and little enough to find what a stage does not expect.
"""

from __future__ import annotations

from hypothesis import strategies as st

from engine_lines import Piece, page_of
from referat_parser.pdf.layout import Page

# fmt: off
_PROSE = ["broen", "er", "slidt", "og", "skal", "skiftes", "udvalget", "at", "det", "til", "p-", "Arbejdsmarkeds-"]
_LABELS = [
    "Indstilling", "Beslutning", "BESLUTNING", "Sagsfremstilling", "Bilag", "Bilag:", "Økonomi", "Sagsforløb",
    "Referat:", "Indstilling og beslutning", "Beslutning i Byrådet den 05-02-2031", "Byrådet, 4. marts 2031, pkt. 2:",
    "Resumé: broen", "Godkendt.", "Indholdsfortegnelse", "Underskriftsside", "Bilagsliste", "Åbne punkter",
    "LUKKET MØDE", "Til toppen",
]
_META = [
    "Sagsnr.:", "Sagsnr.: 31/1042", "31/1042", "Åben sag", "Lukket sag", "Afbud:", "EMN-2031-003383", "J.nr.: 12/34",
]
_FRONT = [
    "Referat", "Dagsorden", "Søndermark Byråd", "Mødedato: 4. marts 2031", "Mødested:", "Medlemmer: Asta Ravn (A)",
    "Mødetidspunkt: 17.00-19.00", "Mødet hævet kl. 21.10", "Afbud: Ingen", "SØNDERMARK KOMMUNE", "til",
]
_HEADINGS = [
    "1. Ny bro", "2. Ny bro", "2. 2. behandling", "3.", "Punkt 4: Køb af jord", "Lukket: Køb af jord", "Ny bro",
    "5. Køb - LUKKET SAG", "1.1 Havn", "1.2 Havn", "3a. Eventuelt", "A. Havn", "01/66 Havn", "§ 1 Havn", "Sag nr. 7",
    "1 (Åben) Havn", "Ny bro .......... 3", "1. Ny bro ..... 2", "Bilag: 1.1. Kort", "Bilag 2: Kort (123/31)",
    "1 Åben Kort 123/31", "3 | 4",
]
_MARKS = [
    "-", "•", ".", "…", "1.", "2)", "at", "Ad 1", "Side 3", "2/19", "iv", "7", "(", "||", "\u200b", "12. april 2031",
]
# fmt: on

prose = st.lists(st.sampled_from(_PROSE), min_size=1, max_size=9).map(" ".join)
nonsense = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
texts = prose | st.sampled_from([*_LABELS, *_META, *_FRONT, *_HEADINGS, *_MARKS]) | nonsense
sizes = st.sampled_from([9.0, 11.0, 11.0, 11.0, 13.0, 16.0])
lefts = st.sampled_from([70.0, 70.0, 70.0, 48.0, 90.0, 200.0, 480.0])
heights = st.none() | st.none() | st.none() | st.sampled_from([36.0, 90.0, 820.0])


@st.composite
def _row(draw: st.DrawFn) -> list[Piece]:
    size, bold, x = draw(sizes), draw(st.booleans()), draw(lefts)
    cell = draw(st.none() | st.none() | st.tuples(st.integers(0, 3), st.integers(0, 2)))
    first = Piece(draw(texts), size, bold, draw(st.sampled_from([False, False, True])), x, draw(heights), cell)
    if cell is not None or draw(st.integers(0, 3)):
        return [first]
    return [first, Piece(draw(texts), size, draw(st.booleans()), x=x + 200)]


rows = st.lists(_row() | st.just([]), min_size=1, max_size=14)
documents: st.SearchStrategy[tuple[Page, ...]] = st.lists(rows, min_size=1, max_size=4).map(
    lambda pages: tuple(page_of(page, number) for number, page in enumerate(pages, start=1))
)
"""Pieces of minutes in any order."""


# Words that no label, number or name is made of, so that every one of them must come out as text.
_WORDS = ["vandet", "er", "roligt", "og", "bølgen", "ruller", "ind,", "men", "mågen", "sover", "ikke."]
_SUBJECTS = ("havnen", "broen", "skoven", "heden", "diget", "tårnet", "møllen", "engen", "klitten")
_SECTIONS = ["Sagsfremstilling", "Økonomi", "Indstilling", "Beslutning", "Bilag"]
sentences = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)


@st.composite
def _item(draw: st.DrawFn, number: int) -> list[list[Piece]]:
    page = [[Piece(f"{number}. Sag om {_SUBJECTS[number % len(_SUBJECTS)]}", 13, bold=True)]]
    page += [[Piece("Resumé", 11, bold=True)], [Piece("Sagen er ikke ny, og det er det, som er på dagsorden.")]]
    for label in draw(st.lists(st.sampled_from(_SECTIONS), min_size=1, max_size=4, unique=True)):
        page.append([Piece(label, 11, bold=True)])
        for text in draw(st.lists(sentences, min_size=1, max_size=4)):
            page += [[Piece(text)], *([[]] if draw(st.booleans()) else [])]
    return page


@st.composite
def _minutes(draw: st.DrawFn) -> tuple[Page, ...]:
    front = ["Referat", "Søndermark Byråd", "Mødedato: 4. marts 2031", "Mødested: Byrådssalen"]
    pages = [page_of([[Piece(text, 14 if k < 2 else 11, bold=k < 2)] for k, text in enumerate(front)])]
    number = 0
    for page in range(2, draw(st.integers(2, 4)) + 1):
        rows: list[list[Piece]] = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            rows += draw(_item(number))
        pages.append(page_of(rows, page))
    return tuple(pages)


minutes: st.SearchStrategy[tuple[Page, ...]] = _minutes()
"""Minutes as they are: a front page, and pages of numbered items with sections."""
