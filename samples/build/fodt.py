"""Flat OpenDocument text, as much of it as the templates for LibreOffice need: styles, paragraphs, tables, images."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass, field, replace

from samples.build.markup import Paragraph, Points, blocks, printed_mark

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "config": "config", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office"'  # fmt: skip


SETTINGS = (
    '<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
    '<config:config-item config:name="TabsRelativeToIndent" config:type="boolean">false</config:config-item>'
    "</config:config-item-set></office:settings>"
)


@dataclass(frozen=True)
class Style:
    """A paragraph style. Lengths as in ODF (`1cm`, `11pt`); `tabs` are (position, left or right, leader)."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    above: str = "0cm"
    below: str = "0cm"
    left: str = "0cm"
    indent: str = "0cm"
    align: str = "left"
    tabs: tuple[tuple[str, str, str], ...] = ()
    page_break: bool = False
    keep: bool = False
    master: str = ""
    color: str = "#000000"
    font: str = "Liberation Sans"
    line: str = "100%"
    hyphens: bool = False


@dataclass(frozen=True)
class Page:
    """Page geometry and furniture: `header` and `footer` are paragraphs of every page but the first."""

    margins: tuple[str, str, str, str] = ("1.5cm", "2.2cm", "1.5cm", "2.4cm")
    header: str = ""
    footer: str = ""
    first_header: str = ""
    first_footer: str = ""
    body_above: str = "1cm"


@dataclass
class Body:
    """The text of a document, written from top to bottom."""

    parts: list[str] = field(default_factory=list)
    tables: int = 0

    def add(self, style: str, *texts: str) -> None:
        """One paragraph; several texts are separated by tabs, a newline is a forced line break."""
        self.parts.append(paragraph(style, *texts))

    def text(
        self, text: str, *, style: str = "Body", italic: str = "Italic", bold: str = "Sub", point: str = "Point"
    ) -> None:
        """A text in the markup of the sources. Points hang at `point` (style name + level), tables get rulings."""
        for block in blocks(text):
            if isinstance(block, Paragraph):
                self.add({"bold": bold, "italic": italic}.get(block.style, style), "\n".join(block.lines))
            elif isinstance(block, Points):
                for one in block.points:
                    last = "Last" if one is block.points[-1] else ""
                    name = f"{point}{one.level or ''}{'Italic' if one.style == 'italic' else ''}{last}"
                    self.add(name, *([printed_mark(one.mark)] if one.mark else []), one.text)
            else:
                self.table(block.rows)

    def table(self, rows: tuple[tuple[str, ...], ...], *, widths: tuple[float, ...] = (), cell: str = "Cell") -> None:
        """A table with rulings, its first row bold, numbers to the right. `widths` in cm."""
        self.tables += 1
        name = f"T{self.tables}"
        width = widths or (6.0, *(10.0 / max(1, len(rows[0]) - 1),) * (len(rows[0]) - 1))
        columns = "".join(f'<table:table-column table:style-name="{_column(one)}"/>' for one in width)
        body = ""
        for number, row in enumerate(rows):
            cells = ""
            for at, text in enumerate(row):
                style = cell + ("Head" if number == 0 else "") + ("Right" if at and _numeric(rows[-1][at]) else "")
                opening = '<table:table-cell table:style-name="TCell" office:value-type="string">'
                cells += f"{opening}{paragraph(style, text)}</table:table-cell>"
            body += f"<table:table-row>{cells}</table:table-row>"
        self.parts.append(f'<table:table table:name="{name}" table:style-name="Grid">{columns}{body}</table:table>')
        self.add("AfterTable", "")

    def image(self, style: str, png: bytes, width: str, height: str) -> None:
        """A picture in a paragraph of its own."""
        data = base64.b64encode(png).decode()
        frame = (
            f'<draw:frame text:anchor-type="as-char" svg:width="{width}" svg:height="{height}">'
            f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
        )
        self.parts.append(f'<text:p text:style-name="{style}">{frame}</text:p>')


def _column(width: float) -> str:
    return f"Col{round(width * 10)}"


def _numeric(text: str) -> bool:
    return bool(text) and all(sign in "0123456789.,-%−+ " for sign in text)


