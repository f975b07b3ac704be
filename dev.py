#!/usr/bin/env python3
"""Set up and start Codebench from a checkout: `dev.py run`, `test`, `codebench …`; to release it: `audit`, `bundle`.

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
BUILD = ROOT / "build"
INSIDE = Path("Scripts", "python.exe") if os.name == "nt" else Path("bin", "python")
VENV = ROOT / ".venv"
PYTHON = VENV / INSIDE
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


def missing_packages(*, window: bool) -> list[str]:
    """Name the Debian packages of the shared libraries that Qt needs and that do not load."""
    needed = QT_OFFSCREEN | (QT_WINDOW if window else {})
    missing = []
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_system_libraries(*, window: bool) -> None:
    """Install what Qt needs as root; as another user, say which command does."""
    if sys.platform != "linux" or not (missing := missing_packages(window=window)):
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


def make_environment(folder: Path, lock: Path, *, package: bool) -> Path:
    """Make an environment as a lock says and return its Python; a stamp of what it holds makes a second start free."""
    python = folder / INSIDE
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes() * package).hexdigest()
    stamp = folder / "installed.stamp"
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    print(f"Installing Python packages into {folder.relative_to(ROOT)} (once)…", file=sys.stderr)
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([*pip(python), "--only-binary", ":all:", "--require-hashes", "-r", str(lock)], check=True)
    if package:
        subprocess.run([*pip(python), "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
    stamp.write_text(wanted)
    return python


def pip(python: Path) -> list[str]:
    """Return the command that installs into an environment."""
    return [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


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


def codebench() -> int:
    """Run the program."""
    return python("-m", "codebench", *sys.argv[2:])


def bundle() -> int:
    """Build the wheel, install it into an environment of its own, make the bundle of that and try it."""
    wheels = BUILD / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    if status := python("-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)):
        return status
    own = make_environment(BUILD / "bundle", ROOT / "requirements-bundle.lock", package=False)
    install = [*pip(own), "--no-deps", "--no-index", "--force-reinstall", *map(str, wheels.glob("*.whl"))]
    subprocess.run(install, check=True)
    return subprocess.run([str(own), str(ROOT / "resources/packaging/bundle.py")], cwd=BUILD, check=False).returncode


def audit() -> int:
    """Hold every lock against the published weaknesses; what could not be looked up counts as not good."""
    own = make_environment(BUILD / "audit", ROOT / "requirements-audit.lock", package=False)
    look = [str(own), "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    locks = sorted(ROOT.glob("requirements*.lock"))
    return max(subprocess.run([*look, "-r", str(lock)], check=False).returncode for lock in locks)


def main() -> int:
    """Set up what is missing, then do the command."""
    commands = {"run": run, "test": test, "bundle": bundle, "audit": audit, "codebench": codebench}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(
            "usage: python3 dev.py run | test [PYTEST OPTIONS] | codebench [ARGUMENTS] | audit | bundle",
            file=sys.stderr,
        )
        return 2
    if sys.argv[1] == "audit":
        return audit()
    # A bundle takes the libraries of a window along, also from a machine without a screen.
    install_system_libraries(window=has_screen() or sys.argv[1] == "bundle")
    make_environment(VENV, LOCK, package=True)
    if sys.argv[1] == "test":
        install_browser()
    return commands[sys.argv[1]]()


if __name__ == "__main__":
    sys.exit(main())
