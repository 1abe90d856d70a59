"""The time of a search in an archive of 100,000 items.

    python benchmarks/batch_search.py [--items 100000]

The archive is made up: words with the frequencies of a natural language (Zipf), ten items a meeting, about 1,500
characters an item. Searches are warm (the second and later of the same kind) and whole: open, match, rank, find the
sentence. Times are processor time: a search waits for nothing, so that is its wall time on an idle machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from referat_parser.batch.archive import update_archive
from referat_parser.batch.job import Document
from referat_parser.batch.search import Filters, search
from referat_parser.model import Beslutning, Coverage, Kilde, Parser, Punkt, Referat, Sektion, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEMS_PER_MEETING = 10
WORDS_PER_ITEM = 220
SMALL_WORDS = (
    "og", "i", "at", "til", "af", "for", "på", "der", "med", "en", "den", "som", "er", "det", "om", "et", "ikke",
    "har", "fra", "kan", "skal", "ved", "de", "vil", "kommunen", "eller", "udvalget", "sagen", "denne", "under",
)  # fmt: skip
"""The words that stand everywhere: in natural language they are half of all words."""

STEMS = (
    "støj", "lokal", "skole", "ældre", "vej", "budget", "miljø", "børne", "klima", "bolig", "trafik", "hørings",
    "anlægs", "drifts", "kultur", "havne", "brand", "fjernvarme", "natur", "idræts", "handicap", "erhvervs",
)  # fmt: skip
ENDINGS = (
    "", "plan", "planen", "sag", "sager", "udvalg", "penge", "området", "vejen", "politik", "midler", "projekt",
    "byggeri", "tilsyn", "strategi", "ramme", "grund", "center", "forening", "gebyr", "analyse", "aftale",
)  # fmt: skip
QUERIES = (
    "støj lokalplan", "stoejplanen", "skoleplan*", '"klima budget"', "trafik -vejen", "havnegrund høringssager",
    "ældrepolitik", "boligprojekt naturområdet", "kommunen",
)  # fmt: skip
"""From rare to everywhere: the last word stands in nearly every item."""

FILTERS = {
    "": Filters(),
    "body and years": Filters(udvalg="udvalg 7", fra="2015-01-01"),
    "years": Filters(fra="2011-01-01"),
    "case": Filters(sagsnr="15/1234"),
}


def vocabulary() -> list[str]:
    """The small words, then some ten thousand others in an order of their own."""
    words = [first + last for first in STEMS for last in ENDINGS]
    words += [first + second + last for first in STEMS for second in STEMS for last in ENDINGS if first != second]
    random.Random(1).shuffle(words)  # noqa: S311 - the same words on every run
    return [*SMALL_WORDS, *words]


def meetings(count: int) -> Iterator[tuple[Document, Referat]]:
    """So many meetings of twenty bodies over ten years."""
    chance = random.Random(2)  # noqa: S311 - as above
    words = vocabulary()
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    day = dt.date(2010, 1, 1)
    for number in range(count):
        sha256 = hashlib.sha256(str(number).encode()).hexdigest()
        punkter = tuple(item(chance, words, weights, nr) for nr in range(1, ITEMS_PER_MEETING + 1))
        referat = Referat(
            dokumenttype="referat",
            udvalg=f"Udvalg {number % 20}",
            dato=day + dt.timedelta(days=number % 3650),
            punkter=punkter,
            source=Source(file=f"{number:06d}.pdf", sha256=sha256, pages=10),
            parser=Parser(version="0", profile="base"),
            coverage=Coverage(words=1, fields=1, furniture=0, contents=0, annexes=0, unassigned=0),
        )
        yield Document(f"{number:06d}.pdf", sha256, "x", None), referat


def item(chance: random.Random, words: list[str], weights: list[float], nr: int) -> Punkt:
    """One item of made-up sentences."""
    drawn = chance.choices(words, cum_weights=weights, k=WORDS_PER_ITEM)
    sentences = [" ".join(drawn[start : start + 12]).capitalize() + "." for start in range(0, WORDS_PER_ITEM, 12)]
    kilde = (Kilde(side=nr, boks=(0.0, 0.0, 1.0, 1.0)),)
    return Punkt(
        nr=str(nr),
        titel=" ".join(drawn[:5]).capitalize(),
        sagsnr=f"{chance.randint(10, 24)}/{chance.randint(1000, 9999)}",
        sektioner=(
            Sektion(type="sagsfremstilling", overskrift="Sagsfremstilling", tekst=" ".join(sentences), kilde=kilde),
            Sektion(type="beslutning", overskrift="Beslutning", tekst="Godkendt.", kilde=kilde),
        ),
        beslutninger=(Beslutning(egen=True, udfald="godkendt", tekst="Godkendt."),),
        sider=(nr, nr),
    )


def main() -> None:
    """Makes the archive and asks it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--archive", help="keep the archive here, or use the one that is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(options.archive or Path(folder) / "archive.db")
        if not path.exists():
            started = time.perf_counter()
            update_archive(path, meetings(options.items // ITEMS_PER_MEETING))
            made = time.perf_counter() - started
            print(f"archive: {options.items} items in {made:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        ask(path)


def ask(path: Path) -> None:
    """Times every query and says the worst."""
    times: list[float] = []
    for query in QUERIES:
        for kind, filters in FILTERS.items():
            search(str(path), query, filters)
            taken = []
            for _ in range(5):
                started = time.process_time()
                hits = search(str(path), query, filters)
                taken.append(time.process_time() - started)
            times.append(statistics.median(taken))
            print(f"{query:28} {kind:14} {len(hits):3} hits {1000 * times[-1]:7.1f} ms")
    print(f"median {1000 * statistics.median(times):.1f} ms, worst {1000 * max(times):.1f} ms")


if __name__ == "__main__":
    main()
