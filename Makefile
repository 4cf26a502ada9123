# Two commands: `make run` talks with the news, `make test` proves that it works.
# The rest takes longer, and is for those who change it.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: run test check kills churn day bench compare pins clean

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

# 24 hours simulated at 100 times the speed, with faults at random
day: $(VENV)/.installed-dev
	$(PY) -m benchmarks.day

# start, latency, memory and indexing speed, on the news of ../shared
bench: $(VENV)/.installed-dev
	$(PY) -m benchmarks.answering
	$(PY) -m benchmarks.indexing

# txtai, LlamaIndex and LangChain beside Quotewire, in a virtual environment of their own
compare: $(VENV)/.installed-dev
	$(PY) -m benchmarks.compare

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
	rm -rf $(VENV) .venv-compare .mypy_cache .ruff_cache .hypothesis tests/.cache