def paragraph(style: str, *texts: str) -> str:
    """`{side}`, `{side-1}` and `{sider}` become the page number, the number less one and the page count."""
    words = "<text:tab/>".join(html.escape(text, quote=False).replace("\n", "<text:line-break/>") for text in texts)
    words = words.replace("  ", " <text:s/>")
    words = words.replace("{side-1}", '<text:page-number text:select-page="current" text:page-adjust="-1"/>')
    words = words.replace("{side}", '<text:page-number text:select-page="current"/>').replace(
        "{sider}", "<text:page-count/>"
    )
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def document(styles: dict[str, Style], body: Body, page: Page) -> str:
    """A whole flat ODF document. The first page has the furniture of `first_header`/`first_footer` only."""
    points = {name: style for name, style in styles.items() if name.startswith("Point")}
    points |= {f"{name}Italic": replace(style, italic=True) for name, style in points.items()}
    points |= {f"{name}Last": replace(style, below="0.3cm") for name, style in points.items()}
    everything = {"AfterTable": Style(size=6), **_cells(styles)} | points | styles
    columns = sorted({round(10 * w) for w in _widths(body)})
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        + SETTINGS
        + "<office:styles>" + "".join(_style(name, style) for name, style in everything.items()) + "</office:styles>"
        + "<office:automatic-styles>" + _layout(page)
        + '<style:style style:name="Grid" style:family="table">'
        '<style:table-properties table:align="left" fo:margin-top="0.1cm"/></style:style>'
        + '<style:style style:name="TCell" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.08cm"/></style:style>'
        + "".join(
            f'<style:style style:name="Col{w}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{w / 10}cm"/></style:style>'
            for w in columns
        )
        + "</office:automatic-styles><office:master-styles>" + _masters(page) + "</office:master-styles>"
        + "<office:body><office:text>" + "\n".join(body.parts) + "</office:text></office:body></office:document>"
    )  # fmt: skip


def _widths(body: Body) -> list[float]:
    return [int(one) / 10 for one in re.findall(r'style-name="Col(\d+)"', "".join(body.parts))]


def _cells(styles: dict[str, Style]) -> dict[str, Style]:
    size = styles["Body"].size - 1
    font = styles["Body"].font
    return {
        f"Cell{head}{right}": Style(size=size, font=font, bold=bool(head), align="right" if right else "left")
        for head in ("", "Head")
        for right in ("", "Right")
    }


def _style(name: str, style: Style) -> str:
    tabs = "".join(
        f'<style:tab-stop style:position="{at}" style:type="{kind}"'
        + (f' style:leader-style="dotted" style:leader-text="{leader}"' if leader else "") + "/>"
        for at, kind, leader in style.tabs
    )  # fmt: skip
    weight = "bold" if style.bold else "normal"
    slant = "italic" if style.italic else "normal"
    master = f' style:master-page-name="{style.master}"' if style.master else ""
    broken = ' fo:break-before="page"' if style.page_break else ""
    keep = ' fo:keep-with-next="always"' if style.keep else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{master}>'
        f'<style:paragraph-properties fo:margin-top="{style.above}" fo:margin-bottom="{style.below}" '
        f'fo:margin-left="{style.left}" '
        f'fo:text-indent="{style.indent}" fo:text-align="{style.align}" fo:line-height="{style.line}" '
        f'fo:orphans="2" fo:widows="2"{broken}{keep}>'
        f"<style:tab-stops>{tabs}</style:tab-stops></style:paragraph-properties>"
        f'<style:text-properties fo:font-family="{style.font}" fo:font-size="{style.size}pt" fo:font-weight="{weight}" '
        f'fo:font-style="{slant}" fo:color="{style.color}" fo:language="da" fo:country="DK" '
        f'fo:hyphenate="{str(style.hyphens).lower()}" '
        'fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/></style:style>'
    )


def _layout(page: Page) -> str:
    top, right, bottom, left = page.margins
    box = (
        f'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="{top}" fo:margin-right="{right}" '
        f'fo:margin-bottom="{bottom}" fo:margin-left="{left}"'
    )
    strips = (
        '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" '
        f'fo:margin-bottom="{page.body_above}"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" '
        'fo:margin-top="0.6cm"/></style:footer-style>'
    )
    bare = box.replace(
        f'fo:margin-top="{top}" fo:margin-right="{right}" fo:margin-bottom="{bottom}" fo:margin-left="{left}"',
        'fo:margin="0.2cm"',
    )
    return (
        f'<style:page-layout style:name="Layout"><style:page-layout-properties {box}/>{strips}</style:page-layout>'
        f'<style:page-layout style:name="Edge"><style:page-layout-properties {bare}/></style:page-layout>'
    )


def _masters(page: Page) -> str:
    """`First` (the front page), `Standard`, `Plain` (no furniture: annexes), `Bare` (no margins: scanned pages)."""

    def master(name: str, header: str, footer: str, following: str = "", layout: str = "Layout") -> str:
        head = f"<style:header>{header}</style:header>" if header else ""
        foot = f"<style:footer>{footer}</style:footer>" if footer else ""
        after = f' style:next-style-name="{following}"' if following else ""
        opening = f'<style:master-page style:name="{name}" style:page-layout-name="{layout}"{after}>'
        return f"{opening}{head}{foot}</style:master-page>"

    return (
        master("First", page.first_header, page.first_footer, "Standard")
        + master("Standard", page.header, page.footer)
        + master("Plain", "", "")
        + master("Bare", "", "", layout="Edge")
    )
