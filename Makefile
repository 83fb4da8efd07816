# One entry for people and machines: `make demo`, `make test`. Paths are relative, so spaces in them do no harm.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test score bench lock clean

help:
	@echo "make demo    set up, run the main job on the sample documents, say where the results are"
	@echo "make test    set up, run lint, types, import contracts and all tests"
	@echo "make score   extraction scores on ../shared/gold, where present"
	@echo "make bench   benchmarks, as ratios of one run"
	@echo "make clean   remove .venv and demo"
