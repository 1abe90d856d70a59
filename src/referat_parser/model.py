"""The contract: what `parse` gives back, as frozen pydantic models.

What stands in the document has its Danish name in ASCII (`punkter`, `sagsnr`, `beslutning`); what we add about the
reading is English (`source`, `coverage`, `warnings`). A field that the document does not have is `None`, a list is
empty: no value without a place in the PDF. Nothing is parsed or rendered in here.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

SCHEMA_VERSION: Final = "1"

Dokumenttype = Literal["referat", "dagsorden"]
Sektionstype = Literal[
    "resume", "baggrund", "sagsfremstilling", "loesning", "oekonomi", "lovgrundlag", "hoering", "indstilling",
    "beslutning", "tidligere_beslutning", "bilag", "andet",
]  # fmt: skip
Udfald = Literal[
    "godkendt", "anbefalet", "oversendt", "tilbagesendt", "udsat", "afvist", "taget_til_efterretning", "orienteret",
    "droeftet", "besluttet", "valgt", "udgaaet", "ingen_stilling", "ingen", "delt", "ikke_offentliggjort", "ukendt",
]  # fmt: skip
WarningCode = Literal[
    "items-disagree-with-contents", "items-disagree-with-outline", "items-disagree-with-structure", "item-number-gap",
    "item-without-text",
    "no-own-decision", "outcome-unknown", "vote-counts-disagree", "vote-party-on-both-sides", "vote-without-names",
    "pages-without-text", "text-unassigned", "text-hidden", "layout-unknown", "profile-uncertain", "date-missing",
    "body-missing", "ocr-used", "encoding-suspect",
]  # fmt: skip

Klokkeslaet = Annotated[dt.time, PlainSerializer(lambda t: t.strftime("%H:%M"), return_type=str, when_used="json")]
"""A time of day; `HH:MM` in JSON and YAML."""
Sidespan = Annotated[tuple[int, int], Field(description="first and last PDF page, 1-based")]
Boks = Annotated[
    tuple[float, float, float, float], Field(description="x0, top, x1, bottom in PDF points from the top left")
]


class Model(BaseModel):
    """What all parts share: immutable, no unknown keys, `for_` written as `for`."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        serialize_by_alias=True,
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,  # a process that reads one file uses few of the models: build what is used
    )


class Kilde(Model):
    """A place in the PDF."""

    side: int
    boks: Boks


class Person(Model):
    """One name of an attendance list, with what is printed about it."""

    navn: str
    parti: str | None = None
    rolle: str | None = None
    note: str | None = None


class Deltagelse(Model):
    """Who was there. A printed `Ingen` gives an empty list."""

    medlemmer: tuple[Person, ...] = ()
    til_stede: tuple[Person, ...] = ()
    afbud: tuple[Person, ...] = ()
    fravaerende: tuple[Person, ...] = ()
    oevrige: tuple[Person, ...] = ()


class Stedfortraeder(Model):
    """A substitute, and the member whose place was taken where the text says so."""

    navn: str
    for_: str | None = Field(default=None, alias="for")


class Tidspunkt(Model):
    """Somebody came or left, at a time where one is printed."""

    navn: str
    tid: Klokkeslaet | None = None


class Beslutningsdeltagelse(Deltagelse):
    """Attendance as one decision tells it."""

    inhabile: tuple[Person, ...] = ()
    stedfortraedere: tuple[Stedfortraeder, ...] = ()
    ankom: tuple[Tidspunkt, ...] = ()
    forlod: tuple[Tidspunkt, ...] = ()


class Stemme(Model):
    """One voter of one side: a person, a party, or a number of either; as printed."""

    navn: str | None = None
    parti: str | None = None
    antal: int | None = None


class Stemmetal(Model):
    """The counts of a vote, as far as they are printed."""

    for_: int | None = Field(default=None, alias="for")
    imod: int | None = None
    undlod: int | None = None


class Afstemning(Model):
    """One vote. `kilde` tells whether the result is stated or derived from the counts."""

    emne: str | None = None
    resultat: Literal["vedtaget", "forkastet"] | None = None
    kilde: Literal["angivet", "udledt"] | None = None
    antal: Stemmetal = Stemmetal()
    for_: tuple[Stemme, ...] = Field(default=(), alias="for")
    imod: tuple[Stemme, ...] = ()
    undlod: tuple[Stemme, ...] = ()
    forbehold: tuple[Stemme, ...] = ()


class Delpunkt(Model):
    """The outcome of some points of the recommendation: `1.-2. Godkendt`."""

    punkter: tuple[str, ...]
    udfald: Udfald
    ordlyd: str | None = None


class Mindretalsudtalelse(Model):
    """A statement that a minority had entered in the minutes."""

    af: str | None = None
    tekst: str


