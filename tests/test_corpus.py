"""The figures on a corpus of real minutes that is not part of the repository; skipped where it is not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat_parser.evaluation import all_rates, below, evaluate, find_golds, read_baseline

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FLOORS = Path(__file__).parent / "floors" / "corpus.json"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")
@pytest.mark.skipif(not FLOORS.exists(), reason="no floors are pinned yet")
def test_no_figure_is_below_its_floor() -> None:
    """Every document is read, and every measure reaches what was pinned."""
    golds = find_golds([CORPUS])
    result = evaluate(golds, jobs=2)
    short = below(read_baseline(FLOORS), all_rates(result), len(golds))

    assert [(document.name, document.failure) for document in result.failed] == []
    assert [str(fall) for fall in short] == []
