# Everything starts here; `make` alone lists what there is.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := .make/environment
ROOMS  := ontology shapes queries graph api tests bench

.DEFAULT_GOAL := help
.PHONY: help setup tools build serve test check format docs bench lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

# The environment is made anew whenever what it must hold changes.
$(STAMP): pyproject.toml requirements.lock
	@echo "== environment: Python packages of requirements.lock into $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Set PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq python3-venv; } \
	  || { echo "Python's venv module is missing; as root: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p $(dir $@) && touch $@

setup: $(STAMP) ## make or refresh the environment in .venv

tools: ## install the other programs that tests start, where that can be done
	@sh tests/tools.sh

build: setup ## build the graph from data/ and publish it as a version (nothing new: no version)
	@$(BIN)/uclg build

serve: build ## build the graph, then serve it (UCLG_HOST, UCLG_PORT; Ctrl+C ends)
	@$(BIN)/uclg serve

check: setup ## format, lint, types and the fast tests, under a minute
	@echo "== format and lint"
	@$(BIN)/ruff format --check --quiet $(ROOMS)
	@$(BIN)/ruff check --quiet $(ROOMS)
	@$(BIN)/python -m shapes.lint
	@echo "== types"
	@$(BIN)/mypy
	@echo "== fast tests"
	@HYPOTHESIS_PROFILE=quick $(BIN)/pytest -q -n 2 -m "not slow"

test: setup tools ## format, lint, types and every test
	@echo "== format and lint"
	@$(BIN)/ruff format --check $(ROOMS)
	@$(BIN)/ruff check $(ROOMS)
	@$(BIN)/python -m shapes.lint
	@echo "== types"
	@$(BIN)/mypy
	@echo "== all tests"
	@$(BIN)/pytest -n 2

format: setup ## put the code into the common form
	@$(BIN)/ruff format --quiet $(ROOMS)
	@$(BIN)/ruff check --quiet --fix $(ROOMS)

docs: setup ## write the generated pages of docs/ again
	@$(BIN)/python -m docs.generate

bench: setup ## run the benchmarks; takes hours
	@$(BIN)/python -m bench.validation
	@$(BIN)/python -m bench.versions
	@$(BIN)/python -m bench.build
	@$(BIN)/python -m bench.descriptions
	@$(BIN)/python -m bench.search
	@$(BIN)/python -m bench.exports
	@$(BIN)/python -m bench.synergies
	@$(BIN)/python -m bench.quality
	@$(BIN)/python -m bench.reports
	@$(BIN)/python -m bench.endpoint
	@$(BIN)/python -m bench.endpoint.hostile

lock: setup ## write requirements.lock again from pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra dev pyproject.toml -o requirements.lock
	@sed -n 's/^spark = \["\(.*\)"\]$$/\1/p' pyproject.toml | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate -c requirements.lock - -o requirements-spark.lock

clean: ## remove the environment, the caches and the published versions (var/)
	@rm -rf $(VENV) .make var dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
