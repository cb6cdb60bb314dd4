# Everything a newcomer needs; each command works on a fresh checkout and can be repeated.
# Python and make are enough: the rest is installed into .venv by scripts/bootstrap.py.

PYTHON ?= python3
PORT ?= 8000
# More arguments for pytest or the benchmarks: make test ARGS="tests/news -k feed"
ARGS ?=
# The test database is kept between runs; REUSE=--create-db makes it anew.
REUSE ?= --reuse-db

VENV_PYTHON := .venv/bin/python
LINT := DJANGO_SETTINGS_MODULE=alliance_site.settings.test

.DEFAULT_GOAL := help
.PHONY: help run test lint bench python

help: ## show this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

run: python ## set up and serve the site with its background worker (PORT=8000)
	@$(PYTHON) scripts/bootstrap.py
	@exec $(VENV_PYTHON) manage.py run_site --port "$(PORT)"

test: python ## run all the tests (ARGS= goes to pytest, REUSE=--create-db makes a new database)
	@$(PYTHON) scripts/bootstrap.py
	@$(VENV_PYTHON) -m pytest -n auto --dist loadscope $(REUSE) $(ARGS)

lint: python ## check style, templates, who imports whom, migrations and types
	@$(PYTHON) scripts/bootstrap.py --with lint
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m djlint . --lint --quiet
	.venv/bin/lint-imports
	$(LINT) $(VENV_PYTHON) manage.py makemigrations --check --dry-run
	$(LINT) $(VENV_PYTHON) -m mypy

bench: python ## measure the site against plain Wagtail, side by side
	@$(PYTHON) scripts/bootstrap.py
	@$(VENV_PYTHON) -m bench $(ARGS)

python:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "There is no $(PYTHON) on the PATH. Install Python 3.11 or newer, or name it:" >&2; \
		echo "  make PYTHON=/path/to/python3.13 ..." >&2; exit 1; }
