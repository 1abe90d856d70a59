"""PDFs of a few bytes, written by hand, so that a test says all there is on the page.

Coordinates are PDF's own: points from the bottom left of the media box. Text is Helvetica in WinAnsiEncoding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

A4 = (0, 0, 595, 842)
FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique"}


@dataclass(frozen=True)
class TinyPage:
    """One page: its content stream, boxes and rotation."""

    content: str
    media: Sequence[int] = A4
    crop: Sequence[int] | None = None
    rotate: int = 0


def text(words: str, x: float, y: float, size: float = 11, font: str = "F", before: str = "") -> str:
    """An operator sequence that shows words; `before` stands inside the text object, in front of them."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm {before} ({escaped}) Tj ET\n"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A thin stroked line."""
    return f"0.5 w {x0} {y0} m {x1} {y1} l S\n"


def filled(x: float, y: float, width: float, height: float, grey: float = 0.2) -> str:
    """A filled rectangle; black is what comes after it."""
    return f"{grey} g {x} {y} {width} {height} re f 0 g\n"


def marked(number: int, content: str) -> str:
    """Content that an element of the structure tree names by its number."""
    return f"/Span << /MCID {number} >> BDC\n{content}EMC\n"


def pdf(
    *pages: TinyPage | str,
    outline: Sequence[tuple[str, int]] = (),
    info: str = "",
    tags: Sequence[tuple[str, int, Sequence[int]]] = (),
    roles: str = "",
) -> bytes:
    """The file. `outline` holds titles and page numbers from 1; `info` the entries of the information dictionary.

    `tags` are the elements of the structure tree under its one `Document`: type, page from 1, and the numbers of their
    marked content (each page has its own, from 0 and without a gap); `roles` are the entries of its role map.
    """
    objects: list[bytes] = [b"", b""]  # the catalog and the tree of pages come first and are written last
    fonts = " ".join(
        f"/{key} {_add(objects, f'<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>')} 0 R"
        for key, name in FONTS.items()
    )
    kids = [
        _add_page(objects, page if isinstance(page, TinyPage) else TinyPage(page), fonts, index)
        for index, page in enumerate(pages)
    ]
    marks = _add_outline(objects, outline, kids) if outline else None
    about = _add(objects, f"<< {info} >>") if info else None
    catalog = "/Type /Catalog /Pages 2 0 R" + (f" /Outlines {marks} 0 R" if marks else "")
    if tags:
        catalog += f" /MarkInfo << /Marked true >> /StructTreeRoot {_add_tags(objects, tags, roles, kids)} 0 R"
    objects[0] = f"<< {catalog} >>".encode()
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{refs}] /Count {len(kids)} >>".encode()
    return _file(objects, f" /Info {about} 0 R" if about else "")


def _add(objects: list[bytes], body: str | bytes) -> int:
    objects.append(body if isinstance(body, bytes) else body.encode("cp1252"))
    return len(objects)


def _add_page(objects: list[bytes], page: TinyPage, fonts: str, index: int) -> int:
    stream = page.content.encode("cp1252")
    content = _add(objects, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    boxes = f"/MediaBox [{_numbers(page.media)}]" + (f" /CropBox [{_numbers(page.crop)}]" if page.crop else "")
    return _add(
        objects,
        f"<< /Type /Page /Parent 2 0 R {boxes} /Rotate {page.rotate} /Contents {content} 0 R"
        f" /StructParents {index} /Resources << /Font << {fonts} >> >> >>",
    )


def _add_outline(objects: list[bytes], entries: Sequence[tuple[str, int]], kids: Sequence[int]) -> int:
    root = len(objects) + 1
    first, last = root + 1, root + len(entries)
    objects.append(f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {len(entries)} >>".encode())
    for number, (title, page) in enumerate(entries, start=first):
        near = (f" /Prev {number - 1} 0 R" if number > first else "") + (
            f" /Next {number + 1} 0 R" if number < last else ""
        )
        written = title.encode("utf-16-be").hex()
        objects.append(
            f"<< /Title <feff{written}> /Parent {root} 0 R{near} /Dest [{kids[page - 1]} 0 R /Fit] >>".encode()
        )
    return root


def _add_tags(
    objects: list[bytes], tags: Sequence[tuple[str, int, Sequence[int]]], roles: str, kids: Sequence[int]
) -> int:
    """The root of the structure tree, with the one element `Document`, and the elements under it."""
    root = len(objects) + 1
    first = root + 2
    refs = " ".join(f"{first + number} 0 R" for number in range(len(tags)))
    parents: dict[int, dict[int, int]] = {page: {} for page in range(len(kids))}
    for number, (_, page, marks) in enumerate(tags):
        parents[page - 1] |= dict.fromkeys(marks, first + number)
    nums = " ".join(
        f"{page} [{' '.join(f'{owner} 0 R' for _, owner in sorted(owners.items()))}]"
        for page, owners in parents.items()
    )
    _add(
        objects,
        f"<< /Type /StructTreeRoot /K {root + 1} 0 R /RoleMap << {roles} >> /ParentTree << /Nums [{nums}] >> >>",
    )
    _add(objects, f"<< /Type /StructElem /S /Document /P {root} 0 R /K [{refs}] >>")
    for kind, page, marks in tags:
        name = kind.replace(" ", "#20")
        _add(
            objects,
            f"<< /Type /StructElem /S /{name} /P {root + 1} 0 R /Pg {kids[page - 1]} 0 R /K [{_numbers(marks)}] >>",
        )
    return root


def _numbers(values: Iterable[int]) -> str:
    return " ".join(str(value) for value in values)


def _file(objects: Sequence[bytes], more: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{more} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
