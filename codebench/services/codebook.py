"""What one can do with the codebook."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from codebench.domain.changes import Step
from codebench.domain.codebook import PALETTE, Code, CodeSpec
from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.source import Source
from codebench.domain.text import fold
from codebench.services.attached import hand_over_code, hand_over_codings
from codebench.services.commands import command
from codebench.services.files import read_file
from codebench.services.project import Project
from codebench.storage.work import Work


@command("Code “{name}” added")
def add_code(work: Work, *, name: str, parent_id: str | None = None, code_id: str = "", **texts: Any) -> None:
    """Add a code as the last below its parent, with definition, when, when_not, example, colour where given."""
    book = work.codebook()
    place = book.last_position(parent_id)
    colour = texts.pop("colour", "") or book.fresh_colour()
    code = Code(code_id or new_id(), book.check_name(name, parent_id), parent_id, place, colour=colour, **texts)
    work.add(code)
    work.describe(name=code.name)


@command("Code “{old}” renamed “{new}”")
def rename_code(work: Work, *, code_id: str, name: str, reason: str = "") -> None:
    """Rename a code."""
    book = work.codebook()
    code = book.renamed(code_id, name)
    work.replace(code)
    work.describe(old=book[code_id].name, new=code.name, code_ids=[code_id], **_why(reason))


def _why(reason: str) -> dict[str, str]:
    """Return the reason a coder gave, for the history and the comparison of versions."""
    return {"reason": reason.strip()} if reason.strip() else {}


@command("Code “{name}” changed")
def edit_code(work: Work, *, code_id: str, name: str = "", **texts: Any) -> None:
    """Change a code's definition, when, when_not, example or colour, and its name where one is given."""
    book = work.codebook()
    code = book.renamed(code_id, name) if name else book[code_id]
    work.replace(replace(code, **texts))
    work.describe(name=code.name)


@command("Code “{name}” moved to “{parent}”")
def move_code(
    work: Work, *, code_id: str, parent_id: str | None, position: int | None = None, reason: str = ""
) -> None:
    """Put a code with all below it under another code, or among the roots."""
    book = work.codebook()
    work.replace(*book.moved(code_id, parent_id, position))
    above = book.path(parent_id) if parent_id else "/"
    work.describe(name=book[code_id].name, parent=above, code_ids=[code_id], **_why(reason))


@command("Codes {names} merged into “{into}”")
def merge_codes(work: Work, *, code_ids: Sequence[str], into_id: str, reason: str = "") -> None:
    """Give another code all codings, memos and codes below of these codes, and remove these codes."""
    book = work.codebook()
    book.check_merge(code_ids, into_id)
    _move_codings(work, work.find(Coding, code_id=list(code_ids)), into_id)
    for code_id in code_ids:
        hand_over_code(work, code_id, into_id)
    for code in book.walk():
        if code.parent_id in code_ids and code.id not in code_ids:
            _bring_along(work, code, into_id)
    work.remove(*(code for code in reversed(list(book.walk())) if code.id in code_ids))
    names = ", ".join(f"“{book.path(code_id)}”" for code_id in code_ids)
    work.describe(names=names, into=book.path(into_id), code_ids=list(code_ids), into_id=into_id, **_why(reason))


def _bring_along(work: Work, code: Code, into_id: str) -> None:
    """Put a code whose parent goes below the code that stays, under a name that is free there."""
    here = work.codebook()
    free = {fold(sibling.name) for sibling in here.children(into_id)}
    name, n = code.name, 1
    while fold(name) in free:
        n += 1
        name = f"{code.name} ({n})"
    work.replace(replace(code, name=name, parent_id=into_id, position=here.last_position(into_id)))


def _move_codings(work: Work, codings: Iterable[Coding], into_id: str) -> None:
    there = {coding.place for coding in work.find(Coding, code_id=into_id)}
    gone = []
    for coding in codings:
        moved = replace(coding, code_id=into_id)
        if moved.place in there:
            gone.append(coding)
        else:
            there.add(moved.place)
            work.replace(moved)
    kept = {coding.place: coding.id for coding in work.find(Coding, code_id=into_id)}
    hand_over_codings(work, {coding.id: kept[replace(coding, code_id=into_id).place] for coding in gone})
    work.remove(*gone)


