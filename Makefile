# Everything a person or CI does with a checkout. Each target sets up what it needs on a bare Debian 12.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo.db

# One thread for each Tesseract: left alone it takes 1.7 times the processor time for the same pages.
export OMP_THREAD_LIMIT := 1

# $(call need,test,Debian package,what it is for): where the test fails, installs the package by apt as root or with
# sudo, else says in one line what to install.
need = $(1) >/dev/null 2>&1 || { \
	if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as='sudo -n'; else \
	echo "agendapack needs Debian's package $(2), which $(3). Install it, then run make again." >&2; exit 1; fi; \
	echo "Installing $(2), which $(3)"; \
	$$as apt-get update -qq >/dev/null && \
	$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null; }

.PHONY: help setup tesseract chromium demo demo-harvest test lint bench screens samples clean

help: ## say what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

setup: $(VENV)/ready ## the Python packages, checked by hash, and the command .venv/bin/agendapack

$(VENV)/ready: pyproject.toml requirements.lock
	@$(call need,command -v $(PYTHON),python3,runs everything)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "agendapack: Python 3.11 or later is needed; say where with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(call need,$(PYTHON) -m ensurepip --version,python3-venv,makes the virtual environment)
	$(PYTHON) -m venv --clear $(VENV)
	if command -v uv >/dev/null; then \
	  UV_PYTHON_DOWNLOADS=never uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
	fi
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

tesseract:
	@$(call need,command -v tesseract,tesseract-ocr,reads scanned pages)

chromium:
	@$(call need,command -v chromium,chromium,opens the web pages in their tests)
	@$(call need,$(PYTHON) -c 'import ctypes; ctypes.CDLL("libatomic.so.1")',libatomic1,the driver of the browser needs)

demo: setup tesseract ## read the sample papers into build/demo.db and show what was found
	mkdir -p build
	$(BIN)/agendapack build corpus/samples --db $(DEMO)
	$(BIN)/agendapack observations --db $(DEMO) --format table
	@echo
	@echo "The figures are in $(DEMO), each with the page and the place it was printed. Try next:"
	@echo "  $(BIN)/agendapack observations --db $(DEMO) --metric hnb_cumulative_balance"
	@echo "  $(BIN)/agendapack check --db $(DEMO)"
	@echo "  $(BIN)/agendapack export --db $(DEMO) --table observations --format csv -o build/observations.csv"
	@echo "  $(BIN)/agendapack tables corpus/samples/leicestershire-2023-03-07-reports-pack.pdf --pages 6"
	@echo "  $(BIN)/agendapack evaluate corpus/samples/gold.jsonl --db $(DEMO)"
	@echo "  $(BIN)/agendapack serve --db $(DEMO)"
	@echo "  $(BIN)/agendapack build YOUR-PAPERS --db figures.db"

demo-harvest: setup tesseract ## harvest a ModernGov site on this machine, twice, and build a database from it
	rm -rf build/harvest build/harvest.db
	mkdir -p build
	$(BIN)/python -m agendapack.corpus.demo_harvest build
	@echo
	@echo "Originals and manifest are in build/harvest, the figures in build/harvest.db. A real site next:"
	@echo "  $(BIN)/agendapack harvest https://democracy.YOUR-COUNCIL.gov.uk/ --since 2024-04-01"

test: lint tesseract chromium ## lint and every test: what CI runs
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup

lint: setup ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p agendapack

bench: setup tesseract ## measure speed and memory; prints a table for each of bench/*.py
	@for measure in bench/*.py; do echo "== $$measure"; $(BIN)/python "$$measure"; done

samples: setup ## typeset the sample papers again
	$(BIN)/python -m agendapack.corpus.typeset

PICTURES := front series evidence checks search review
screens: setup tesseract chromium ## pictures of the web pages: all in build/screens, those of the tour in docs/pictures
	$(BIN)/python -m pytest -q tests/db/browser/test_pages.py tests/db/browser/test_journeys.py -k "everyone or outlives"
	for name in $(PICTURES); do cp build/screens/$$name.png docs/pictures/$$name.png; done

clean: ## remove everything that make has made
	rm -rf build $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
