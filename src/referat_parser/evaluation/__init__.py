"""Measuring the reading against gold files: `X.gold.json` beside `X.pdf`, what a person read in it.

`evaluate(golds)` reads and compares documents, `compare(gold, found)` compares two JSON values and needs no PDF.
`measures` explains every figure; `baseline` pins them, so that quality only goes up.
"""

from __future__ import annotations

from referat_parser.evaluation.baseline import (
    Baseline,
    Shortfall,
    below,
    parse_floors,
    pinned,
    read_baseline,
    shortfalls,
    write_baseline,
)
from referat_parser.evaluation.differences import render_misses
from referat_parser.evaluation.figures import Figure, Figures, Miss
from referat_parser.evaluation.measures import compare
from referat_parser.evaluation.report import Second, Table, all_rates, as_json, document_table, measure_table, plain
from referat_parser.evaluation.run import Document, Evaluation, evaluate, find_golds

__all__ = [
    "Baseline",
    "Document",
    "Evaluation",
    "Figure",
    "Figures",
    "Miss",
    "Second",
    "Shortfall",
    "Table",
    "all_rates",
    "as_json",
    "below",
    "compare",
    "document_table",
    "evaluate",
    "find_golds",
    "measure_table",
    "parse_floors",
    "pinned",
    "plain",
    "read_baseline",
    "render_misses",
    "shortfalls",
    "write_baseline",
]
