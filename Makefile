# Two commands matter: `make run` and `make test`. Both set everything up by themselves.
PORT ?= 8501
PYTHON ?= python3
OUT ?= site
VENV := .venv
BIN := $(VENV)/bin
UV := uv==0.13.9
IN_TURN := -n auto --dist loadfile --no-loadscope-reorder --durations 20

.PHONY: run dev static archive test check lint types scripts data messages spelling bench load fuzz faults lock sbom audit picture clean

run: $(VENV)/.run
	@echo "Dashboard: http://localhost:$(PORT)"
	@$(BIN)/python -m zmos_data.validation --quiet || echo "The tables have problems; the page lists them."
	@$(BIN)/python -m geodata.boundaries || echo "The boundaries have problems; the page lists them."
	@$(BIN)/python -m zmos_data.heraldry || echo "Official arms are refused; the page on the association says why."
	@$(BIN)/streamlit run scripts/serve.py --server.port $(PORT)

# For whoever changes the code: an edit shows with the next rerun (content/developing.py).
dev: $(VENV)/.run
	@ZMOS_DEVELOP=1 $(BIN)/streamlit run scripts/serve.py --server.port $(PORT) --server.fileWatcherType auto

# The dashboard as files, for any web server or a stick (docs/publishing.md).
static: $(VENV)/.run
	@$(BIN)/python -m static_site $(OUT)

# The same with the data, in one zip that is dated by the day of the data.
archive: $(VENV)/.run
	@$(BIN)/python -m static_site.archive $(OUT)

# The files keep their order: one of few but long tests is not left to the end. A test that fails
# is run once more, alone and from a fresh start: what fails twice is broken, what fails once is
# named by both runs and is the next test to mend (CONTRIBUTING.md).
define IN_TURN_AND_ALONE
	$(BIN)/python -m pytest $(IN_TURN) $(1) || { \
	  echo "Once more, alone, what failed. A test that passes now is not sound: mend it."; \
	  $(BIN)/python -m pytest -v --last-failed --last-failed-no-failures none $(1); }
endef

# What Python compiles is kept where the environment says otherwise, too, as those of containers
# do: the tests start some hundred processes, and each would compile anew all that it imports; the
# static edition starts three, and a server two.
run dev static archive check test bench load: export PYTHONDONTWRITEBYTECODE =

# One heap for all threads, as in deploy/: the server takes a fifth less memory, and no more time
# of the processor (docs/decisions/0021-what-many-projects-cost.md).
run: export MALLOC_ARENA_MAX = 1

test: $(VENV)/.dev node_modules/.installed
	@$(BIN)/python scripts/browser.py
	$(call IN_TURN_AND_ALONE,--ignore tests/browser)
	$(call IN_TURN_AND_ALONE,tests/browser)

# Everything that needs no browser: style, types, scripts, messages, spelling, tables.
check: lint types scripts messages spelling data

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

# The JavaScript of the pages and of the map: style, types, and its tests in node.
scripts: node_modules/.installed
	node_modules/.bin/eslint --max-warnings 0 .
	node_modules/.bin/tsc
	node --test --test-reporter spec tests/js/*.test.js

data: $(VENV)/.dev
	$(BIN)/frictionless validate zmos_data/datapackage.json
	$(BIN)/frictionless validate geodata/datapackage.json
	$(BIN)/python -m zmos_data.validation
	$(BIN)/python -m geodata.boundaries
	$(BIN)/python -m zmos_data.heraldry

messages: $(VENV)/.dev
	$(BIN)/python scripts/messages.py --check

spelling: $(VENV)/.dev
	$(BIN)/python scripts/spelling.py

bench: $(VENV)/.dev
	@$(BIN)/python scripts/browser.py
	$(BIN)/python -m bench

# A hundred thousand hostile inputs; writes its figures into docs/security.md.
fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz

# The tests of faults alone; writes their figures into docs/reliability.md.
faults: $(VENV)/.dev
	$(BIN)/python -m tests.faults

# How many visitors a server bears, into docs/reliability.md; about ten minutes, on a quiet machine.
load: $(VENV)/.dev
	@$(BIN)/python scripts/browser.py
	$(BIN)/python -m bench.load

# The lock files, after a change to requirements.in, requirements-dev.in or bench/dash.in: every
# package with its hashes, the versions that are there already kept. A newer one: make lock LOCK="-P pandas".
lock: $(BIN)/python
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(LOCK) -o requirements.txt requirements.in
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(LOCK) -o requirements-dev.txt requirements-dev.in
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(LOCK) -o bench/dash.txt bench/dash.in

# The packages of the product as CycloneDX, from the lock file; and what is known of their faults,
# for which PyPI is asked (docs/security.md).
sbom: $(BIN)/python
	$(BIN)/uv tool run --from cyclonedx-bom==7.5.0 cyclonedx-py requirements --of JSON -o sbom.cdx.json requirements.txt

audit: $(BIN)/python
	$(BIN)/uv tool run pip-audit==2.10.1 --disable-pip --require-hashes -r requirements.txt

# The picture of the packages in README.md, drawn from the imports.
picture: $(VENV)/.dev
	$(BIN)/python scripts/picture_of_packages.py

# uv installs in seconds; where it cannot be had, pip does the same more slowly.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; found $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made; on Debian: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV) || echo "uv is not to be had here; pip is used."

$(VENV)/.run: requirements.txt | $(BIN)/python
	@if [ -x $(BIN)/uv ]; then $(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.txt; \
	  else $(BIN)/python -m pip install --quiet -r requirements.txt; fi
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@if [ -x $(BIN)/uv ]; then $(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.txt -r requirements-dev.txt; \
	  else $(BIN)/python -m pip install --quiet -r requirements.txt -r requirements-dev.txt; fi
	@touch $@

# What checks the scripts and the pages (axe-core), in exactly the versions of the lock file; none of it is served.
node_modules/.installed: package.json package-lock.json .npmrc
	@$(PYTHON) scripts/node.py
	@npm ci --silent
	@touch $@

clean:
	rm -rf $(VENV) node_modules static/published
