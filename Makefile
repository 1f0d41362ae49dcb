# A thin face of tools/dev.py, which does the same without make.
PYTHON ?= python3

.PHONY: help lab test check lessons tidy setup bench validate-skin
help lab test check lessons tidy setup bench validate-skin:
	@$(PYTHON) tools/dev.py $@ $(ARGS)
