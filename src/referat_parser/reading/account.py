"""Every word of the PDF in exactly one place: a field, page furniture, a contents list, an annex, or unassigned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from referat_parser.model import Coverage, UnassignedLine
from referat_parser.pdf.layout import Page
from referat_parser.reading.rows import Row


def account(
    rows: Sequence[Row],
    pages: Sequence[Page],
    *,
    fields: Iterable[int],
    furniture: Iterable[int],
    contents: Iterable[int],
    annexes: Iterable[int],
) -> Coverage:
    """Count the words of each row under the first of the parts that claims it.

    A row that two parts claim would be a word in two places: the claims are settled here, in the order annexes,
    furniture, contents, fields, so that the sum always is the whole.
    """
    claims: dict[int, str] = {}
    for name, indices in (("annexes", annexes), ("furniture", furniture), ("contents", contents), ("fields", fields)):
        for index in indices:
            claims.setdefault(index, name)
    counts = {"annexes": 0, "furniture": 0, "contents": 0, "fields": 0, "unassigned": 0}
    loose: list[UnassignedLine] = []
    for row in rows:
        name = claims.get(row.index, "unassigned")
        counts[name] += row.words
        if name == "unassigned":
            loose.append(UnassignedLine(side=row.page, tekst=row.text))
    hidden = sum(len(page.hidden) for page in pages)
    counts["furniture"] += hidden
    return Coverage(words=sum(counts.values()), hidden=hidden, unassigned_lines=tuple(loose), **counts)
