"""`python -m skinspots_lib check`: the same as `skinspots check`."""

import sys

from .authoring.cli import main

if __name__ == "__main__":
    sys.exit(main())
