# Everything a clean clone needs is set up here: Python 3.11, make and the registries are all that is assumed.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
RIWAYA_GOLD ?= ../shared/gold
RIWAYA_CONTRAST ?= ../shared/contrast
RIWAYA_CORPUS ?= ../shared/corpus/saudinewsnet-dev.jsonl.gz
RIWAYA_CORPUS_STORE ?= ../shared/corpus.db
RIWAYA_NER ?= ../shared/ner
RIWAYA_GAZETTEERS ?= ../shared/gazetteers
PASSIM_PYTHON ?= $(abspath $(VENV))/passim/bin/python
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

.PHONY: help demo test quality sealed benchmark train-names train-meaning gazetteer lint format docs picture screenshots bundle \
        clean system

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## *' '{printf "make %-13s %s\n", $$1, $$2}'

demo: $(VENV)/.installed  ## read the sample story, print its summary and write its dossier
	@$(BIN)/riwaya demo

test: $(VENV)/.tested lint system  ## everything that has to pass: lint, types, tests
	@$(BIN)/python -m pytest -n auto --maxprocesses 4

quality: $(VENV)/.installed  ## score the reader on the gold set and compare with quality/floors.toml (UPDATE=1 raises floors)
	@$(BIN)/python quality/measure.py --gold "$(RIWAYA_GOLD)" --contrast "$(RIWAYA_CONTRAST)" \
		--corpus "$(RIWAYA_CORPUS)" --corpus-store "$(RIWAYA_CORPUS_STORE)" $(if $(UPDATE),--update)
	@$(BIN)/python quality/search.py --corpus "$(RIWAYA_CORPUS)" $(if $(wildcard $(RIWAYA_CORPUS_STORE)),--store "$(RIWAYA_CORPUS_STORE)")

sealed: $(VENV)/.installed  ## totals on the sealed set, appended to quality/sealed.log
	@$(BIN)/python quality/sealed.py --gold "$(RIWAYA_GOLD)"

benchmark: $(VENV)/.benchmarked system $(if $(PASSIM_DIR),$(PASSIM_PYTHON))  ## ratios of speed as a table (WRITE=1 puts it into docs/benchmarks.md)
	@$(BIN)/python benchmarks/run.py --gold "$(RIWAYA_GOLD)" $(if $(WRITE),--write)
	@$(BIN)/python benchmarks/desk.py $(if $(WRITE),--write)
	@$(BIN)/python benchmarks/passages.py $(if $(WRITE),--write)
	@PASSIM_PYTHON="$(PASSIM_PYTHON)" $(BIN)/python benchmarks/against_passim.py $(if $(WRITE),--write)
	@$(BIN)/python -W ignore benchmarks/extraction.py --gold "$(RIWAYA_GOLD)" $(if $(WRITE),--write)

train-names: $(VENV)/.trained  ## learn the tagger of names anew (docs/names-model.md; CHECK=1: is it as learnt?)
	@$(if $(CHECK),,$(BIN)/python quality/train_words.py --data "$(RIWAYA_NER)")
	@$(BIN)/python quality/train_names.py --data "$(RIWAYA_NER)" $(if $(CHECK),--check)

train-meaning: $(VENV)/.distilled  ## distil what words mean anew (docs/meaning-model.md)
	@$(BIN)/python quality/train_meaning.py

gazetteer: $(VENV)/.placed  ## build the gazetteer of places anew (docs/gazetteer.md)
	@$(BIN)/python quality/build_gazetteer.py --gazetteers "$(RIWAYA_GAZETTEERS)"

lint: $(VENV)/.tested  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.tested  ## put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.tested  ## write the generated pages of docs/ again
	$(BIN)/python -m riwaya.cli.reference docs/commands.md
	$(BIN)/python docs/examples.py

picture: $(VENV)/.tested system  ## take the pictures of the README again
	$(BIN)/python docs/picture.py

screenshots: $(VENV)/.tested system  ## take pictures of every page of the desk, to be looked at (out/screenshots)
	$(BIN)/python docs/screenshots.py

bundle:  ## build what browsers load from the desk again (needs Node)
	cd frontend && npm ci --silent && npm run --silent build

clean:  ## remove what was made here
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis riwaya-dossier.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@python=""; \
	for candidate in python3.11 python3 python; do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then python="$$candidate"; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "riwaya needs Python 3.11, and neither python3.11 nor python3 here is one: please install it." >&2; exit 1; fi; \
	"$$python" -m venv $(VENV) || { echo "Python 3.11 is here, but its venv module is not: on Debian, apt-get install python3.11-venv." >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing riwaya into $(VENV) …"
	@$(PIP) install --quiet -e .
	@touch $@

$(VENV)/.tested: pyproject.toml $(VENV)/.installed
	@echo "Installing what the tests and linters need into $(VENV) …"
	@$(PIP) install --quiet -e '.[test,lint]'
	@touch $@

$(VENV)/.benchmarked: pyproject.toml $(VENV)/.installed
	@$(PIP) install --quiet --upgrade pip
	@$(PIP) install --quiet -e '.[benchmark]'
	@touch $@

$(abspath $(VENV))/passim/bin/python:
	@echo "Installing what passim needs into $(VENV)/passim …"
	@$(BIN)/python -m venv $(VENV)/passim
	@$@ -m pip install --quiet pyspark==4.0.1 graphframes-py==0.9.3 intervaltree setuptools

$(VENV)/.trained: pyproject.toml $(VENV)/.installed
	@$(PIP) install --quiet -e '.[train]'
	@touch $@

$(VENV)/.distilled: pyproject.toml $(VENV)/.installed
	@$(PIP) install --quiet -e '.[meaning]'
	@touch $@

$(VENV)/.placed: pyproject.toml $(VENV)/.installed
	@$(PIP) install --quiet -e '.[places]'
	@touch $@

system:
	@./.ci/system
