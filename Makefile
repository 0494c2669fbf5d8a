# make demo   把 manuscript/ 排成 PDF 與 EPUB    set everything in manuscript/
# make test   格式、檢查、型別、測試             format, lint, types, tests
# make lint   只做格式、檢查、型別               format, lint, types only
# make bench  與其他工具比較速度                 speed beside other tools
.DEFAULT_GOAL := demo
.PHONY: demo test lint pytest bench clean

ENVIRONMENT := .venv
BIN := $(ENVIRONMENT)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Python compiles the program once, as it does at its users', not for every process anew.
unexport PYTHONDONTWRITEBYTECODE

demo: $(ENVIRONMENT)/demo.stamp
	@$(BIN)/publish build manuscript --to pdf,epub,offprints -o build

# Side by side, since types are checked by one process for as long as a tenth of the tests take.
test: $(ENVIRONMENT)/test.stamp
	@$(MAKE) --no-print-directory --jobs=2 lint pytest

# Reordered, files of few tests come last, and among them are the longest.
pytest: $(ENVIRONMENT)/test.stamp
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q

lint: $(ENVIRONMENT)/test.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(ENVIRONMENT)/bench.stamp
	@$(BIN)/python -m benchmarks

# The pip that Python brings may be years old, and then takes twice as long to choose files.
NEWER_PIP = $(PIP) install --no-compile -c constraints.txt --upgrade pip

# The machine is asked each time, since what is missing may have been removed.
$(ENVIRONMENT)/demo.stamp: pyproject.toml constraints.txt | machine-demo
	@python=$$(tools/machine.sh demo) && $$python -m venv $(ENVIRONMENT)
	@$(NEWER_PIP)
	@$(PIP) install --no-compile -c constraints.txt -e .
	@touch $@

# What the tests need holds all that the program does, so that one installation serves both.
$(ENVIRONMENT)/test.stamp: pyproject.toml constraints.txt tests/judges/npm/package.json | machine-test
	@python=$$(tools/machine.sh test) && $$python -m venv $(ENVIRONMENT)
	@tools/judges.sh $(ENVIRONMENT)/judges & \
	$(NEWER_PIP) && $(PIP) install --no-compile -c constraints.txt -e '.[test]' && wait $$!
	@touch $(ENVIRONMENT)/demo.stamp $@

$(ENVIRONMENT)/bench.stamp: $(ENVIRONMENT)/test.stamp
	@$(PIP) install --no-compile -c constraints.txt -e '.[test,bench]'
	@touch $@

.PHONY: machine-demo machine-test
machine-demo:
	@tools/machine.sh demo >/dev/null
machine-test:
	@tools/machine.sh test >/dev/null

clean:
	rm -rf build dist $(ENVIRONMENT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
