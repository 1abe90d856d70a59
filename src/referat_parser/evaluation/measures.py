"""What is measured: the document, its items and the account of its text.

In: a gold and a reading, both as the JSON of the contract. Out: `Figures`. Only keys that the gold has are compared.

The measures, by name:

- `front.<field>` and `people.<list>`: the front page; people by name.
- `item`: F1 of the items by number and title. `item.<field>`: the fields of the items, each gold item compared with
  its partner (`alignment`), or with nothing where it has none.
- `section`: F1 by type and text; `section.text` leaves the type out; `section.similarity` is the mean, over the items,
  of how alike all their text is. `text.<type>`: the text of that type as one, where the gold has some.
- `recommendation`, `annex` (title and document number), `table`: F1 item by item. `annex.pages`: F1 of the annexes
  that are bound into the PDF, by item, number and pages.
- `decision.<field>`: F1 of that field over the decisions of an item. `vote`: F1 of the voters of each side.
- `conservation.balanced`: the account adds up. `conservation.assigned`: the share of the words that a rule claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from referat_parser.evaluation.alignment import align
from referat_parser.evaluation.figures import Figure, Figures, Mark, collect
from referat_parser.evaluation.folding import fold
from referat_parser.evaluation.item_measures import item_marks
from referat_parser.evaluation.marks import Entry, compare_field, compare_lists, entries, entry, keys_of

FRONT: Final = (
    "dokumenttype", "titel", "myndighed", "udvalg", "dato", "starttidspunkt", "sluttidspunkt", "moedested", "moedenr",
)  # fmt: skip
PARTS: Final = ("fields", "furniture", "contents", "annexes", "unassigned")
"""What the words of a PDF are divided into; `hidden` words are among the furniture."""


def compare(gold: Mapping[str, Any], found: Mapping[str, Any]) -> Figures:
    """The figures of one document.

    `gold` holds what a person read, with the keys that are certain; `found` is what `Referat` prints as JSON, or `{}`
    for a document that could not be read. Neither is changed.
    """
    return collect(_document_marks(gold, found))


def _document_marks(gold: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Mark]:
    yield from (compare_field(f"front.{key}", gold[key], found.get(key)) for key in FRONT if key in gold)
    yield from _people_marks(gold.get("deltagelse") or {}, found.get("deltagelse") or {})
    if "punkter" in gold:
        yield from _items_marks(gold["punkter"] or [], found.get("punkter") or [])
    yield from _annex_marks(gold, found)
    yield from _source_marks(gold.get("source") or {}, found.get("source") or {})
    yield from _account_marks(found.get("coverage") or {})


def _items_marks(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> Iterator[Mark]:
    yield compare_lists("item", [_item_entry(item) for item in gold], [_item_entry(item) for item in found])
    for gold_item, found_item in align(gold, found):
        yield from item_marks(gold_item, found_item or {})


def _item_entry(item: Mapping[str, Any]) -> Entry:
    nr = str(item.get("nr") or "")
    return Entry((nr, fold(item.get("titel"))), f"{nr} {item.get('titel') or ''}")


def _people_marks(gold: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Mark]:
    """Names list by list; party, role and note over all lists, where the gold tells them."""
    for key, people in gold.items():
        yield compare_lists(f"people.{key}", _names(people), _names(found.get(key)))
    for detail in ("parti", "rolle", "note"):
        wanted, got = _details(gold, detail, gold.keys()), _details(found, detail, gold.keys())
        if detail in keys_of(person for people in gold.values() for person in people or []):
            yield compare_lists(f"people.{detail}", wanted, got)


def _names(people: list[Any] | None) -> list[Entry]:
    return [entry(person.get("navn") if isinstance(person, Mapping) else person) for person in people or []]


def _details(deltagelse: Mapping[str, Any], detail: str, lists: Any) -> list[Entry]:
    people = [person for key in lists for person in deltagelse.get(key) or [] if isinstance(person, Mapping)]
    return [entry(person.get("navn"), person[detail]) for person in people if person.get(detail)]


def _annex_marks(gold: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Mark]:
    """The annexes bound into the PDF: where they are, and everything else that the gold says of them."""
    if "bilag" not in gold:
        return
    wanted, got = gold["bilag"] or [], found.get("bilag") or []
    yield compare_lists("annex.pages", [_place(b) for b in wanted], [_place(b) for b in got])
    keys = keys_of(wanted)
    yield compare_lists("annex.bound", entries(wanted, keys), entries(got, keys))


def _place(annex: Mapping[str, Any]) -> Entry:
    punkt, nr, sider = str(annex.get("punkt")), str(annex.get("nr")), list(annex.get("sider") or [])
    return Entry((punkt, nr, str(sider)), f"punkt {punkt}, bilag {nr}, sider {sider}")


def _source_marks(gold: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Mark]:
    for key in ("pages", "pages_without_text"):
        if key in gold:
            # As one string each: an empty list is an answer here, and no gold of this is "missing".
            yield compare_field(f"source.{key}", str(gold[key]), str(found[key]) if key in found else None)


def _account_marks(coverage: Mapping[str, Any]) -> Iterator[Mark]:
    """The account needs no gold: it must add up, and what no rule claimed is a loss. A failed document has none."""
    if not coverage:
        return
    words = coverage["words"]
    yield compare_field("conservation.balanced", words, sum(coverage[part] for part in PARTS))
    yield Mark("conservation.assigned", Figure(hit=words - coverage["unassigned"], total=words))
