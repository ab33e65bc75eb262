# Every command is in run.py, which also runs where there is no make (Windows).
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: serve check new adopt site offline test bench lighthouse lock vendor audit links screenshot clean help

serve site: OPTIONS = $(if $(EXPORTS),$(if $(filter-out 0,$(EXPORTS)),--exports,--no-exports))
lock: OPTIONS = $(if $(filter-out 0,$(UPGRADE)),--upgrade)

serve check new adopt site offline test bench lighthouse lock vendor audit links screenshot clean help:
	@command -v $(PYTHON) >/dev/null || { echo "Il manque Python 3.11 ou plus récent (commande « $(PYTHON) »)." >&2; exit 1; }
	@$(PYTHON) run.py $@ $(OPTIONS) $(ARGS)
