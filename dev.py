#!/usr/bin/env python3
"""Set up and start Codebench from a checkout: `dev.py run`, `dev.py test`, or `dev.py codebench …`.

Standard library only, because it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
DEMO = ROOT / "demo"

QT_OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
QT_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

BROWSER = {"chromium": "chromium", "chromedriver": "chromium-driver"}


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages() -> list[str]:
    """Name the Debian packages of the shared libraries that Qt needs and that do not load."""
    needed = QT_OFFSCREEN | (QT_WINDOW if has_screen() else {})
    missing = []
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_system_libraries() -> None:
    """Install what Qt needs as root; as another user, say which command does."""
    if sys.platform != "linux" or not (missing := missing_packages()):
        return
    if os.geteuid() != 0:
        sys.exit(f"Qt needs some system libraries. Run:\n  sudo apt-get install {' '.join(missing)}")
    print("Installing system libraries:", *missing, file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    log = subprocess.DEVNULL
    subprocess.run(["apt-get", "-qq", "update"], check=True, env=quiet, stdout=log)
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *missing]
    subprocess.run(install, check=True, env=quiet, stdout=log)


def install_browser() -> None:
    """Install, as root on Debian, the browser that reads the review page; without it that test is skipped."""
    missing = [package for program, package in BROWSER.items() if shutil.which(program) is None]
    if not missing or sys.platform != "linux" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print("Installing a browser for the tests:", *missing, file=sys.stderr)
    quiet: dict[str, Any] = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *missing]
    for command in (["apt-get", "-qq", "update"], install):
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL, **quiet)


def install_python_packages() -> None:
    """Make .venv as the lock says; a stamp of lock and pyproject makes a second start free."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / "installed.stamp"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing Python packages into .venv (once)…", file=sys.stderr)
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
    stamp.write_text(wanted)


def python(*arguments: str) -> int:
    """Run the environment's Python; without a screen Qt draws nowhere."""
    environment = dict(os.environ)
    if not has_screen():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=environment, check=False).returncode


def run() -> int:
    """Build the demo project and print its table; with a screen, open the desk on it."""
    status = python("-m", "codebench", "demo", str(DEMO))
    if status == 0 and has_screen():
        return python("-m", "codebench", str(DEMO / "demo.codebench"))
    return status


def test() -> int:
    """Run every check: lint, format, types, then the tests (which hold the import rules)."""
    return (
        python("-m", "ruff", "check", ".")
        or python("-m", "ruff", "format", "--check", ".")
        or python("-m", "mypy")
        or python("-m", "pytest", *(sys.argv[2:] or ["-n", "auto"]))
    )


def main() -> int:
    """Set up what is missing, then do the command."""
    commands = {"run": run, "test": test, "codebench": lambda: python("-m", "codebench", *sys.argv[2:])}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print("usage: python3 dev.py run | test [PYTEST OPTIONS] | codebench [ARGUMENTS]", file=sys.stderr)
        return 2
    install_system_libraries()
    install_python_packages()
    if sys.argv[1] == "test":
        install_browser()
    return commands[sys.argv[1]]()


if __name__ == "__main__":
    sys.exit(main())
