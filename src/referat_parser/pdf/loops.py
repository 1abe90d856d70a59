"""A function of pdfium, given by its address, called once for each index or handle.

Handles are numbers, NULL is `None`. `_loops.c` is the same in C and is used instead where it could be compiled. Here
answers are written into one array of C, and the loop is `map`: functions called one by one through pointer objects cost
twice what pdfium itself takes.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


@cache
def _function(address: int, *types: type) -> Any:
    """Pdfium runs in one thread: the lock of the interpreter is kept."""
    return ctypes.PYFUNCTYPE(*types)(address)


def children(function: int, handle: int, indices: Iterable[int]) -> list[int | None]:
    """A handle for each index."""
    return list(map(_function(function, _ADDRESS, _ADDRESS, _INT), repeat(handle), indices))


def boxes(function: int, handle: int, indices: Sequence[int]) -> list[tuple[float, float, float, float] | None]:
    """Four floats for each index, `None` where there is no answer."""
    ask = _function(function, _INT, _ADDRESS, _INT, _ADDRESS)
    return _answers(ask, handle, indices, array("f"), fields=4, outs=1)


def points(function: int, handle: int, indices: Sequence[int]) -> list[tuple[float, float] | None]:
    """Two floats for each index, `None` where there is no answer."""
    ask = _function(function, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
    return _answers(ask, handle, indices, array("d"), fields=2, outs=2)


def colours(function: int, handle: int, indices: Sequence[int]) -> list[tuple[int, int, int, int] | None]:
    """Four whole numbers for each index, `None` where there is no answer."""
    ask = _function(function, _INT, _ADDRESS, _INT, *[_ADDRESS] * 4)
    return _answers(ask, handle, indices, array("I"), fields=4, outs=4)


def handles(function: int, of: Iterable[int | None]) -> list[int | None]:
    """A handle for each handle."""
    return list(map(_function(function, _ADDRESS, _ADDRESS), of))


def numbers(function: int, of: Iterable[int | None]) -> list[int]:
    """A whole number for each handle."""
    return list(map(_function(function, _INT, _ADDRESS), of))


def children_but(child: int, kind: int, handle: int, count: int, unwanted: int) -> list[tuple[int, int]]:
    """The first `count` children of a handle that are not of the kind `unwanted`, each with its kind."""
    found = list(map(_function(child, _ADDRESS, _ADDRESS, _INT), repeat(handle), range(count)))
    kinds = list(map(_function(kind, _INT, _ADDRESS), found))
    return [(one, its) for one, its in zip(found, kinds, strict=True) if its != unwanted]


def _answers(
    function: Any, handle: int, indices: Sequence[int], values: array[Any], *, fields: int, outs: int
) -> list[Any]:
    """What a function writes for each index: `fields` values through `outs` addresses."""
    size = values.itemsize
    values.frombytes(bytes(size * fields * len(indices)))
    start = values.buffer_info()[0]
    end = start + size * fields * len(indices)
    addresses = [range(start + size * out, end, size * fields) for out in range(outs)]
    known = list(map(function, repeat(handle), indices, *addresses))
    answers = zip(*[iter(values)] * fields, strict=True)
    return list(answers) if all(known) else [answer if ok else None for ok, answer in zip(known, answers, strict=True)]
