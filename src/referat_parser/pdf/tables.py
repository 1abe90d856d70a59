"""Edges and words of a page → ruled tables.

Edges are snapped to a lattice; lattice cells without an edge between them are one cell (spans). A table is kept where
at least two cells beside each other hold words. The lattice is found on pdfium's own edges, because opening the page
again in pdfplumber costs some 130 ms; both find the same cells on the project's samples.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from .layout import Line, Table, Word
from .rows import lines_of, make_line
from .rulings import Rulings

_SNAP = 3.0  # points within which edges are one line of the lattice
_LARGEST = 20_000  # lattice cells; beyond, it is a drawing

Edge = tuple[float, float, float]  # position across, from, to


class _Lattice(NamedTuple):
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]  # [row][column] → number of the cell that covers it

    def cell_at(self, x: float, y: float) -> int | None:
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.owner) and 0 <= column < len(self.owner[0]):
            return self.owner[row][column]
        return None


def read_tables(words: Sequence[Word], rulings: Rulings, page: int) -> tuple[list[Table], list[list[Line]], list[Word]]:
    """Tables of a page, the lines of each in reading order (cell by cell, row by row), and the words outside them."""
    tables: list[Table] = []
    blocks: list[list[Line]] = []
    rest = list(words)
    for lattice in _lattices(rulings):
        inside: dict[int, list[Word]] = {}
        outside: list[Word] = []
        for word in rest:
            cell = lattice.cell_at((word.x0 + word.x1) / 2, word.baseline - 0.25 * word.size)
            if cell is None:
                outside.append(word)
            else:
                inside.setdefault(cell, []).append(word)
        if not _is_table(lattice, inside):
            continue
        table, lines = _build(lattice, inside, page, len(tables))
        tables.append(table)
        blocks.append(lines)
        rest = outside
    return tables, blocks, rest


def _is_table(lattice: _Lattice, inside: dict[int, list[Word]]) -> bool:
    """At least two cells with words beside each other in some row."""
    return any(len({cell for cell in row if cell in inside}) >= 2 for row in lattice.owner)


def _build(lattice: _Lattice, inside: dict[int, list[Word]], page: int, number: int) -> tuple[Table, list[Line]]:
    lines: list[Line] = []
    rows: list[tuple[str, ...]] = []
    seen: set[int] = set()
    for r, owners in enumerate(lattice.owner):
        texts: list[str] = []
        for c, cell in enumerate(owners):
            if cell in seen:
                continue
            seen.add(cell)
            cell_lines = [
                make_line([w for part in _same_row(row) for w in part.words], page, part_no, (number, r, c))
                for part_no, row in enumerate(_by_row(lines_of(inside.get(cell, ()), page)))
            ]
            lines.extend(cell_lines)
            texts.append("\n".join(line.text for line in cell_lines))
        if texts and any(texts):
            rows.append(tuple(texts))
    return Table(page, lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1], tuple(rows), lattice.xs), lines


def _by_row(lines: Sequence[Line]) -> list[list[Line]]:
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(line.row, []).append(line)
    return list(rows.values())


def _same_row(row: Sequence[Line]) -> list[Line]:
    return sorted(row, key=lambda line: line.x0)


def _lattices(rulings: Rulings) -> list[_Lattice]:
    """One lattice for each group of edges that touch."""
    if len(rulings.vertical) < 2 or len(rulings.horizontal) < 2:
        return []
    horizontal = _snapped([(e[1], e[0], e[2]) for e in rulings.horizontal])
    vertical = _snapped([(e[0], e[1], e[3]) for e in rulings.vertical])
    found = []
    for open_hs, vs in _groups(horizontal, vertical):
        hs = _closed(open_hs, vs)
        xs, ys = sorted({v[0] for v in vs}), sorted({h[0] for h in hs})
        if len(xs) >= 3 and len(ys) >= 2 and (len(xs) - 1) * (len(ys) - 1) <= _LARGEST:
            found.append(_lattice(xs, ys, hs, vs))
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _closed(hs: list[Edge], vs: list[Edge]) -> list[Edge]:
    """A table that goes on over the page has no line at its end: the ends of its columns close it."""
    top, bottom = min(e[1] for e in vs), max(e[2] for e in vs)
    left, right = min(e[0] for e in vs), max(e[0] for e in vs)
    first, last = min(e[0] for e in hs), max(e[0] for e in hs)
    ends = [
        (y, left, right)
        for y, open_end in ((top, top < first - 2 * _SNAP), (bottom, bottom > last + 2 * _SNAP))
        if open_end
    ]
    return sorted(hs + ends)


def _snapped(edges: list[Edge]) -> list[Edge]:
    """Edges with positions that lie close set to one value, and pieces of one line joined."""
    edges = sorted(edges)
    snapped: list[Edge] = []
    anchor = None
    for position, start, end in edges:
        if anchor is None or position - anchor > _SNAP:
            anchor = position
        snapped.append((anchor, start, end))
    snapped.sort()
    joined: list[Edge] = []
    for position, start, end in snapped:
        if joined and joined[-1][0] == position and start <= joined[-1][2] + _SNAP:
            joined[-1] = (position, joined[-1][1], max(joined[-1][2], end))
        else:
            joined.append((position, start, end))
    return joined


def _groups(horizontal: list[Edge], vertical: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Edges that touch each other, directly or through others."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (y, x0, x1) in enumerate(horizontal):
        for j, (x, top, bottom) in enumerate(vertical):
            if x0 - _SNAP <= x <= x1 + _SNAP and top - _SNAP <= y <= bottom + _SNAP:
                parent[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(edge)
    for j, edge in enumerate(vertical):
        groups.setdefault(root(len(horizontal) + j), ([], []))[1].append(edge)
    return [(hs, vs) for hs, vs in groups.values() if len(hs) >= 2 and len(vs) >= 3]


def _lattice(xs: list[float], ys: list[float], hs: list[Edge], vs: list[Edge]) -> _Lattice:
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(columns * rows))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    across: dict[float, list[Edge]] = {}
    down: dict[float, list[Edge]] = {}
    for edge in hs:
        across.setdefault(edge[0], []).append(edge)
    for edge in vs:
        down.setdefault(edge[0], []).append(edge)

    def drawn(edges: list[Edge], start: float, end: float) -> bool:
        middle = (start + end) / 2
        return any(e[1] - _SNAP <= middle <= e[2] + _SNAP for e in edges)

    for r in range(rows):
        for c in range(columns):
            here = r * columns + c
            if c + 1 < columns and not drawn(down.get(xs[c + 1], []), ys[r], ys[r + 1]):
                parent[root(here + 1)] = root(here)
            if r + 1 < rows and not drawn(across.get(ys[r + 1], []), xs[c], xs[c + 1]):
                parent[root(here + columns)] = root(here)
    owner = tuple(tuple(root(r * columns + c) for c in range(columns)) for r in range(rows))
    return _Lattice(tuple(xs), tuple(ys), owner)
