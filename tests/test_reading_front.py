"""The front page: what a label says reaches a field of the output or stands among the unassigned lines."""

from __future__ import annotations

import json

import pytest

from engine_lines import read_pages
from referat_parser.model import Referat
from referat_parser.pipeline import parse_lines
from referat_parser.profiles.heads import BASE, builtin_names
from referat_parser.profiles.loader import load_profile

TITLE = "16b | Referat\n14b | Søndermark Byråd\n"
DATE = "    | Mødedato: || @200 | 5. maj 2031\n"
ITEMS = """---
13b | 1. Ny bro
    | Sagsnr.: 31/101
11b | Beslutning
    | Godkendt.
13b | 2. Ny sti
    | Sagsnr.: 31/102
11b | Beslutning
    | Godkendt.
"""
# For each field a value that no other text of the page has, and how the output writes it.
VALUES = {
    "dato": ("4. marts 2032", "2032-03-04"),
    "starttidspunkt": ("kl. 17.05", "17:05"),
    "sluttidspunkt": ("kl. 21.35", "21:35"),
    "moedested": ("Kvistsalen", "Kvistsalen"),
    "moedenr": ("77", "77"),
    "udvalg": ("Havneudvalget", "Havneudvalget"),
    "myndighed": ("Kvistrup Kommune", "Kvistrup Kommune"),
    "ignored": ("Kvistværk", "Kvistværk"),
}
PERSON = ("Zita Kvist", "Zita Kvist")
FORMS = {
    "beside": "    | {label}: || @200 | {value}\n",
    "beside, without a colon": "    | {label} || @200 | {value}\n",
    "beside, two lines": "    | {label}: || @200 | {value}\n@200 | Birkeblad\n",
    "beside, bold": "11b | {label} || @200 | {value}\n",
    "behind the colon": "    | {label}: {value}\n",
    "behind a bold label": "    | **{label}:** {value}\n",
    "below": "    | {label}:\n    | {value}\n",
    "below, two lines": "    | {label}:\n    | {value}\n    | Birkeblad\n",
    "below a bold label": "11b | {label}\n    | {value}\n",
}
LABELS = [
    pytest.param(name, label, rule.field, id=f"{name}-{label}")
    for name in builtin_names()
    for rule in load_profile(name).front
    for label in rule.labels
]


def _read(front: str, profile: str = BASE) -> Referat:
    return parse_lines(read_pages(TITLE + front + ITEMS), profile)


def _unassigned(referat: Referat) -> str:
    return "\n".join(line.tekst for line in referat.coverage.unassigned_lines)


def _kept(referat: Referat) -> str:
    """All that the output says of the front page: its fields as JSON, and the lines in no field."""
    fields = referat.model_dump(mode="json", exclude={"punkter", "coverage", "warnings"})
    return json.dumps(fields, ensure_ascii=False) + _unassigned(referat)


@pytest.mark.parametrize(("profile", "label", "field"), LABELS)
def test_a_value_is_in_a_field_or_unassigned(profile: str, label: str, field: str) -> None:
    """Every label of every profile, in every form."""
    value, written = VALUES.get(field, PERSON)
    lost = []
    for form, rows in FORMS.items():
        front = rows.format(label=label.rstrip(":"), value=value)
        referat = _read(front if field == "dato" else DATE + front, profile)
        kept = _kept(referat)
        if (written not in kept and value not in kept) or ("Birkeblad" in rows and "Birkeblad" not in kept):
            lost.append(form)

    assert lost == []


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("    | Mødedato: || @200 | se indkaldelsen\n", "Mødedato: se indkaldelsen"),
        (DATE + "    | Mødetidspunkt: || @200 | efter aftale\n", "Mødetidspunkt: efter aftale"),
        (DATE + "    | Dato: || @200 | 6. juni 2032\n", "Dato: 6. juni 2032"),
        (DATE + "    | Mødested: || @200 | Rådhuset\n    | Lokale: || @200 | Kvistsalen\n", "Lokale: Kvistsalen"),
        (DATE + "    | Møde nr.: || @200 | 77\n    | Mødenummer: || @200 | 88\n", "Mødenummer: 88"),
        (DATE + "    | Medlemmer: || @200 | se listen\n", "Medlemmer: se listen"),
        (DATE + "    | Bemærkninger:\n    | Mødet blev flyttet.\n", "Mødet blev flyttet."),
        (DATE + "    | Bemærkninger: flyttet || @300 | Sted: Kvistsalen\n", "Bemærkninger: flyttet Sted: Kvistsalen"),
        (DATE + "    | Sted: Rådhuset || @300 | Lokale: Kvistsalen\n", "Sted: Rådhuset Lokale: Kvistsalen"),
        (DATE + "    | Kvistværk || @300 | Sted: Kvistsalen\n", "Kvistværk Sted: Kvistsalen"),
    ],
)
def test_what_no_field_takes_is_unassigned(front: str, line: str) -> None:
    """A date that is none, a second place or number, no names, a label without a field, what stands beside one."""
    assert line in _unassigned(_read(front)).split("\n")


@pytest.mark.parametrize("value", ["Ingen", "-", ""])
def test_a_printed_nobody_and_an_empty_label_are_read(value: str) -> None:
    """They say that there is nobody: nothing of the page is left over."""
    row = f" || @200 | {value}" if value else ""
    referat = _read(f"{DATE}    | Afbud:{row}\n    | Mødested: || @200 | Rådhuset\n")

    assert referat.deltagelse.afbud == ()
    assert _unassigned(referat) == ""


def test_time_and_place_under_one_label() -> None:
    """`Tid og sted` has three values."""
    referat = _read("    | Tid og sted: || @200 | 5. maj 2031 kl. 17.05, Kvistsalen\n")

    assert referat.dato is not None
    assert referat.starttidspunkt is not None
    assert (referat.dato.isoformat(), referat.starttidspunkt.isoformat("minutes")) == ("2031-05-05", "17:05")
    assert referat.moedested == "Kvistsalen"
