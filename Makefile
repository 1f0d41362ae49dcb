# A thin face of tools/dev.py, which does the same without make.
PYTHON ?= python3

.PHONY: help lab test check lessons tidy setup bench validate-skin docs site sbom dist
help lab test check lessons tidy setup bench validate-skin docs site sbom dist:
	@$(PYTHON) tools/dev.py $@ $(ARGS)
