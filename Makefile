# Two commands: `make run` and `make test`. `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8000
# Added to pytest's own arguments: make test ARGS="-k governance"
ARGS ?=
# The Pythons and the machines that `make dist` is for.
DIST_PYTHONS ?= 3.11 3.12 3.13 3.14
PLATFORM_linux := --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 \
    --platform manylinux2014_x86_64
PLATFORM_windows := --platform win_amd64

BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
# A stamp is newer than the lock file that it installed: a second run has nothing to do.
STAMPS := .stamps
PIP_RUN := $(STAMPS)/run
PIP_TEST := $(STAMPS)/test
WHEELS := .cache/wheels
VENDOR := web/static/vendor/vis-network.LICENSE.txt
# The machine's own npm, or the one that pip brings.
NPM := $(shell command -v npm || echo $(BIN)/npm)

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: install
install: $(PIP_RUN) $(VENDOR) ## Set up what `make run` needs, and no more

.PHONY: run
run: install ## Serve the sample system on http://127.0.0.1:8000 (PORT= changes it)
	@exec $(BIN)/leadership-map serve --sample --port $(PORT)

.PHONY: test
test: test-install lint ## Install what the tests need, lint, and run every test
	@$(BIN)/pytest $(ARGS)

.PHONY: test-install
test-install: $(PIP_TEST) $(VENDOR) $(WHEELS)
	@tools/system.sh
	@[ -n "$${NEO4J_URI:-}" ] || $(BIN)/python tests/neo4j/install.py || [ -z "$${CI:-}" ]

.PHONY: lint
lint: $(PIP_TEST) ## Check style, types and imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

.PHONY: format
format: $(PIP_TEST) ## Lay out the code as `make lint` wants it
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

.PHONY: deep
deep: test-install ## Run the long searches in full; what they say is kept in docs/deep.txt
	@LEADERSHIP_MAP_DEEP=1 $(BIN)/pytest -m deep --timeout 0 $(ARGS) | tee docs/deep.txt

.PHONY: bench
bench: test-install ## Measure; what it says goes into docs/benchmarks.md
	@$(BIN)/python -m tests.benchmarks
	@for part in counting inviting governing mapping engines searching shadowing buddies several_rounds mentoring; do \
	    $(BIN)/python -m tests.benchmarks.$$part; done

.PHONY: audit
audit: $(PIP_TEST) ## Ask the databases of known faults about everything that is locked (needs the internet)
	@$(PYTHON) -m venv .cache/audit && .cache/audit/bin/pip --quiet install pip-audit
	@.cache/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.lock
	@$(NPM) audit --omit=dev

.PHONY: docs
docs: $(PIP_TEST) ## Write the data dictionary from the vocabulary
	@$(BIN)/python -m tools.dictionary > docs/data-dictionary.md

.PHONY: sample
sample: $(PIP_RUN) ## Write data/sample anew from data/facts
	@$(BIN)/python -m leadership_map.synth.sample data/sample

.PHONY: dist
dist: dist/linux dist/windows $(VENDOR) $(PIP_RUN) ## Make folders of wheels for machines without a network
	@rm -rf build dist/*/leadership_map-*.whl
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist/linux .
	@cp dist/linux/leadership_map-*.whl dist/windows/
	@rm -rf build
	@du -sh dist/*

# Made aside and then renamed, so that half a folder is never taken for a whole one.
# pip reads a marker as of this machine, not of the one it downloads for: without the markers
# nothing that Windows needs is left out, and what it does not need is small and not installed.
dist/%: requirements.lock | $(PIP_RUN)
	@rm -rf $@ $@.part && mkdir -p $@.part
	@sed -E 's/ ; [^\\]*//' requirements.lock > $(STAMPS)/$*.lock
	@for python in $(DIST_PYTHONS); do \
	    echo "Wheels for $* and Python $$python" >&2; \
	    $(PIP) download --require-hashes --only-binary=:all: $(PLATFORM_$*) \
	        --python-version $$python --dest $@.part -r $(STAMPS)/$*.lock; \
	done
	@mv $@.part $@

# What the tests install from: for this Python only, so that it is quick.
$(WHEELS): requirements.lock | $(PIP_RUN)
	@rm -rf $@ $@.part
	@$(PIP) wheel --require-hashes --wheel-dir $@.part -r requirements.lock
	@mv $@.part $@

.PHONY: lock
lock: ## Choose new versions of everything (needs uv)
	@tools/lock.sh

.PHONY: clean
clean: ## Remove what was installed and built; stores stay
	@rm -rf .venv $(STAMPS) .cache build dist node_modules web/static/vendor *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or newer is needed: name one with PYTHON=." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "Python cannot make an environment: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

# Editable, without a build of its own choosing: everything that is installed is in a lock file.
define install-project
@$(PIP) install --require-hashes -r requirements-build.lock
@$(PIP) install --no-deps --no-build-isolation --editable .
@mkdir -p $(STAMPS)
@touch $@
endef

$(PIP_RUN): requirements.lock requirements-build.lock pyproject.toml setup.py | $(BIN)/python
	@echo "Installing Python packages into .venv (the first time takes a minute)" >&2
	@$(PIP) install --require-hashes -r requirements.lock
	$(install-project)

$(PIP_TEST): requirements-test.lock $(PIP_RUN)
	@echo "Installing what the tests need into .venv" >&2
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

$(BIN)/npm: requirements-node.lock | $(BIN)/python
	@echo "No Node.js here: installing it into .venv" >&2
	@$(PIP) install --require-hashes -r requirements-node.lock
	@touch $@

# Node.js is only needed here: it fetches the styles and scripts that the pages load.
$(VENDOR): package.json package-lock.json .npmrc tools/assets.py $(filter $(BIN)/npm,$(NPM)) | $(PIP_RUN)
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --silent
	@$(BIN)/python tools/assets.py
