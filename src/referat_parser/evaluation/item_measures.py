"""What is measured of one item: fields, sections, recommendation, decisions, annexes, tables.

In: an item of the gold and the item of the reading that it was aligned with (`{}` where there is none). Out: its marks.
The names of the measures are explained in `measures`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from referat_parser.evaluation.decision_measures import decision_marks
from referat_parser.evaluation.figures import Figure, Mark
from referat_parser.evaluation.folding import fold
from referat_parser.evaluation.marks import Entry, compare_field, compare_lists, entries, entry, keys_of
from referat_parser.evaluation.similarity import similarity

Item = Mapping[str, Any]

FIELDS: Final = ("lukket", "sagsnr", "sagsansvarlig", "doknr", "kompetence", "gruppe", "indstiller")
TEXTS: Final = ("resume", "indstilling", "beslutning")


def item_marks(gold: Item, found: Item) -> Iterator[Mark]:
    """Everything that the gold item has, compared."""
    nr = str(gold.get("nr"))
    yield from (compare_field(f"item.{key}", gold[key], found.get(key), nr) for key in FIELDS if key in gold)
    if "sider" in gold:
        yield compare_field("item.sider", gold["sider"], found.get("sider"), nr)
    if "sektioner" in gold:
        yield from _section_marks(gold, found, nr)
    for key, measures in LISTS.items():
        if key in gold:
            yield from (
                compare_lists(measure, pick(gold[key] or [], gold), pick(found.get(key) or [], gold), nr)
                for measure, pick in measures.items()
            )
    if "deltagelse" in gold:
        # A null says that nothing is printed here: then every name that was found is one too many.
        lists = tuple(gold["deltagelse"] or found.get("deltagelse") or {})
        yield compare_lists("item.people", _people(gold, lists), _people(found, lists), nr)
    if "beslutninger" in gold:
        yield from decision_marks(gold["beslutninger"] or [], found.get("beslutninger") or [], nr)


def _section_marks(gold: Item, found: Item, nr: str) -> Iterator[Mark]:
    """Sections without text are not compared: whether an empty heading is a section is a matter of taste."""
    wanted, got = _with_text(gold), _with_text(found)
    yield compare_lists("section", _typed(wanted), _typed(got), nr)
    yield _without_misses(compare_lists("section.text", _texts(wanted), _texts(got), nr))
    if "overskrift" in keys_of(wanted):
        yield compare_lists("section.overskrift", _headed(wanted), _headed(got), nr)
    for key in TEXTS:
        if text := _text_of_type(wanted, key):
            mark = compare_field(f"text.{key}", text, found.get(key) or "", nr)
            yield _without_misses(mark) if fold(found.get(key)) == fold(_text_of_type(got, key)) else mark
    alike = similarity("".join(fold(s["tekst"]) for s in wanted), "".join(fold(s["tekst"]) for s in got))
    yield Mark("section.similarity", Figure(hit=alike, total=1))


def _without_misses(mark: Mark) -> Mark:
    """The counts without the differences, where those of `section` tell them already."""
    return replace(mark, misses=())


def _text_of_type(sections: Sequence[Item], key: str) -> str:
    return "\n\n".join(section["tekst"] for section in sections if section.get("type") == key)


def _texts(sections: Sequence[Item]) -> list[Entry]:
    return [entry(section["tekst"]) for section in sections]


def _with_text(item: Item) -> list[Item]:
    return [section for section in item.get("sektioner") or [] if fold(section.get("tekst"))]


def _typed(sections: Sequence[Item]) -> list[Entry]:
    return [Entry((str(s.get("type")), fold(s["tekst"])), f"[{s.get('type')}] {s['tekst']}") for s in sections]


def _headed(sections: Sequence[Item]) -> list[Entry]:
    return [entry(s.get("type"), s.get("overskrift")) for s in sections]


def _people(item: Item, lists: Sequence[str]) -> list[Entry]:
    deltagelse = item.get("deltagelse") or {}
    return [entry(key, person.get("navn")) for key in lists for person in deltagelse.get(key) or []]


def _annexes(annexes: Sequence[Item], _gold: Item) -> list[Entry]:
    return [entry(annex.get("titel"), annex.get("doknr")) for annex in annexes]


def _annexes_in_full(annexes: Sequence[Item], gold: Item) -> list[Entry]:
    return entries(annexes, keys_of(gold["bilag"] or []))


def _points(points: Sequence[Item], _gold: Item) -> list[Entry]:
    return [entry(point.get("tekst")) for point in points]


def _numbered_points(points: Sequence[Item], _gold: Item) -> list[Entry]:
    return [entry(point.get("nr"), point.get("tekst")) for point in points]


def _meta_lines(lines: Sequence[Item], _gold: Item) -> list[Entry]:
    return entries(lines)


def _tables(tables: Sequence[Item], _gold: Item) -> list[Entry]:
    return entries(table.get("raekker") for table in tables)


Pick = Callable[[Sequence[Item], Item], list[Entry]]
LISTS: Final[Mapping[str, Mapping[str, Pick]]] = {
    "oplysninger": {"item.oplysninger": _meta_lines},
    "indstillingspunkter": {"recommendation": _points, "recommendation.nr": _numbered_points},
    "bilag": {"annex": _annexes, "annex.full": _annexes_in_full},
    "tabeller": {"table": _tables},
}
"""Which key of an item is compared as which lists: the measure, and what of each entry is compared."""
