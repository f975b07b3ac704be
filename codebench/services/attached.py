"""What hangs on something, such as memos, remarks and chosen quotes, goes with it, or is handed over."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.findings import ChosenQuote, NotAsked, SavedReport, Summary
from codebench.domain.memo import Memo, MemoOn
from codebench.domain.participant import AttributeValue, Membership
from codebench.domain.review import Remark, RemarkOn
from codebench.storage.work import Work


def remove_from_codings(work: Work, coding_ids: Sequence[str]) -> None:
    """Remove what hangs on codings that are about to go."""
    ids = list(coding_ids)
    work.remove(*work.find(Memo, about=MemoOn.CODING, target_id=ids))
    work.remove(*work.find(Remark, about=RemarkOn.CODING, target=ids))
    work.remove(*work.find(ChosenQuote, coding_id=ids))
    work.remove(*work.find(ToCheck, coding_id=ids))


def hand_over_codings(work: Work, heirs: Mapping[str, str]) -> None:
    """Give what hangs on codings to those that take their place; `heirs` maps who goes to who stays."""
    gone = list(heirs)
    memos = work.find(Memo, about=MemoOn.CODING, target_id=gone)
    work.replace(*(replace(memo, target_id=heirs[memo.target_id]) for memo in memos))
    remarks = work.find(Remark, about=RemarkOn.CODING, target=gone)
    work.replace(*(replace(remark, target=heirs[remark.target]) for remark in remarks))
    taken = {quote.coding_id for quote in work.find(ChosenQuote, coding_id=list(heirs.values()))}
    for quote in work.find(ChosenQuote, coding_id=gone):
        heir = heirs[quote.coding_id]
        if heir in taken:
            work.remove(quote)
        else:
            taken.add(heir)
            work.replace(replace(quote, coding_id=heir))
    waiting = {check.coding_id for check in work.find(ToCheck, coding_id=list(heirs.values()))}
    for check in work.find(ToCheck, coding_id=gone):
        heir = heirs[check.coding_id]
        if heir in waiting:
            work.remove(check)
        else:
            waiting.add(heir)
            work.replace(replace(check, coding_id=heir))


def remove_from_source(work: Work, source_id: str) -> None:
    """Remove what hangs on a source that is about to go."""
    work.remove(*work.find(Memo, about=MemoOn.SOURCE, target_id=source_id))
    work.remove(*work.find(NotAsked, source_id=source_id))
    lost = work.find(LostCoding, source_id=source_id)
    remove_from_codings(work, [each.coding_id for each in lost])
    work.remove(*lost)


def hand_over_code(work: Work, code_id: str, into_id: str) -> None:
    """Give what hangs on a code to the code it is merged into; summaries of the same cell become one.

    A part that was not asked under one name but was under the other, was asked.
    """
    memos = work.find(Memo, about=MemoOn.CODE, target_id=code_id)
    work.replace(*(replace(memo, target_id=into_id) for memo in memos))
    remarks = work.find(Remark, about=RemarkOn.CODE, target=code_id)
    work.replace(*(replace(remark, target=into_id) for remark in remarks))
    work.replace(*(replace(lost, code_id=into_id) for lost in work.find(LostCoding, code_id=code_id)))
    there = {summary.unit_id: summary for summary in work.find(Summary, code_id=into_id)}
    for summary in work.find(Summary, code_id=code_id):
        if (other := there.get(summary.unit_id)) is None:
            work.replace(replace(summary, code_id=into_id))
        else:
            work.replace(replace(other, text=f"{other.text}\n{summary.text}".strip()))
            work.remove(summary)
    unasked = {each.source_id: each for each in work.find(NotAsked, code_id=code_id)}
    kept = [each for each in work.find(NotAsked, code_id=into_id) if each.source_id not in unasked]
    work.remove(*unasked.values(), *kept)


def remove_from_person(work: Work, participant_id: str) -> None:
    """Remove what is known of a participant who is about to go."""
    work.remove(*work.find(Membership, participant_id=participant_id))
    work.remove(*work.find(AttributeValue, owner_id=participant_id))
    work.remove(*work.find(Memo, about=MemoOn.PARTICIPANT, target_id=participant_id))
    work.remove(*work.find(Summary, unit_id=participant_id))


def hand_over_person(work: Work, participant_id: str, into_id: str) -> None:
    """Give memos and summaries about a participant to the one they turn out to be, and keep them left out of reports.

    Summaries of the same cell become one.
    """
    memos = work.find(Memo, about=MemoOn.PARTICIPANT, target_id=participant_id)
    work.replace(*(replace(memo, target_id=into_id) for memo in memos))
    there = {summary.code_id: summary for summary in work.find(Summary, unit_id=into_id)}
    for summary in work.find(Summary, unit_id=participant_id):
        if (other := there.get(summary.code_id)) is None:
            work.replace(replace(summary, unit_id=into_id))
        else:
            work.replace(replace(other, text=f"{other.text}\n{summary.text}".strip()))
            work.remove(summary)
    for report in work.find(SavedReport):
        asked = json.loads(report.question)
        if participant_id in asked["without_people"]:
            left_out = [into_id if each == participant_id else each for each in asked["without_people"]]
            asked["without_people"] = list(dict.fromkeys(left_out))
            work.replace(replace(report, question=json.dumps(asked, ensure_ascii=False)))
