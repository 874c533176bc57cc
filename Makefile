# The two commands: make run, make test. Both set up all they need; Python 3.11, make and git are enough.
PYTHON ?= python3
.PHONY: run test setup lint check components stop

run:
	@$(PYTHON) tools/bootstrap.py
	@VILLAGE_DEMO=$${VILLAGE_DEMO-1} .venv/bin/village run

test:
	@$(PYTHON) tools/bootstrap.py --browser
	@.venv/bin/python tools/suites.py all $(ONLY)

setup:
	@$(PYTHON) tools/bootstrap.py --browser

lint:
	@$(PYTHON) tools/bootstrap.py
	@.venv/bin/python tools/suites.py lint

check:
	@$(PYTHON) tools/bootstrap.py
	@.venv/bin/python tools/suites.py check

components:
	@$(PYTHON) tools/bootstrap.py
	@.venv/bin/python tools/components.py

stop:
	@.venv/bin/village stop
