# `make brief` runs the main job on an example; `make test` sets up and passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE ?= examples/kapal-tenggelam
OUT := out/brief

.PHONY: brief test check lint docs dependencies clean
.DEFAULT_GOAL := brief

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "selisik needs Python 3.11 or newer; name one with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check --editable '.[dev]'
	touch $@

brief: $(VENV)/.ready
	$(BIN)/selisik brief $(EXAMPLE) -o $(OUT)
	@echo "Open $(OUT)/brief.html in a browser."

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: lint
	$(BIN)/pytest -m "not heavy"

check: lint
	$(BIN)/pytest

docs: $(VENV)/.ready
	$(BIN)/cog -r -I docs docs/*.md

# Prints what is installed: run it where every extra is.
dependencies: $(VENV)/.ready
	$(BIN)/python docs/printed.py dependencies

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
