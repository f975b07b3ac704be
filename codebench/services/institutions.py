"""Which groups are somebody's school or employer, and no kind of people."""

import re
from functools import lru_cache

from codebench.domain.hiding import NameKind
from codebench.domain.participant import Group
from codebench.services.project import Project

_PLAIN = 0.9
_SHORTEST = 3
# What has a name already that says no more than which of them it is: pabo A.
_NUMBERED = re.compile(r".+ (?:[A-Z]|\d{1,3})")


def institutions(project: Project) -> list[str]:
    """Return the names of groups inside others, and of outermost ones that are plainly a house or a place."""
    found = project.values(Group)
    outer = {group.name for group in found if group.parent_id is None}
    inner = {group.name for group in found if len(group.name) >= _SHORTEST} - outer
    inner = {name for name in inner if not _NUMBERED.fullmatch(name)}
    return sorted(inner | {name for name in outer if _is_plainly_one(name)})


@lru_cache(1000)
def _is_plainly_one(name: str) -> bool:
    from codebench.language import tagger

    # A sentence that fits people as well as houses.
    found = tagger.read(f"Dat geldt voor {name} ook, denk ik.").findings
    houses = (each for each in found if each.kind in (NameKind.INSTITUTION, NameKind.PLACE))
    return not name.islower() and any(each.name == name and each.sure >= _PLAIN for each in houses)
