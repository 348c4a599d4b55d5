# Everything a person needs: `make run` shows the application, `make test` proves it.
SHELL := /bin/bash
UV_VERSION := 0.13.9
PORT ?= 8000

UV := .tools/bin/uv
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
STAMPS := .tools/stamps

.PHONY: setup run test test-postgres check bench format clean browser

setup: $(STAMPS)/print-libraries $(STAMPS)/python $(STAMPS)/assets .env

run: setup
	@PORT=$(PORT) bin/run

test: setup browser
	$(PYTHON) -m pytest -n auto $(ARGS)

test-postgres: setup
	$(PYTHON) bin/test_postgres.py $(ARGS)

check: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djlint templates --lint --quiet
	$(PYTHON) -m mypy .
	$(PYTHON) -m pytest -q tests/test_architecture.py
	$(MANAGE) makemigrations --check --dry-run
	bin/check-deploy

bench: setup
	$(PYTHON) -m bench $(ARGS)

format: setup
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

clean:
	rm -rf .venv .tools var static/vendor staticfiles frontend/node_modules

browser: $(STAMPS)/browser

$(UV):
	bin/make-tools $(UV_VERSION)

$(STAMPS)/python: $(UV) pyproject.toml uv.lock .python-version
	UV_PYTHON_DOWNLOADS=$${UV_PYTHON_DOWNLOADS:-automatic} $(UV) sync --locked --quiet --python "$$(bin/find-python)"
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/assets: frontend/package.json frontend/package-lock.json frontend/build.mjs $(wildcard frontend/scss/*.scss)
	bin/build-assets
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/print-libraries:
	bin/debian-packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/browser:
	bin/debian-packages chromium poppler-utils
	@mkdir -p $(STAMPS) && touch $@

.env:
	@printf 'DEBUG=on\nORGANISATION_NAME="Ellmarch County Council"\nSECRET_KEY=%s\n' "$$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" > $@
