"""A deterministic study of any size, in the words of the demo interviews."""

import random
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docx import Document

from codebench.domain.codebook import Code
from codebench.domain.coding import CodingSpec
from codebench.domain.source import Source
from codebench.importers import read_source
from codebench.resources import resource
from codebench.services.codebook import add_code
from codebench.services.coding import add_codings
from codebench.services.importing import import_files
from codebench.services.project import Project
from tests.importers.makers import zipped


def sentences() -> list[str]:
    """Every paragraph of speech of the demo."""
    found = []
    for path in sorted(resource("demo", "transcripts").iterdir()):
        found += [p.text for p in read_source(path.read_bytes(), path.name).passages if p.label]
    return found


def study(folder: Path, *, sources: int, chars: int, codes: int, codings: int) -> Project:
    """Build a project with these sizes; `chars` is the length of each source."""
    chance = random.Random(7)
    said = sentences()
    for number in range(sources):
        lines: list[str] = []
        length = 0
        while length < chars:
            speaker = f"P{number}" if len(lines) % 2 else "Interviewer"
            lines.append(f"{speaker}: {chance.choice(said)}")
            length += len(lines[-1])
        (folder / f"P{number}.txt").write_text("\n\n".join(line.replace("\n", " ") for line in lines), encoding="utf-8")
    project = Project.create(folder / "bench.codebench", coder_name="bench")
    import_files(project, sorted(folder.glob("P*.txt")))
    roots: list[Code] = []
    for number in range(codes):
        parent = chance.choice(roots).id if roots and number % 8 else None
        project.do(add_code, name=f"code {number}", parent_id=parent)
        roots = [code for code in project.values(Code) if code.parent_id is None]
    texts = project.values(Source)
    specs = []
    for row in range(codings):
        source = chance.choice(texts)
        start = chance.randrange(len(source.text) - 300)
        end = start + chance.randrange(20, 260)
        specs.append(CodingSpec(row, source.title, f"code {chance.randrange(codes)}", "bench", start, end))
    project.do(add_codings, file="bench", specs=specs)
    return project


def transcripts(folder: Path, files: int) -> list[Path]:
    """Write Word transcripts of 6,000 to 12,000 words as Word itself would: runs within words' reach, marks and all."""
    base = BytesIO()
    Document().save(base)
    with ZipFile(base) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = parts["word/document.xml"].split(b"<w:body>")[0] + b"<w:body>"
    chance = random.Random(11)
    said = [" ".join(each.split()) for each in sentences()]
    paths = []
    for number in range(files):
        wanted, words, body = chance.randint(6_000, 12_000), 0, [_word_paragraph(f"Interview {number}", "", chance)]
        while words < wanted:
            text = chance.choice(said)
            words += len(text.split())
            minute, second = divmod(words // 3, 60)
            stamp = f" [00:{minute:02}:{second:02}]" if chance.random() < 0.1 else ""
            speaker = f"P{number}" if len(body) % 2 else "Interviewer"
            body.append(_word_paragraph(text, f"{speaker}{stamp}: ", chance))
        parts["word/document.xml"] = root + "".join(body).encode() + b"<w:sectPr/></w:body></w:document>"
        paths.append(folder / f"P{number:03}.docx")
        paths[-1].write_bytes(zipped(parts))
    return paths


def _word_paragraph(text: str, label: str, chance: random.Random) -> str:
    """A paragraph as Word leaves it: revision marks, fonts in every run, a run cut wherever somebody typed."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    size = '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nl-NL"/>'
    revision = f"{chance.randrange(16**8):08X}"
    runs = [(label, "<w:b/>")] if label else []
    words = text.split(" ")
    while words:
        cut = chance.randint(5, 40)
        piece = " ".join(words[:cut])
        words = words[cut:]
        runs.append((piece + " " * bool(words), ""))
    marked = "".join(
        f'<w:r w:rsidRPr="{revision}"><w:rPr>{fonts}{mark}{size}</w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        + ('<w:proofErr w:type="spellStart"/>' if chance.random() < 0.2 else "")
        for piece, mark in runs
    )
    return (
        f'<w:p w:rsidR="{revision}" w:rsidRDefault="{revision}"><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/>'
        f"<w:rPr>{fonts}{size}</w:rPr></w:pPr>{marked}</w:p>"
    )
