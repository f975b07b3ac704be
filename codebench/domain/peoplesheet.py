"""A participants file before it is read: its columns, and what each of them may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from codebench.i18n import tr


class Field(StrEnum):
    """What a column of a participants file holds."""

    NAME = "participant"
    SPEAKER = "speaker"
    ROLE = "role"
    GROUP = "group"
    GROUP_2 = "group-2"
    GROUP_3 = "group-3"
    PSEUDONYM = "pseudonym"
    CONSENT = "consent"
    ATTRIBUTE = "attribute"
    OUT = "out"


# The columns that together make one path of groups, the outermost first.
LEVELS = (Field.GROUP, Field.GROUP_2, Field.GROUP_3)
# What several columns of one file may hold.
SEVERAL = frozenset({Field.SPEAKER, Field.ATTRIBUTE, Field.OUT})


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """A column: its heading, what it seems to mean, and what stands in its first rows."""

    heading: str
    field: Field
    examples: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the heading as a mapping names it."""
        return self.heading.casefold()


def field_name(field: Field) -> str:
    """Return what a column with this in it is called."""
    return {
        Field.NAME: tr("name of the participant"),
        Field.SPEAKER: tr("label or file"),
        Field.ROLE: tr("role in the conversation"),
        Field.GROUP: tr("group"),
        Field.GROUP_2: tr("group within that"),
        Field.GROUP_3: tr("group within that one"),
        Field.PSEUDONYM: tr("pseudonym"),
        Field.CONSENT: tr("consent to being named"),
        Field.ATTRIBUTE: tr("attribute"),
        Field.OUT: tr("leave out"),
    }[field]


def as_remembered(columns: Sequence[PeopleColumn], remembered: Mapping[str, str]) -> dict[str, Field]:
    """Return what each column means: as was said of its heading before, else as it seems where that is still free."""
    known = {each.key: Field(remembered[each.key]) for each in columns if remembered.get(each.key) in set(Field)}
    taken = set(known.values()) - SEVERAL
    seems = {each.key: Field.OUT if each.field in taken else each.field for each in columns}
    return seems | known