@command("Code “{name}” split off from “{old}”")
def split_code(
    work: Work, *, code_id: str, name: str, new_code_id: str, coding_ids: Sequence[str], reason: str = ""
) -> None:
    """Give some of a code's codings to a new code beside it."""
    book = work.codebook()
    code = book[code_id]
    clean = book.check_name(name, code.parent_id)
    line = list(book.children(code.parent_id))
    line.insert(line.index(code) + 1, Code(new_code_id, clean, code.parent_id, 0, colour=book.fresh_colour()))
    for place, each in enumerate(line):
        placed = replace(each, position=place)
        if each.id == new_code_id:
            work.add(placed)
        else:
            work.replace(placed)
    _move_codings(work, work.find(Coding, id=list(coding_ids), code_id=code_id), new_code_id)
    work.describe(name=clean, old=code.name, code_ids=[new_code_id], **_why(reason))


@command("A quote is the example of “{name}”")
def take_example(work: Work, *, coding_id: str) -> None:
    """Make the words of a coding the example of its code."""
    coding = work.get(Coding, coding_id)
    code = work.get(Code, coding.code_id)
    words = work.get(Source, coding.source_id).text[coding.start : coding.end]
    work.replace(replace(code, example=" ".join(words.split())))
    work.describe(name=code.name)


@command("Code “{name}” retired")
def retire_code(work: Work, *, code_id: str, reason: str = "") -> None:
    """Stop offering a code and the codes below it; their codings stay and count."""
    _retire(work, code_id, True, reason)


@command("Code “{name}” restored")
def restore_code(work: Work, *, code_id: str, reason: str = "") -> None:
    """Offer a retired code again, with the codes below it and those above it."""
    _retire(work, code_id, False, reason)
    above = work.codebook().lineage(code_id)
    work.replace(*(replace(code, retired=False) for code in above))


def _retire(work: Work, code_id: str, retired: bool, reason: str) -> None:
    book = work.codebook()
    wanted = sorted(book.subtree(code_id))
    work.replace(*(replace(book[each], retired=retired) for each in wanted))
    work.describe(name=book[code_id].name, code_ids=wanted, **_why(reason))


@command("Codebook “{name}” imported ({n} code)|Codebook “{name}” imported ({n} codes)")
def add_codes(work: Work, *, name: str, specs: Sequence[CodeSpec]) -> None:
    """Add the codes of a codebook file; a code whose path exists already gets the file's texts."""
    book = work.codebook()
    known: dict[tuple[str, ...], Code] = {tuple(map(fold, book.names(code.id))): code for code in book.walk()}
    places = {code.id: book.last_position(code.id) for code in book.walk()}
    places[""] = book.last_position(None)
    for spec in specs:
        key = tuple(map(fold, spec.path))
        texts = _texts(spec)
        if key in known:
            known[key] = replace(known[key], **texts)
            work.replace(known[key])
            continue
        parent = known[key[:-1]].id if len(key) > 1 else None
        place = places[parent or ""]
        texts["colour"] = texts.get("colour") or PALETTE[len(known) % len(PALETTE)]
        code = Code(new_id(), " ".join(spec.path[-1].split()), parent, place, **texts)
        places[parent or ""], places[code.id] = place + 1, 0
        known[key] = code
        work.add(code)
    work.describe(name=name, n=len(specs))


def _texts(spec: CodeSpec) -> dict[str, Any]:
    names = ("definition", "when", "when_not", "example", "colour", "retired")
    return {name: value for name in names if (value := getattr(spec, name))}


def import_codebook_file(project: Project, path: Path) -> Step:
    """Add the codes of a YAML, CSV, XLSX, DOCX or QDC file."""
    from codebench.importers import read_codebook

    name, specs = read_codebook(read_file(path), path.name)
    return project.do(add_codes, name=name or path.stem, specs=specs)
