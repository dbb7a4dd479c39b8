# `make` alone says what there is to do.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo test slow browser lint types contracts docs wheel figures clean

help:  ## Say what there is to do
	@echo "Clapboard: the record of a show, from its coverage."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## Make .venv and install Clapboard with its pinned libraries

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Clapboard needs Python 3.11 or newer (make PYTHON=python3.12 …)" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group dev --editable .
	@touch $@

demo: setup  ## Read the sample coverage and print its record
	@$(BIN)/clapboard demo

test: setup  ## Run the tests
	@$(BIN)/python -m pytest -m "not slow and not browser" --numprocesses=2 --dist=loadgroup

slow: setup  ## Run the tests that take long or need the data in ../shared
	@$(BIN)/python -m pytest -m slow --timeout=900

browser: setup  ## Run the tests that drive a real Chromium (skipped where there is none)
	@$(BIN)/python -m pytest -m browser --timeout=600

lint: setup  ## Check style and format
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: setup  ## Check types
	@$(BIN)/mypy

contracts: setup  ## Check who may import whom
	@$(BIN)/lint-imports --no-cache

docs: setup  ## Build the documentation, warnings being errors
	@$(BIN)/python -m sphinx -q -W --keep-going -b html docs docs/_build/html

wheel: setup  ## Build the wheel into dist/
	@$(BIN)/python -m build --wheel --outdir dist

figures: setup  ## Measure on the data in ../shared and hold the figures against the pinned floors
	@$(BIN)/python evaluation/gate.py
	@$(BIN)/python evaluation/dates.py --check

clean:  ## Remove what was made
	rm -rf $(VENV) dist docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis
