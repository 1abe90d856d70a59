# Python 3.11 or newer and make are enough: everything else goes into .venv. With a C compiler PDFs are read a quarter
# faster (setup.py).
#   make demo     install, read a sample, show it
#   make test     the tests
#   make check    what CI runs: lint, format, types, import rules, schema, tests
#   make evaluate how much of the samples' golds is found, with their profiles and with the base profile alone
#   make format   let ruff put the code in order
#   make schema   write schemas/referat.schema.json from the models
#   make picture  draw docs/run.svg, the picture of the README
#   make samples  build the sample PDFs from their sources (needs PDF producers, see samples/README.md)
#   make bench    the figures of benchmarks/README.md

PYTHON ?= $(firstword $(foreach p,python3 python3.11 python3.12 python3.13 python3.14,\
	$(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# pip compiles what it installs, but not what is installed in place: without this every run where Python may write no
# bytecode (PYTHONDONTWRITEBYTECODE) compiles all modules anew.
COMPILE := $(BIN)/python -m compileall -q src
SAMPLE ?= samples/c-byraad.pdf
PYTEST_OPTIONS ?= -q -n 2

.PHONY: demo test check lint types imports evaluate format schema picture samples bench clean
.DELETE_ON_ERROR:

demo: .venv/.installed
	$(BIN)/referat parse $(SAMPLE) --only udvalg,dato,moedested,source,warnings --indent 2
	$(BIN)/referat parse $(SAMPLE) --format md
	@echo
	@echo "All of it, as JSON: $(BIN)/referat parse $(SAMPLE)"

test: .venv/.installed-dev
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

check: lint types imports evaluate test

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev
	$(BIN)/mypy

imports: .venv/.installed-dev
	$(BIN)/lint-imports --no-logo

evaluate: .venv/.installed
	$(BIN)/referat evaluate samples --jobs 2 --compare-profile base --baseline tests/floors/samples.json

format: .venv/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: .venv/.installed
	$(BIN)/referat schema -o schemas/referat.schema.json

picture: .venv/.installed
	$(BIN)/python docs/picture.py

samples: .venv/.installed-dev
	$(PIP) --editable '.[samples]'
	$(BIN)/python -m samples.build

bench: .venv/.installed-dev
	$(BIN)/python benchmarks/parse_vs_pdfplumber.py

clean:
	rm -rf .venv build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -f src/referat_parser/pdf/_loops.*.so

# `touch` comes last, so that an installation that broke off is done again.
.venv/.installed: pyproject.toml setup.py src/referat_parser/pdf/_loops.c
	@test -n "$(PYTHON)" || { echo "referat needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --editable .
	$(COMPILE)
	touch $@

.venv/.installed-dev: .venv/.installed
	$(PIP) --editable '.[dev]'
	$(COMPILE)
	touch $@
