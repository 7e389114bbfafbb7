# The project's commands; `make` alone lists them. Everything they make lies in .venv, node_modules and var.

PYTHON  ?= $(shell command -v python3.11 || command -v python3)
PORT    ?= 8000
WORKERS ?= 2
PYTEST   = .venv/bin/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help attack audit cluster faults run test test-long test-machine test-sqlite test-postgres test-browser check check-style check-types \
        check-walls check-migrations check-templates format lock plotly.js clean

help:
	@echo "make run            the site with demo data on http://127.0.0.1:$(PORT) (PORT=… moves it)"
	@echo "make test           every test: SQLite, PostgreSQL, a real browser"
	@echo "make test-sqlite    … only those on SQLite      (ARGS='-k money' narrows any of them)"
	@echo "make test-postgres  … only those that use the database, on PostgreSQL"
	@echo "make test-browser   … only those in the browser"
	@echo "make test-long      what repeats those at length: further cases, all of it on PostgreSQL (before a release)"
	@echo "make attack         tries to work out what small numbers hide, in 1 000 committees (TREES=… of them)"
	@echo "make faults         processes are killed, PostgreSQL is cut off and, as root, disks are filled (FAULTS=200 kills more)"
	@echo "make cluster        nginx, two webs, PgBouncer, PostgreSQL, Redis, S3, two workers: killed in turn while people work (READERS, CALM)"
	@echo "make audit          known weaknesses in the pinned packages, and a list of them (the verdict needs the network)"
	@echo "make check          lint, types, walls between rooms, migrations, templates"
	@echo "make format         mends what ruff can mend"
	@echo "make lock           pins every transitive dependency anew, in constraints.txt"
	@echo "make clean          removes .venv and node_modules; the data in var stays"

# --- what has to be there first ---------------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "socfin kräver Python 3.11 eller senare; skriv make PYTHON=…")'
	@$(PYTHON) -m venv .venv

.venv/.for-running: requirements.txt constraints.txt | .venv/bin/python
	@echo "Installerar det socfin behöver i .venv (en till två minuter, bara första gången) …"
	@bash scripts/install .venv/bin/python -r requirements.txt -c constraints.txt
	@touch $@

.venv/.for-testing: requirements-dev.txt requirements-archive.txt .venv/.for-running
	@echo "Installerar det som tester och kontroller behöver i .venv …"
	@bash scripts/install .venv/bin/python -r requirements-dev.txt -c constraints.txt
	@bash scripts/install .venv/bin/python --no-deps --upgrade --target .venv/archive -r requirements-archive.txt
	@touch $@

# The small plotly.js bundle, where npm is installed; without it the one inside the plotly package is served.
plotly.js:
	@if command -v npm >/dev/null 2>&1 && ! [ node_modules/.package-lock.json -nt package-lock.json ]; then \
	  echo "Hämtar diagrambiblioteket …"; npm ci --silent --no-audit --no-fund \
	    || echo "npm kunde inte hämta det lilla plotly.js; det som följer med paketet plotly används."; \
	fi

# --- the site ---------------------------------------------------------------------------------------

run: export SOCFIN_DEBUG := 1
run: .venv/.for-running plotly.js
	@echo "Förbereder databasen …"
	@.venv/bin/python manage.py migrate --verbosity 0
	@echo "Läser in demodata (en halv minut första gången) …"
	@.venv/bin/python manage.py load_demo --port $(PORT)
	@echo && echo "Startar http://127.0.0.1:$(PORT)/ (Ctrl+C stänger)" && echo
	@exec .venv/bin/python manage.py runserver 127.0.0.1:$(PORT)

# --- tests ------------------------------------------------------------------------------------------

test: test-machine
	@MAKE="$(MAKE)" bash scripts/test-every-part

test-machine: .venv/.for-testing plotly.js
	@.venv/bin/python -m tests.machine

test-long: test-machine
	@MAKE="$(MAKE)" LONG=yes bash scripts/test-every-part

# Each part in its short form; LONG=yes takes what that leaves out instead.
HOW_LONG = $(if $(LONG),long,not long)

test-sqlite: .venv/.for-testing plotly.js
	@$(PYTEST) -m "not browser and not faults and $(HOW_LONG)"

test-postgres: .venv/.for-testing
	@.venv/bin/python -m tests.postgres $(PYTEST) -m "database and not any_database and not browser and not faults and $(HOW_LONG)"

test-browser: .venv/.for-testing plotly.js
	@$(PYTEST) -m "browser and $(HOW_LONG)"

attack: .venv/.for-testing
	@.venv/bin/python -m tests.attack $(TREES)

audit:
	@PYTHON="$(PYTHON)" bash scripts/audit

cluster: .venv/.for-testing test-machine
	@.venv/bin/python -m tests.cluster

faults: .venv/.for-testing
	@.venv/bin/python -m pytest -p no:xdist -m faults tests/faults $(ARGS)

# --- checks -----------------------------------------------------------------------------------------

check: .venv/.for-testing
	@$(MAKE) --keep-going check-style check-types check-walls check-migrations check-templates
	@echo "make check: nothing to remark on."

check-style:
	@.venv/bin/ruff check --quiet --output-format concise .
	@.venv/bin/ruff format --quiet --check .

check-types:
	@.venv/bin/mypy --no-error-summary

check-walls:
	@.venv/bin/lint-imports --no-logo

check-migrations:
	@DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python manage.py makemigrations --check --dry-run

check-templates:
	@.venv/bin/djlint templates socfin --lint --quiet

format: .venv/.for-testing
	@.venv/bin/ruff check --quiet --fix-only .
	@.venv/bin/ruff format .

lock:
	@rm -rf var/lock && mkdir -p var && $(PYTHON) -m venv var/lock
	@var/lock/bin/python -m pip install -qq --disable-pip-version-check -r requirements-dev.txt
	@{ echo "# Every version, transitive ones too; made by make lock, never by hand."; \
	   var/lock/bin/python -m pip freeze --disable-pip-version-check; } > constraints.txt
	@rm -rf var/lock
	@git --no-pager diff --stat -- constraints.txt

clean:
	@rm -rf .venv node_modules
