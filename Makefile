# Two commands: `make run` talks with the news, `make test` proves that it works.
# The rest takes longer, and is for those who change it.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: run test check kills moves churn faults fuzz flood day scale throughput bench compare million pins hashes licences clean

run: $(VENV)/.installed
	@$(PY) bot.py run

# as many tests at once as there are workers: most of the longest wait for processes that they start
# in the order of the folders: a file of few tests, such as a simulated day, may take longest, and would come last
TEST_WORKERS ?= 2
test: check
	$(PY) -m pytest -n $(TEST_WORKERS) --dist loadfile --no-loadscope-reorder

check: $(VENV)/.installed-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

# kill -9 at a hundred moments of polling and indexing, of matching and sending, and between a channel's post and its readers
kills: $(VENV)/.installed-dev
	$(PY) -m benchmarks.kill_gathering --kills 100
	$(PY) -m benchmarks.kill_updates --kills 100
	$(PY) -m benchmarks.kill_channels --kills 100

# kill -9 at a dozen moments of the move to the multilingual model
moves: $(VENV)/.installed-dev
	$(PY) -m benchmarks.kill_moving

# 10,000 articles added, corrected, removed: the indexes equal rebuilt ones
churn: $(VENV)/.installed-dev
	$(PY) -m benchmarks.churn

# full disks at every write, damaged files, locked databases, clocks that jump: the long form of tests/faults
faults: $(VENV)/.installed-dev
	$(PY) -m pytest tests/faults tests/commands/test_scale.py -m "faults or not faults"

# hostile answers of servers, robots.txt, addresses, dates, pages, feeds, questions, taps, updates, lines and backups,
# and texts on which a pattern could backtrack, for FUZZ_SECONDS each
FUZZ_SECONDS ?= 120
fuzz: $(VENV)/.installed-dev
	FUZZ_SECONDS=$(FUZZ_SECONDS) $(PY) -m pytest tests/fuzz

# 10,000 questions in a minute from 1,000 chats
flood: $(VENV)/.installed-dev
	$(PY) -m benchmarks.flood

# 24 hours simulated at 100 times the speed, with faults at random
day: $(VENV)/.installed-dev
	$(PY) -m benchmarks.day

# processes of every role on one PostgreSQL and one Milvus, one killed every 5 s; then again by webhook
scale: $(VENV)/.installed-dev
	$(PY) -m benchmarks.scale
	$(PY) -m benchmarks.scale --webhook

# questions a second with one and two chat processes, and what a question, an article and a delivery cost
throughput: $(VENV)/.installed-dev
	$(PY) -m benchmarks.throughput

# start, latency, memory and indexing speed, on the news of ../shared
bench: $(VENV)/.installed-dev
	$(PY) -m benchmarks.answering
	$(PY) -m benchmarks.indexing

# txtai, LlamaIndex and LangChain beside Quotewire, in a virtual environment of their own
compare: $(VENV)/.installed-dev
	$(PY) -m benchmarks.compare

# a million passages from BASE, a data folder with real articles; made in KEEP once (hours on a busy machine) and measured
BASE ?= data
KEEP ?= data/million
million: $(VENV)/.installed-dev
	nice $(PY) -m benchmarks.million --base $(BASE) --keep $(KEEP)

# pins everything that the requirements bring, after a change of them
pins: $(VENV)/.installed-dev
	@echo '# Every package that requirements.txt and requirements-dev.txt bring, pinned. Made by `make pins`.' > constraints.txt
	@$(PY) -m pip freeze --all | grep -vE '^(torch|pip)==' | sort -f >> constraints.txt

# takes the hashes of what is pinned from PyPI, after a change of the pins
hashes: $(VENV)/.installed-dev
	@$(PY) -m deploy.hashes

# lists the licences of what is pinned
licences: $(VENV)/.installed-dev
	@$(PY) -m deploy.licences > docs/licences.md

$(PY):
	$(PYTHON) -m venv $(VENV)

# PyPI's torch for Linux brings gigabytes of CUDA, so its CPU build is tried first: one try, ten seconds without an
# answer. Where PyTorch's index is out of reach, the same version comes from PyPI with the rest.
TORCH_INDEX := https://download.pytorch.org/whl/cpu
TORCH := $(shell grep '^torch==' requirements.txt)
$(VENV)/.installed: requirements.txt constraints.txt | $(PY)
	@$(INSTALL) --no-deps --retries 0 --timeout 10 --index-url $(TORCH_INDEX) $(TORCH) 2>/dev/null \
		|| echo "$(TORCH_INDEX) is out of reach: taking $(TORCH) from PyPI"
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(INSTALL) -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .venv-compare .mypy_cache .ruff_cache .hypothesis tests/.cache
