# One entry for people and machines: `make demo`, `make test`. Paths are relative, so spaces in them do no harm.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE := $(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml

.PHONY: help demo test faults tools lint score train bench lock clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    set up, run the main job on the sample documents, say where the results are"
	@echo "make test    set up, run lint, types, import contracts and all tests"
	@echo "make faults  the night job under 200 kills, full disks, hostile feeds and documents; prints the table"
	@echo "make tools   installs Chromium, LibreOffice Calc and cron, which some tests use (root, apt)"
	@echo "make score   extraction scores on the golden corpus, cross-validated; fails below the stored floor"
	@echo "make train   fits the extractor's weights to the golden corpus"
	@echo "make bench   benchmarks: figures and ratios"
	@echo "make lock    write the lock files anew from pyproject.toml"
	@echo "make clean   remove .venv, demo and caches"
	@echo "Another interpreter: make PYTHON=python3.12 demo"

demo: .venv/.runtime
	@$(BIN)/oiltrack demo demo

test: lint
	@.ci/tools --if-possible
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-report=term-missing:skip-covered

faults: .venv/.test
	@$(BIN)/python -m pytest tests/faults -q --faults 200

tools:
	@.ci/tools

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

score: .venv/.test
	@$(BIN)/python -m training.report

train: .venv/.test
	@$(BIN)/python -m training --also seeds

bench: .venv/.bench
	@for file in benchmarks/*.py; do echo "$$file"; $(BIN)/python "$$file" || exit 1; done

lock: .venv/.python
	$(PIP) install --quiet "uv>=0.5"
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group test --output-file requirements-test.lock
	$(COMPILE) --group bench --output-file requirements-bench.lock

clean:
	rm -rf .venv demo build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed again only when the project's settings or a lock change. A lock names every package, so pip need not
# look for more (and warn of an old extra of lxml); `pip check` tells if one is missing.
.venv/.runtime: pyproject.toml requirements.lock .venv/.python
	@echo "Installing oiltrack into .venv ..."
	@$(PIP) install --quiet --no-deps --require-hashes --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(PIP) check --quiet
	@touch $@

.venv/.test: pyproject.toml requirements-test.lock .venv/.python
	@echo "Installing oiltrack and its tools into .venv ..."
	@$(PIP) install --quiet --no-deps --require-hashes --requirement requirements-test.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(PIP) check --quiet
	@touch $@ .venv/.runtime

.venv/.bench: pyproject.toml requirements-bench.lock .venv/.runtime
	@echo "Installing what the benchmarks compare with ..."
	@$(PIP) install --quiet --no-deps --require-hashes --requirement requirements-bench.lock
	@touch $@

.venv/.python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("oiltrack needs Python 3.11 or newer, $(PYTHON) is %d.%d; name another: make PYTHON=python3.12 ..." % v[:2])'
	@$(PYTHON) -m venv .venv || { echo "python3 -m venv failed; on Debian and Ubuntu install python3-venv" >&2; exit 1; }
	@touch $@
