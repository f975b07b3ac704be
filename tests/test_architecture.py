"""The import rules, the sizes of files and functions, and what starting up may load."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "codebench").rglob("*.py"))


def test_the_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_and_functions_stay_small() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in FILES if "migrations" not in path.parts}
    assert max(lengths.values()) <= 400, [str(path) for path, length in lengths.items() if length > 400]
    assert median(lengths.values()) <= 120
    for path in lengths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= 40, f"{path}:{node.name} has {length} lines"


@pytest.mark.parametrize(
    "start",
    [
        "codebench.cli",
        "codebench.gui.app",
        "codebench.__main__",
        "codebench.exporters.figure",
        "codebench.services.language",
    ],
)
def test_starting_loads_nothing_heavy(start: str) -> None:
    heavy = {"spacy", "simplemma", "docx", "openpyxl", "matplotlib", "numpy", "alembic", "lxml", "yaml", "webvtt"}
    code = f"import sys, {start}; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_command_line_does_not_load_the_window() -> None:
    code = "import sys, codebench.cli; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_top_level_is_as_agreed() -> None:
    agreed = {
        "codebench", "codebooks", "resources", "tests", "pyproject.toml", "README.md", "dev.py", "requirements.lock",
        "requirements-bundle.lock", "requirements-audit.lock", "LICENSE", "CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ".ci", ".gitignore", ".gitattributes",
    }  # fmt: skip
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("what is tracked is known only in a git checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {Path(name).parts[0] for name in listed.stdout.splitlines()} <= agreed
