"""Run before the program in a bundle: what it starts, such as a file manager, takes its own libraries and not ours."""

import os

for _name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    if (_before := os.environ.pop(f"{_name}_ORIG", None)) is not None:
        os.environ[_name] = _before
    else:
        os.environ.pop(_name, None)
