"""What a merge or a split would do to the counts, before it is done."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from codebench.domain.coding import Coding
from codebench.domain.study import CodeCount
from codebench.services.project import Project
from codebench.services.reading import counted, study


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What each code counts now, codes below included, and what the code that stays would count after a merge."""

    before: Mapping[str, CodeCount]
    after: CodeCount


def merge_preview(project: Project, code_ids: Sequence[str], into_id: str) -> MergePreview:
    """Count what these codes and the one that stays have now, and what it would have after the merge."""
    picture = study(project)
    picture.codebook.check_merge(code_ids, into_id)
    trees = {code_id: picture.codebook.subtree(code_id) for code_id in (*code_ids, into_id)}

    def count(codes: Collection[str]) -> CodeCount:
        return counted((each for each in picture.mentions if each.code_id in codes), picture.participants)

    each = {code_id: count(codes) for code_id, codes in trees.items()}
    return MergePreview(each, count(frozenset().union(*trees.values())))


SplitPreview = Callable[[Collection[str]], tuple[CodeCount, CodeCount]]


def split_preview(project: Project, code_id: str) -> SplitPreview:
    """Return what tells, for codings that would go to a new code, what the code keeps and what the new one gets."""
    picture = study(project)
    below = picture.codebook.subtree(code_id) - {code_id}
    own = [mention for mention in picture.mentions if mention.code_id == code_id]
    lower = [mention for mention in picture.mentions if mention.code_id in below]
    places = {
        coding.id: (coding.source_id, coding.start, coding.end) for coding in project.values(Coding, code_id=code_id)
    }

    def preview(going: Collection[str]) -> tuple[CodeCount, CodeCount]:
        gone = {place for coding_id, place in places.items() if coding_id in going}
        kept = {place for coding_id, place in places.items() if coding_id not in going}
        stays = [mention for mention in own if mention[1:4] in kept]
        leaves = [mention for mention in own if mention[1:4] in gone]
        return counted([*stays, *lower], picture.participants), counted(leaves, picture.participants)

    return preview
