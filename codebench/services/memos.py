"""What one can do with memos."""

from dataclasses import dataclass, replace

from codebench.domain.checks import LostCoding
from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coder, Coding
from codebench.domain.ids import new_id
from codebench.domain.memo import Memo, MemoOn
from codebench.domain.participant import Participant
from codebench.domain.text import natural_key
from codebench.i18n import tr
from codebench.services.coding import ensure_coder
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.storage.work import Work


@dataclass(frozen=True, slots=True)
class MemoHead:
    """A memo in a list, with the name of what it is about."""

    id: str
    about: MemoOn
    target_id: str
    target: str
    text: str
    coder: str


def kind_name(about: MemoOn) -> str:
    """Return what memos of a kind are called together."""
    return {
        MemoOn.PROJECT: tr("On the project"),
        MemoOn.SOURCE: tr("On sources"),
        MemoOn.CODING: tr("On passages"),
        MemoOn.CODE: tr("On codes"),
        MemoOn.PARTICIPANT: tr("On participants"),
    }[about]


def memo_list(project: Project) -> list[MemoHead]:
    """Return all memos, by what they are about and then by its name."""
    book = Codebook(project.ledger.values(Code))
    titles = project.titles()
    names = {person.id: person.name for person in project.ledger.values(Participant)}
    names |= titles | {code.id: book.path(code.id) for code in book.walk()}
    coders = {coder.id: coder.name for coder in project.ledger.values(Coder)}
    memos = project.values(Memo)
    codings = project.values(Coding, id=[memo.target_id for memo in memos if memo.about is MemoOn.CODING])
    lost = project.values(LostCoding)
    names |= {c.id: f"{book[c.code_id].name} · {titles[c.source_id]}" for c in codings}
    names |= {each.coding_id: f"{book[each.code_id].name} · {titles[each.source_id]}" for each in lost}
    order = list(MemoOn)
    heads = [
        MemoHead(m.id, m.about, m.target_id, names.get(m.target_id, project.name), m.text, coders[m.coder_id])
        for m in memos
    ]
    return sorted(heads, key=lambda head: (order.index(head.about), natural_key(head.target), head.id))


@command("Memo added")
def add_memo(work: Work, *, about: MemoOn, target_id: str, text: str) -> None:
    """Add a note on anything; `target_id` is empty for the project."""
    work.add(Memo(new_id(), about, target_id, text, ensure_coder(work, work.coder)))


@command("Memo changed")
def edit_memo(work: Work, *, memo_id: str, text: str) -> None:
    """Change a note's words."""
    work.replace(replace(work.get(Memo, memo_id), text=text))


@command("Memo removed")
def remove_memo(work: Work, *, memo_id: str) -> None:
    """Remove a note."""
    work.remove(work.get(Memo, memo_id))
