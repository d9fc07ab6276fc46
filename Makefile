# Everything a newcomer or CI does, as one target each. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo desk test check faults evaluate analysis confidence peers model picture docs lock clean
MAKEFLAGS += --no-print-directory
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PYTHON ?= python3
SHARED ?= ../shared
UV_VERSION := 0.13.9

VENV := .venv
BIN := $(VENV)/bin
DESK := src/dragoman/web/desk/index.html
PIP_QUIET := --disable-pip-version-check --quiet --quiet
UV_COMPILE = build/lock/bin/uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
  --generate-hashes --custom-compile-command "make lock" --quiet --upgrade

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { gsub(/\$$\(SHARED\)/, "$(SHARED)", $$2); printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/run.stamp $(DESK) ## read the example reports and print their record
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash scripts/demo.sh

desk: $(DESK) ## build the web desk (Node comes from PyPI where there is none)
	@:

test: $(VENV)/dev.stamp $(DESK) ## run all tests
	@PYTHON=$(PYTHON) bash scripts/desk.sh test
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: $(VENV)/dev.stamp ## style, types, import rules, generated docs
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/python -m scripts.cli_reference --check
	@$(BIN)/python -m scripts.constructions --check
	@$(BIN)/python -m scripts.readme --check

faults: $(VENV)/dev.stamp ## the tests of faults at length: 240 kills, 10,000 odd texts (ten minutes)
	@DRAGOMAN_KILLS=40 DRAGOMAN_TEXTS=10000 $(BIN)/python -m pytest tests/faults tests/runners tests/store tests/readers/test_broken.py

evaluate: $(VENV)/run.stamp ## score the shipped model on the behaviour suite and the gold records in $(SHARED)
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash scripts/evaluate.sh $(SHARED)

analysis: .venv-evaluation/stamp ## measure our analysis beside the peers trained in build/peers, and write evaluation/analysis.md
	@test -d $(SHARED)/corpora || { echo "analysis: no corpora at $(SHARED)/corpora; say where they are with SHARED=DIR"; exit 1; }
	@.venv-evaluation/bin/python -m evaluation.analysis --shared $(SHARED) --peers build/peers

confidence: $(VENV)/dev.stamp ## fit anew how sure records are, and write evaluation/confidence.md and docs/confidence.svg
	@test -d $(SHARED)/gold || { echo "confidence: no gold records at $(SHARED)/gold; say where they are with SHARED=DIR"; exit 1; }
	@$(BIN)/python -m evaluation.confidence --shared $(SHARED)

peers: .venv-evaluation/stamp ## train UDPipe 1 and spaCy on the same treebanks into build/peers (over an hour)
	@test -d $(SHARED)/corpora || { echo "peers: no corpora at $(SHARED)/corpora; say where they are with SHARED=DIR"; exit 1; }
	.venv-evaluation/bin/python -m evaluation.peers.train_udpipe --shared $(SHARED) --out build/peers/udpipe
	.venv-evaluation/bin/python -m evaluation.peers.train_spacy --shared $(SHARED) --out build/peers/spacy

# Threads that wait without spinning and memory that is kept between steps: other work on the machine slows training less.
STEADY := OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=4294967296

model: .venv-training/stamp ## train the model anew from the corpora in $(SHARED) (hours)
	@test -d $(SHARED)/corpora || { echo "model: no corpora at $(SHARED)/corpora; say where they are with SHARED=DIR"; exit 1; }
	.venv-training/bin/python -m training.segmenter --shared $(SHARED)
	$(STEADY) .venv-training/bin/python -m training --shared $(SHARED) --out src/dragoman/data/model
	.venv-training/bin/python -m training.pronouns $(SHARED)/corpora/gum-open
	.venv-training/bin/python -m evaluation.confidence --shared $(SHARED)

docs: $(VENV)/dev.stamp ## write docs/cli.md, docs/constructions.md and the outputs in README.md anew
	@$(BIN)/python -m scripts.cli_reference
	@$(BIN)/python -m scripts.constructions
	@$(BIN)/python -m scripts.readme

picture: $(VENV)/run.stamp ## draw docs/terminal.svg from what the commands print
	@$(BIN)/python -m scripts.picture

lock: ## pin every dependency with its hashes in requirements/
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install $(PIP_QUIET) uv==$(UV_VERSION)
	@$(UV_COMPILE) --extra dev --output-file requirements/dev.txt
	@$(UV_COMPILE) --constraint requirements/dev.txt --output-file requirements/run.txt
	@build/lock/bin/uv pip compile requirements/node.in --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --quiet --upgrade --output-file requirements/node.txt

clean: ## remove environments, caches and build products
	@rm -rf $(VENV) .venv-training .venv-evaluation build dist desk/node_modules src/dragoman/web/desk src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests scripts training evaluation -name __pycache__ -prune -exec rm -rf {} +

# --- the desk: built anew when one of its files changes ---

$(DESK): scripts/desk.sh $(shell find desk -name node_modules -prune -o -type f -print)
	@PYTHON=$(PYTHON) bash scripts/desk.sh >&2

# --- environments: rebuilt when a lock file changes, left alone otherwise ---

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@echo "Setting up $(VENV) ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dragoman needs Python 3.11 or later; name one with PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(PIP_QUIET) --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install $(PIP_QUIET) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@$(BIN)/python -m pip install $(PIP_QUIET) --require-hashes -r requirements/dev.txt
	@touch $@

.venv-training/stamp: training/requirements.txt requirements/run.txt
	@$(PYTHON) -m venv .venv-training
	@.venv-training/bin/python -m pip install $(PIP_QUIET) -r requirements/run.txt
	@.venv-training/bin/python -m pip install $(PIP_QUIET) -r training/requirements.txt
	@.venv-training/bin/python -m pip install $(PIP_QUIET) --no-deps --no-build-isolation --editable .
	@touch $@

.venv-evaluation/stamp: evaluation/requirements.txt requirements/run.txt
	@$(PYTHON) -m venv .venv-evaluation
	@.venv-evaluation/bin/python -m pip install $(PIP_QUIET) -r requirements/run.txt
	@.venv-evaluation/bin/python -m pip install $(PIP_QUIET) -r evaluation/requirements.txt
	@.venv-evaluation/bin/python -m pip install $(PIP_QUIET) --no-deps --no-build-isolation --editable .
	@touch $@
