"""Make a bundle with PyInstaller and try it; `dev.py bundle` runs this in the bundle's own environment."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD, DIST = ROOT / "build", ROOT / "dist"
FOLDER = DIST / "codebench"
SUFFIX = ".exe" if os.name == "nt" else ""
# A language model that reads nothing well, but is loaded and run as the real one is.
MODEL = """
from codebench.language.model import folder
from tests.language.tiny import make
folder().parent.mkdir(parents=True)
make(folder())
"""


def main() -> None:
    """Build, slim, try, pack."""
    begun = time.monotonic()
    build()
    slim()
    made = time.monotonic()
    probe = shutil.copy2(BUILD / "pyinstaller" / "codebench" / f"probe{SUFFIX}", FOLDER)
    with TemporaryDirectory() as place:
        try_out(Path(place).resolve())
    Path(probe).unlink()
    tried = time.monotonic()
    packed = pack()
    say("size", f"{megabytes(FOLDER)} MB in {FOLDER.relative_to(ROOT)}, {megabytes(packed)} MB as {packed.name}")
    times = made - begun, tried - made, time.monotonic() - tried
    say("time", "built in {:.0f} s, tried in {:.0f} s, packed in {:.0f} s".format(*times))


def build() -> None:
    """Let PyInstaller collect."""
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(HERE / "codebench.spec")], check=True, cwd=BUILD)


def slim() -> None:
    """Take the debugger's names out of libraries; the packed ones of wheels (`*.libs`) don't bear it."""
    if sys.platform != "linux" or shutil.which("strip") is None:
        return
    libraries = [path for path in (FOLDER / "_internal").rglob("*.so*") if not path.is_symlink()]
    plain = [str(path) for path in libraries if not any(part.endswith((".libs", "PySide6")) for part in path.parts)]
    subprocess.run(["strip", "--strip-unneeded", *plain], check=True)


def try_out(place: Path) -> None:
    """Use the bundle in a folder elsewhere, with nothing of this environment."""
    made = place / "demo"
    say("demo", run(place, "codebench", "demo", str(made)).splitlines()[0])
    names = {path.name for path in made.iterdir()}
    assert names == {"demo.codebench", "counts.xlsx", "quotes.docx"}, names
    transcripts = sorted((FOLDER / "_internal/codebench/data/resources/demo/transcripts").glob("*.docx"))
    subprocess.run([sys.executable, "-c", MODEL], check=True, cwd=ROOT, env=alone(place))
    project = str(place / "new.codebench")
    run(place, "codebench", "new", project)
    pdf = place / "figure.pdf"
    found = json.loads(run(place, "probe", str(made / "demo.codebench"), str(place)))
    say("window", found["window"][0])
    say("figures", *found["figures"])
    assert len(found["figures"]) == 3 and found["protected"] is True, found
    run(place, "codebench", "import", project, *map(str, transcripts), str(pdf))
    sources = {
        each["title"]: each["chars"] for each in json.loads(run(place, "codebench", "sources", project, "--json"))
    }
    assert len(sources) == len(transcripts) + 1, len(sources)
    say("imported", f"{len(transcripts)} Word files, and a PDF of {sources['figure']} characters")
    assert "nl_core_news_sm" in found["language"], found["language"]
    untold = [name for name, version, licence, text in found["parts"] if not licence]
    assert not untold, untold
    texts = {name: text for name, version, licence, text in found["parts"]}
    assert min(texts[name] for name in ("Python", "Qt", "lxml", "numpy")) > 1000, texts
    say("about", f"{len(found['parts'])} parts, all with a licence; {found['language']}")
    names = run(place, "codebench", "names", "find", str(made / "demo.codebench"))
    assert "Vlaanderen" in names, names
    run(place, "codebench", "report", str(made / "demo.codebench"), "-o", str(place / "report.docx"))
    say("report", f"{(place / 'report.docx').stat().st_size // 1000} kB")


def run(place: Path, program: str, *arguments: str) -> str:
    """Run a program of the bundle where only the system is known; return what it prints."""
    command = [str(FOLDER / f"{program}{SUFFIX}"), *arguments]
    done = subprocess.run(command, cwd=place, env=alone(place), capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{program} {' '.join(arguments)}\n{done.stderr}")
    return done.stdout


def alone(home: Path) -> dict[str, str]:
    """Return an environment that knows the system and this home, and has no screen."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    homes = {name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    return {**kept, **homes, "QT_QPA_PLATFORM": "offscreen", "LANG": "en_US.UTF-8"}


def pack() -> Path:
    """Put the bundle into one file to hand out."""
    name = f"codebench-{sys.platform}"
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(DIST / name), "zip", DIST, FOLDER.name))
    made, packed = (FOLDER if sys.platform == "linux" else DIST / "Codebench.app"), DIST / f"{name}.tar.xz"
    # Harder, it takes four times as long for a tenth less.
    with tarfile.open(packed, "w:xz", preset=1) as archive:
        archive.add(made, made.name)
    return packed


def megabytes(path: Path) -> int:
    """Return how large a file or folder is."""
    files = path.rglob("*") if path.is_dir() else [path]
    return round(sum(each.stat().st_size for each in files if not each.is_symlink()) / 1_000_000)


def say(what: str, *found: str) -> None:
    """Print what was tried and what came of it."""
    print(f"{what + ':':10}", *found, flush=True)


if __name__ == "__main__":
    main()
