"""`python -m skinspots_lib check`: the same as `skinspots check`."""

import sys

from skinspots_lib.authoring.cli import main

if __name__ == "__main__":
    sys.exit(main())
