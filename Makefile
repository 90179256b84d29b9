# make        open the app on the built-in corpus
# make test   everything that must pass: ruff (check and format), mypy, pytest (browser tests included); in CI, or with
#             COVERAGE=yes, what the tests reach of lib as well, with a floor in pyproject.toml
# make bench  the speeds, as ratios
# Each makes its own virtual environment in .venv first, and installs again only when the requirements have changed.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --disable-pip-version-check --quiet

.PHONY: run test lint bench clean corpus

run: corpus
	$(PY) -m streamlit run streamlit_app.py

# files in the order of their names: the browser's are few tests and long, and would keep one process waiting for the other at the end
test: $(VENV)/.installed-dev lint
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(if $(CI)$(COVERAGE),--cov=lib --cov-report=term)

lint: $(VENV)/.installed-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: $(VENV)/.installed-dev corpus
	$(PY) -m tests.benchmarks

# does nothing where the corpus is what its sources and the code would give
corpus: $(VENV)/.installed
	$(PY) -m lib build data/articles --to data/corpus

$(PY):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name yours: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: requirements.txt | $(PY)
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt | $(PY)
	$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) data/corpus
