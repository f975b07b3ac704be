"""What one can do with memos."""

from dataclasses import replace

from codebench.domain.ids import new_id
from codebench.domain.memo import Memo, MemoOn
from codebench.services.coding import ensure_coder
from codebench.services.commands import command
from codebench.storage.work import Work


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