class Beslutning(Model):
    """One decision of one body on one day."""

    organ: str | None = None
    dato: dt.date | None = None
    punkt: str | None = None
    egen: bool = False
    tekst: str = ""
    udfald: Udfald = "ukendt"
    ordlyd: str | None = None
    endelig: bool | None = None
    delpunkter: tuple[Delpunkt, ...] = ()
    betingelser: tuple[str, ...] = ()
    afstemninger: tuple[Afstemning, ...] = ()
    mindretalsudtalelser: tuple[Mindretalsudtalelse, ...] = ()
    deltagelse: Beslutningsdeltagelse | None = None
    videresendt_til: tuple[str, ...] = ()
    udsat_til: str | None = None
    kilde: tuple[Kilde, ...] = ()


class Sektion(Model):
    """One section of an item, in printed order."""

    type: Sektionstype
    overskrift: str | None = None
    tekst: str = ""
    kilde: tuple[Kilde, ...] = ()


class Indstillingspunkt(Model):
    """One point of the recommendation."""

    nr: str | None = None
    tekst: str


class Bilag(Model):
    """One annex as an item lists it; `sider` where it is bound into this PDF."""

    nr: str | None = None
    titel: str
    doknr: str | None = None
    lukket: bool = False
    sider: Sidespan | None = None


class Tabel(Model):
    """A table of an item: its cells row by row; `sektion` is the index of the section it stands in."""

    side: int
    sektion: int | None = None
    raekker: tuple[tuple[str, ...], ...]


class Oplysning(Model):
    """A meta line that has no field of its own, so that none is lost."""

    etiket: str
    vaerdi: str


class Punkt(Model):
    """One agenda item."""

    nr: str
    titel: str
    lukket: bool = False
    sagsnr: str | None = None
    sagsansvarlig: str | None = None
    doknr: str | None = None
    kompetence: str | None = None
    oplysninger: tuple[Oplysning, ...] = ()
    deltagelse: Deltagelse | None = None
    sektioner: tuple[Sektion, ...] = ()
    resume: str | None = None
    indstilling: str | None = None
    beslutning: str | None = None
    indstillingspunkter: tuple[Indstillingspunkt, ...] = ()
    indstiller: str | None = None
    beslutninger: tuple[Beslutning, ...] = ()
    bilag: tuple[Bilag, ...] = ()
    tabeller: tuple[Tabel, ...] = ()
    gruppe: str | None = None
    sider: Sidespan


class Bilagsdokument(Model):
    """An annex that is bound into this PDF, with its pages (the cover page is the first)."""

    punkt: str | None = None
    nr: str | None = None
    titel: str
    doknr: str | None = None
    lukket: bool = False
    sider: Sidespan
    has_text: bool


class Source(Model):
    """The PDF that was read. `file` is the name as given, never an absolute path of ours."""

    file: str | None = None
    sha256: str
    pages: int
    pages_without_text: tuple[int, ...] = ()
    producer: str | None = None


class Parser(Model):
    """What read it."""

    version: str
    profile: str
    ocr: bool = False


class UnassignedLine(Model):
    """A line that no rule claimed."""

    side: int
    tekst: str


class Coverage(Model):
    """The account of the text: `words = fields + furniture + contents + annexes + unassigned`.

    Words that are in the PDF but not to be seen (white, tiny, off the page, turned in the margin) count as
    `furniture`; `hidden` says how many of them there are.
    """

    words: int
    fields: int
    furniture: int
    contents: int
    annexes: int
    unassigned: int
    hidden: int = 0
    unassigned_lines: tuple[UnassignedLine, ...] = ()


class Warning(Model):
    """Something a reader of the output should know; `code` is from a closed list."""

    code: WarningCode
    message: str
    page: int | None = None
    punkt: str | None = None


class Referat(Model):
    """The minutes (or the agenda) of one meeting."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    dokumenttype: Dokumenttype
    titel: str | None = None
    myndighed: str | None = None
    udvalg: str | None = None
    moedenr: str | None = None
    dato: dt.date | None = None
    starttidspunkt: Klokkeslaet | None = None
    sluttidspunkt: Klokkeslaet | None = None
    moedested: str | None = None
    deltagelse: Deltagelse = Deltagelse()
    punkter: tuple[Punkt, ...] = ()
    bilag: tuple[Bilagsdokument, ...] = ()
    source: Source
    parser: Parser
    coverage: Coverage
    warnings: tuple[Warning, ...] = ()


class Sagsnummer(Model):
    """A case number in its parts. `system` names the form, not the product of a supplier."""

    tekst: str
    system: str
    aar: int | None = None
    loebenr: str | None = None
    kle_emne: str | None = None
    kle_facet: str | None = None
