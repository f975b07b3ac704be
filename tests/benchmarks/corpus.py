"""A deterministic study of any size, in the words of the demo interviews."""

import random
from pathlib import Path

from codebench.domain.codebook import Code
from codebench.domain.coding import CodingSpec
from codebench.domain.source import Source
from codebench.importers import read_source
from codebench.resources import resource
from codebench.services.codebook import add_code
from codebench.services.coding import add_codings
from codebench.services.importing import import_files
from codebench.services.project import Project


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
