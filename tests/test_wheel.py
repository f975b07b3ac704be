"""The program as others get it: a wheel, installed outside the checkout, builds the demo."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_an_installed_wheel_builds_the_demo(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    outside = {**os.environ, "PYTHONPATH": str(site)}
    where = "import codebench, pathlib; print(pathlib.Path(codebench.__file__).parent)"
    found = subprocess.run([sys.executable, "-c", where], cwd=tmp_path, env=outside, capture_output=True, text=True)
    assert found.stdout.strip() == str(site / "codebench")
    demo = [sys.executable, "-m", "codebench", "demo", str(tmp_path / "demo")]
    done = subprocess.run(demo, cwd=tmp_path, env=outside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "demo").iterdir()} == {"demo.codebench", "counts.xlsx", "quotes.docx"}
