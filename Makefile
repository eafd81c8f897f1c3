# Two commands are enough: `make run` and `make test`. Each first makes the environment in .venv if it is not there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
SHARED := $(or $(LOCAL_ACCOUNT_SHARED),../shared)

# Plain torch for Linux on x86_64 is a CUDA build of several gigabytes. "+cpu" spelt out cannot fall back to it.
TORCH := torch==$(shell sed -n 's/^torch==//p' requirements.lock)$(if $(filter Linux-x86_64,$(shell uname -s)-$(shell uname -m)),+cpu)

.DEFAULT_GOAL := help
.PHONY: help setup run test check format browser office ocr demo screenshots evaluate scorecard figures bench lock clean FORCE

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) static/build/.made ## Make the environment in .venv, and what the pages load in static/build

run: setup ## Build the index if it is missing or stale, and serve on http://127.0.0.1:8000
	@$(BIN)/local-account serve

test: setup ## Run the tests, a file at a time on each core
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: setup ## Check format, lint, types and import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## Put the code into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

browser: setup ## Find or bring the browser that the tests of the pages need
	@$(BIN)/python tests/browser_setup.py

office: setup ## Find or bring the spreadsheet program that a test opens files with
	@$(BIN)/python tests/office_setup.py

ocr: setup ## Find or bring what recognises the text of scans, for its tests
	@$(BIN)/python tests/ocr_setup.py

demo: setup ## Try signing in and the chat widget on this machine, with an invented briefing for staff
	@$(BIN)/python tests/staff_demo.py

screenshots: browser ## Take pictures of the main states of the site at three widths
	@$(BIN)/python tests/screenshots.py

evaluate: setup ## Judge the answers to the question sets: right, partly, refused, wrong
	@$(BIN)/local-account build
	$(BIN)/local-account evaluate tests/evaluation/questions.jsonl
	@if [ -f "$(SHARED)/questions/dev.jsonl" ]; then \
	  set -x; $(BIN)/local-account evaluate "$(SHARED)/questions/dev.jsonl"; \
	else \
	  echo "SKIPPED: $(SHARED)/questions/dev.jsonl is not there; say where with LOCAL_ACCOUNT_SHARED."; \
	fi

scorecard: setup ## Judge all question sets, beside plain searches and cairn-assistant; SETS="ta p" takes these alone
	@$(BIN)/python -m tests.benchmarks.scorecard $(SETS)

figures: setup ## Judge the reading of figures against the labelled pages
	@$(BIN)/python tests/benchmarks/figures.py

bench: setup ## Measure speed, memory, other tables, and the choice of figures
	@$(BIN)/python tests/benchmarks/embedding.py
	@$(BIN)/python tests/benchmarks/reading.py
	@$(BIN)/python -m tests.benchmarks.corruptions
	@$(BIN)/python tests/benchmarks/ascof.py
	@$(BIN)/python tests/benchmarks/tatqa.py
	@$(BIN)/python -m tests.benchmarks.fit
	@$(BIN)/python -m tests.benchmarks.paraphrases
	@$(BIN)/python -m tests.benchmarks.plain
	@$(BIN)/python -m tests.benchmarks.danger
	@$(BIN)/python -m tests.benchmarks.privacy
	@$(BIN)/python -m tests.benchmarks.accounts
	@$(BIN)/python -m tests.benchmarks.mutations
	@$(BIN)/python -m tests.benchmarks.outcomes_questions
	@$(BIN)/python -m tests.benchmarks.cost
	@$(BIN)/python -m tests.benchmarks.pages_time
	@$(BIN)/python -m tests.benchmarks.figures_pages
	@$(BIN)/python -m tests.benchmarks.pdf_tables
	@$(BIN)/python -m tests.benchmarks.pdf_cost

lock: ## Pin the newest releases that pyproject.toml allows in requirements.lock
	@PYTHON="$(PYTHON)" TORCH="$(TORCH)" sh .ci/lock

clean: ## Remove the environment, the index and all caches
	rm -rf $(VENV) .local-account .mypy_cache .ruff_cache .pytest_cache .import_linter_cache node_modules static/build .hypothesis dist build
	find corpus index server tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp holds the folder it was made in: an environment does not survive being moved.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif
$(STAMP): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" TORCH="$(TORCH)" TORCH_INDEX="$(TORCH_INDEX)" sh .ci/setup "$(VENV)"
	@echo "$(CURDIR)" > $@
FORCE:

static/build/.made: $(STAMP) package-lock.json .ci/assets $(wildcard static/styles/* static/scripts/* static/scripts/widget/* static/images/*)
	@sh .ci/assets "$(VENV)"
	@touch $@
