"""Documents that hypothesis makes up: whatever text, in every field that the output formats treat on their own."""

from __future__ import annotations

from hypothesis import strategies as st

from referat_parser import model

# Surrogates are no text: UTF-8 cannot hold them, and the model refuses them.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
# Text that trips formats: markup, formulas, numbers, indentation, line ends.
tricky = st.lists(
    st.sampled_from(
        ["-", "+", "=", "@", "#", "1.", "2)", "|", "*", "_", "`", "<b>", "&lt;", "\\", "[x](y)", "~", " ", "\n", "\n\n",
         "\t", "\r", ":", "'", '"', "12e3", "0o7", "null", "ja", "---", "æøå", "\x1b[31m", "\x9b", "\u202e", "\ufeff"]
    ),
    max_size=12,
).map("".join)  # fmt: skip
text = texts | tricky
maybe_text = st.none() | text

sektioner = st.builds(
    model.Sektion, type=st.sampled_from(["resume", "beslutning", "andet"]), overskrift=maybe_text, tekst=text
)
stemmer = st.lists(st.builds(model.Stemme, navn=maybe_text), max_size=2).map(tuple)
beslutninger = st.builds(
    model.Beslutning, organ=maybe_text, dato=st.none() | st.dates(), egen=st.booleans(), tekst=text,
    udfald=st.sampled_from(["godkendt", "udsat", "ukendt"]), ordlyd=maybe_text,
    afstemninger=st.lists(st.builds(model.Afstemning, emne=maybe_text, for_=stemmer), max_size=1).map(tuple),
)  # fmt: skip
clock_times = st.times().map(lambda time: time.replace(second=0, microsecond=0))
sider = st.tuples(st.integers(1, 9), st.integers(1, 9))
raekker = st.lists(st.tuples(text, text), max_size=2).map(tuple)
tabeller = st.builds(model.Tabel, side=st.just(1), sektion=st.just(0), raekker=raekker)
punkter = st.builds(
    model.Punkt, nr=text, titel=text, lukket=st.booleans(), sagsnr=maybe_text, gruppe=maybe_text, sider=sider,
    sektioner=st.lists(sektioner, max_size=3).map(tuple), beslutning=maybe_text, resume=maybe_text,
    beslutninger=st.lists(beslutninger, max_size=2).map(tuple),
    bilag=st.lists(st.builds(model.Bilag, titel=text), max_size=2).map(tuple),
    tabeller=st.lists(tabeller, max_size=1).map(tuple),
)  # fmt: skip
referater = st.builds(
    model.Referat, dokumenttype=st.sampled_from(["referat", "dagsorden"]), titel=maybe_text, udvalg=maybe_text,
    dato=st.none() | st.dates(), starttidspunkt=st.none() | clock_times,
    moedested=maybe_text, punkter=st.lists(punkter, max_size=3).map(tuple),
    source=st.builds(model.Source, file=maybe_text, sha256=st.just("0" * 64), pages=st.just(9)),
    parser=st.just(model.Parser(version="0", profile="base")),
    coverage=st.just(model.Coverage(words=0, fields=0, furniture=0, contents=0, annexes=0, unassigned=0)),
)  # fmt: skip
