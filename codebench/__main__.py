"""Start with `python -m codebench`."""

import sys

from codebench.cli import main

if __name__ == "__main__":
    sys.exit(main())
