"""What one can do with codings."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from codebench.domain.changes import Step
from codebench.domain.checks import ToCheck
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding, CodingSpec, initials
from codebench.domain.ids import new_id
from codebench.domain.source import Source
from codebench.domain.text import Span, find_once, fold, normalise
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.attached import hand_over_codings, remove_from_codings
from codebench.services.codebook import add_code
from codebench.services.commands import command
from codebench.services.files import read_file
from codebench.services.project import Project
from codebench.storage.work import Work


@command("{codes} coded in “{source}”")
def apply_codes(work: Work, *, source_id: str, start: int, end: int, code_ids: Sequence[str]) -> None:
    """Put codes on `[start, end)` of a source, white space at either end left off; what is there stays once."""
    source = work.get(Source, source_id)
    span = trimmed(source.text, Span(start, end))
    codes = [work.get(Code, code_id) for code_id in code_ids]
    coder_id = ensure_coder(work, work.coder)
    here = {c.place for c in work.find(Coding, source_id=source_id, start=span.start, end=span.end)}
    for code in codes:
        coding = Coding(new_id(), source_id, span.start, span.end, code.id, coder_id)
        if coding.place not in here:
            here.add(coding.place)
            work.add(coding)
    work.describe(codes=", ".join(f"“{code.name}”" for code in codes), source=source.title)


@command("“{name}” added and coded in “{source}”|“{name}” added; {codes} coded in “{source}”")
def apply_new_code(
    work: Work,
    *,
    name: str,
    parent_id: str | None,
    code_id: str,
    source_id: str,
    start: int,
    end: int,
    code_ids: Sequence[str] = (),
) -> None:
    """Add a code as the last below its parent and put it on a stretch, with others that are there, in one step."""
    add_code(work, name=name, parent_id=parent_id, code_id=code_id)
    apply_codes(work, source_id=source_id, start=start, end=end, code_ids=[*code_ids, code_id])
    work.describe(n=len(code_ids) + 1)


@command("{n} coding removed|{n} codings removed")
def remove_codings(work: Work, *, coding_ids: Sequence[str]) -> None:
    """Remove codings and the memos on them."""
    codings = work.find(Coding, id=list(coding_ids))
    remove_from_codings(work, [coding.id for coding in codings])
    work.remove(*codings)
    work.describe(n=len(codings))


@command("Coding “{code}” resized in “{source}”")
def resize_coding(work: Work, *, coding_id: str, start: int, end: int) -> None:
    """Give a coding another stretch of its source; its words need no check any more."""
    coding = work.get(Coding, coding_id)
    source = work.get(Source, coding.source_id)
    span = trimmed(source.text, Span(start, end))
    work.remove(*work.find(ToCheck, coding_id=coding_id))
    _move(work, coding, replace(coding, start=span.start, end=span.end))
    work.describe(code=work.get(Code, coding.code_id).name, source=source.title)


@command("Coding “{old}” changed to “{new}”")
def recode(work: Work, *, coding_id: str, code_id: str) -> None:
    """Put another code in the place of a coding's code."""
    coding = work.get(Coding, coding_id)
    work.describe(old=work.get(Code, coding.code_id).name, new=work.get(Code, code_id).name)
    _move(work, coding, replace(coding, code_id=code_id))


@command("Coding “{old}” changed to the new code “{new}”")
def recode_new(work: Work, *, coding_id: str, name: str, parent_id: str | None, code_id: str) -> None:
    """Add a code as the last below its parent and put it in the place of a coding's code, in one step."""
    add_code(work, name=name, parent_id=parent_id, code_id=code_id)
    recode(work, coding_id=coding_id, code_id=code_id)


def _move(work: Work, old: Coding, new: Coding) -> None:
    taken = work.find(Coding, source_id=new.source_id, start=new.start, end=new.end, code_id=new.code_id)
    twin = next((c for c in taken if c.coder_id == new.coder_id and c.id != new.id), None)
    if twin is None:
        work.replace(new)
        return
    hand_over_codings(work, {old.id: twin.id})
    work.remove(old)


@command("{n} coding read from “{file}”|{n} codings read from “{file}”")
def add_codings(work: Work, *, file: str, specs: Sequence[CodingSpec]) -> None:
    """Apply the codings of a file, all or none; a coding that is there already stays once."""
    sources = {fold(source.title): source for source in work.find(Source)}
    code_named = cache(work.codebook().find)
    coders = {fold(coder.name): coder for coder in work.find(Coder)}
    there = {coding.place for coding in work.find(Coding)}
    new = []
    for spec in specs:
        try:
            place = _placed(spec, sources, code_named)
        except CodebenchError as error:
            message = tr("Row {row} of “{file}”: {reason}", row=spec.row, file=file, reason=error.user_message)
            raise CodebenchError(message) from None
        coder_id = _coder(work, spec.coder, coders)
        coding = Coding(new_id(), *place, coder_id)
        if coding.place not in there:
            there.add(coding.place)
            new.append(coding)
    work.add(*new)
    work.describe(file=file, n=len(new))


def _placed(spec: CodingSpec, sources: dict[str, Source], named: Callable[[str], Code]) -> tuple[str, int, int, str]:
    source = sources.get(fold(spec.source)) or sources.get(fold(Path(spec.source).stem))
    if source is None:
        raise CodebenchError(tr("There is no source “{title}” in the project.", title=spec.source))
    there = source.text[spec.start : spec.end].split()
    if spec.start is not None and spec.quote and there != normalise(spec.quote).split():
        raise CodebenchError(tr("The quote is not what stands at start and end."))
    if spec.quote and spec.start is None:
        span = find_once(source.text, spec.quote)
    elif spec.start is None or spec.end is None:
        raise CodebenchError(tr("It needs start and end, or a quote."))
    else:
        span = trimmed(source.text, Span(spec.start, spec.end))
    return source.id, span.start, span.end, named(spec.code).id


def trimmed(text: str, span: Span) -> Span:
    """Return the span without white space at its ends; raise where it lies outside the text or holds no words."""
    if not 0 <= span.start < span.end <= len(text):
        place = {"start": span.start, "end": span.end, "length": len(text)}
        raise CodebenchError(tr("{start} to {end} is no stretch of a text of {length} characters.", **place))
    words = text[span.start : span.end]
    left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    if left == len(words):
        raise CodebenchError(tr("There are no words in this selection."))
    return Span(span.start + left, span.end - right)


def ensure_coder(work: Work, coder: Coder) -> str:
    """Return the coder's id, adding the coder on their first step."""
    if not work.find(Coder, id=coder.id):
        work.add(coder)
    return coder.id


@command("Initials of {name}: {initials}")
def set_initials(work: Work, *, initials: str) -> None:
    """Change how the coder at work is named in short; one who has not coded yet is added with their first step."""
    work.describe(name=work.coder.name, initials=initials)
    for known in work.find(Coder, id=work.coder.id):
        work.replace(replace(known, initials=initials))


def _coder(work: Work, name: str, known: dict[str, Coder]) -> str:
    name = name.strip() or work.coder.name
    if fold(name) not in known:
        same = fold(name) == fold(work.coder.name)
        known[fold(name)] = work.coder if same else Coder(new_id(), name, initials(name))
        work.add(known[fold(name)])
    return known[fold(name)].id


def import_codings_file(project: Project, path: Path) -> Step:
    """Apply the codings of a CSV or XLSX file."""
    from codebench.importers import read_codings

    return project.do(add_codings, file=path.name, specs=read_codings(read_file(path), path.name))
