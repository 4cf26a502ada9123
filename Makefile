# Two commands: `make run` talks with the news, `make test` proves that it works.
# The rest takes longer, and is for those who change it.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: run test check kills churn faults fuzz flood bench pins clean

run: $(VENV)/.installed
	@$(PY) bot.py run

test: check
	$(PY) -m pytest

check: $(VENV)/.installed-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

# kill -9 at a hundred moments of polling and indexing
kills: $(VENV)/.installed-dev
	$(PY) -m benchmarks.kill_gathering --kills 100

# 10,000 articles added, corrected, removed: the indexes equal rebuilt ones
churn: $(VENV)/.installed-dev
	$(PY) -m benchmarks.churn

# full disks at every write, damaged files, locked databases, clocks that jump: the long form of tests/faults
faults: $(VENV)/.installed-dev
	$(PY) -m pytest tests/faults -m "faults or not faults"

# hostile pages, feeds, questions, taps, updates, lines and backups, for FUZZ_SECONDS each
FUZZ_SECONDS ?= 120
fuzz: $(VENV)/.installed-dev
	FUZZ_SECONDS=$(FUZZ_SECONDS) $(PY) -m pytest tests/fuzz

# 10,000 questions in a minute from 1,000 chats
flood: $(VENV)/.installed-dev
	$(PY) -m benchmarks.flood

# start, latency, memory and indexing speed, on the news of ../shared
bench: $(VENV)/.installed-dev
	$(PY) -m benchmarks.answering
	$(PY) -m benchmarks.indexing

# pins everything that requirements.txt brings, after a change of it
pins: $(VENV)/.installed
	@echo '# Every package that requirements.txt brings, pinned. Made by `make pins`.' > constraints.txt
	@$(PY) -m pip freeze | grep -v '^torch==' | sort -f >> constraints.txt

$(PY):
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt constraints.txt | $(PY)
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(INSTALL) -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis tests/.cache
