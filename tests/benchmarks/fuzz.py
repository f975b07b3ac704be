"""Mutate real-like files and read them: `python -m tests.benchmarks.fuzz [FORM] [SECONDS]`; prints what is slow or fails.

With atheris installed, `--atheris FORM [SECONDS]` lets it steer the mutations by the code they reach.
"""

import random
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from codebench.errors import CodebenchError
from codebench.importers import IMPORTERS, read_codebook, read_codings, read_people, read_source, read_survey
from codebench.importers.pdf import text_of
from codebench.importers.pdf_worker import extract
from codebench.resources import resource
from tests.importers import makers, twins
from tests.importers.makers import zipped

_TALK = [f"{'Interviewer' if at % 2 == 0 else 'P5'}: Dit is zin {at} van één “gesprek” met 😀." for at in range(12)]
_CUES = "".join(f"\n00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n<v P{at % 2}>Zin {at}\n" for at in range(12))
_HEAD = ["participant", "source", "code", "quote", "Wat vindt u?"]
_TABLE = [_HEAD, *([f"P{at}", "a", f"b / c{at}", at, f"Antwoord {at} in vijf woorden."] for at in range(6))]
_ODD = (
    b"",
    b"\0",
    b"{",
    b"}",
    b"<",
    b">",
    b"\\'",
    b"\\u-",
    b"9" * 12,
    b"-1",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"]]>",
    b'"',
    b";\n",
)


def read_pdf(data: bytes, name: str) -> object:
    """Read a PDF in this very process, so that a thousand take no thousand processes."""
    return text_of(extract(data), name).bundle()


def read_tables(data: bytes, name: str) -> None:
    """Read a workbook as all that it can be; every refusal has a sentence."""
    for read in (read_survey, read_people, read_codebook, read_codings):
        try:
            read(data, name)
        except CodebenchError as error:
            assert error.user_message


def forms() -> dict[str, tuple[bytes, Callable[[bytes, str], object]]]:
    """Return a real-like file for every importer, and what reads it."""
    survey = resource("demo", "survey.csv").read_bytes()
    qdc = b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="a" color="#fff"><Code name="b"/></Code></Codes></CodeBook>'
    made: dict[str, tuple[bytes, Callable[[bytes, str], object]]] = {
        form: (make([*_TALK, [["P5", "Ja"], ["I", "Nee"]]]), read_source) for form, make in twins.FORMATS.items()
    }
    made["pdf"] = (made["pdf"][0], read_pdf)
    made |= {
        "txt": ("\n".join(_TALK).encode(), read_source),
        "md": ("\n".join(f"**P{at % 2}:** _zin_ {at}" for at in range(9)).encode(), read_source),
        "vtt": (("WEBVTT\n" + _CUES).encode(), read_source),
        "srt": (_CUES.replace(".000", ",000").strip().encode(), read_source),
        "survey": (survey, read_survey),
        "people": (resource("demo", "participants.csv").read_bytes()[:3000], read_people),
        "codings": (resource("demo", "codings.csv").read_bytes()[:3000], read_codings),
        "xlsx": (makers.xlsx(*_TABLE), read_tables),
        "qdc": (qdc, read_codebook),
        "yaml": (b"name: x\ncodes:\n- name: a\n  definition: b\n  codes:\n  - c\n", read_codebook),
        "codebook-docx": (twins.docx([[["Thema", "Code", "Definitie"], ["a", "b", "c"], ["", "d", "e"]]]), read_codebook),
    }  # fmt: skip
    assert {importer.name for importer in IMPORTERS} <= set(made)
    return made


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few cut, doubled, flipped or replaced; within a zip, those of a part."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice([name for name in parts if parts[name]])
        return zipped({**parts, name: mutated(parts[name], chance)})
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, size = chance.randrange(len(data) + 1), int(chance.expovariate(0.1)) + 1
        piece = chance.choice(
            (chance.choice(_ODD), data[at : at + size] * chance.choice((2, 2, 50)), chance.randbytes(size))
        )
        data = data[:at] + piece + data[at + chance.choice((0, size, size)) :]
    return data


def attempt(form: str, seed: int) -> float:
    """Read one mutated file; raise on anything but a clear error, return the seconds it took."""
    data, read = forms()[form]
    bad = mutated(data, random.Random(f"{form} {seed}"))
    started = time.perf_counter()
    try:
        read(bad, f"x.{form}")
    except CodebenchError as error:
        assert error.user_message
    return time.perf_counter() - started


def run(wanted: list[str], seconds: float) -> int:
    """Try each form as long as is given; return how many attempts failed."""
    failed = 0
    for form in wanted:
        ends, seed, slowest = time.perf_counter() + seconds, 0, 0.0
        while time.perf_counter() < ends:
            try:
                slowest = max(slowest, attempt(form, seed))
            except Exception as error:  # noqa: BLE001
                failed += 1
                print(f"{form} {seed}: {type(error).__name__}: {error}")
            seed += 1
        print(f"{form}: {seed} files, the slowest took {slowest:.2f} s")
    return failed


def steered(form: str, seconds: str) -> None:
    """Let atheris look for what breaks a form, for as long as is given; what it finds is kept beside its corpus."""
    import atheris

    seed, read = forms()[form]

    def once(data: bytes) -> None:
        with suppress(CodebenchError):
            read(data, f"x.{form}")

    def in_a_part(data: bytes, most: int, number: int) -> bytes:
        """Mutate a part of a zip, as mutated zips are seldom zips."""
        chance = random.Random(number)
        if not data.startswith(b"PK") or chance.random() < 0.2:
            return bytes(atheris.Mutate(data, most))
        with suppress(zipfile.BadZipFile, ValueError, OSError, KeyError, zlib.error, NotImplementedError, RuntimeError):
            archive = zipfile.ZipFile(BytesIO(data))
            parts = {name: archive.read(name) for name in archive.namelist()}
            name = chance.choice(list(parts) or [""])
            made = zipped({**parts, name: bytes(atheris.Mutate(parts[name], most))})
            if len(made) <= most:
                return made
        return bytes(atheris.Mutate(data, most))

    folder = Path(tempfile.gettempdir(), "codebench-fuzz", form)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seed").write_bytes(seed)
    # What is loaded only at need must be there to be instrumented.
    once(seed)
    atheris.instrument_all()
    limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=500", f"-max_len={8 * len(seed)}"]
    found = [f"-artifact_prefix={folder.parent}/{form}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, *found, str(folder)], once, custom_mutator=in_a_part)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--atheris"]:
        steered(sys.argv[2], sys.argv[3] if sys.argv[3:] else "300")
    chosen = [each for each in sys.argv[1:] if not each.isdecimal()] or list(forms())
    sys.exit(bool(run(chosen, float(next((each for each in sys.argv[1:] if each.isdecimal()), 20)))))
