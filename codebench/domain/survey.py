"""A survey as read from a spreadsheet: a row is a participant, and every column has a meaning."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr


class Meaning(StrEnum):
    """What a column of a survey is for; personal and other columns stay out of the project."""

    PERSON = "person"
    ATTRIBUTE = "attribute"
    GROUP = "group"
    TEXT = "text"
    PERSONAL = "personal"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """A column: its heading, the question in full, what it means, in how many ways how many answered.

    `personal` is what it says of people whatever it is taken for.
    """

    name: str
    question: str
    meaning: Meaning
    answered: int = 0
    distinct: int = 0
    personal: bool = False

    @property
    def label(self) -> str:
        """Return what it is called in the project: its heading, with the question where that says more."""
        return self.name if self.name.startswith(self.question) else f"{self.name} {self.question}"


@dataclass(frozen=True, slots=True)
class Survey:
    """The columns of a survey, its respondents' answers in the same order, and what was left out of the file."""

    columns: tuple[SurveyColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()

    def mapped(self, mapping: Mapping[str, Meaning]) -> "Survey":
        """Return the survey with other meanings for the columns that are named."""
        known = {column.name for column in self.columns}
        for name in mapping:
            if name not in known:
                raise CodebenchError(tr("The survey has no column “{name}”.", name=name))
        columns = tuple(replace(each, meaning=mapping.get(each.name, each.meaning)) for each in self.columns)
        return replace(self, columns=columns)

    def places(self, meaning: Meaning) -> tuple[int, ...]:
        """Return where the columns of a meaning stand."""
        return tuple(at for at, column in enumerate(self.columns) if column.meaning is meaning)

    def recalled(self, known: Mapping[str, str]) -> "Survey":
        """Return the survey with what its headings meant before; what is personal is to be decided anew."""
        before = {column.name: known.get(fold(column.name)) for column in self.columns if not column.personal}
        found = self.mapped({name: Meaning(said) for name, said in before.items() if said in list(Meaning)})
        return found if len(found.places(Meaning.PERSON)) <= 1 else self

    def chosen(self, names: Collection[str], meaning: Meaning) -> "Survey":
        """Return the survey with one meaning for these columns; who was the person before another is left out."""
        persons = {self.columns[at].name for at in self.places(Meaning.PERSON)} if meaning is Meaning.PERSON else ()
        return self.mapped(dict.fromkeys(persons, Meaning.OUT) | dict.fromkeys(names, meaning))

    def check(self) -> None:
        """Raise where the columns as they are meant make no survey."""
        self._labels()
        if not any(self.places(meaning) for meaning in (Meaning.ATTRIBUTE, Meaning.GROUP, Meaning.TEXT)):
            raise CodebenchError(tr("No column is an attribute, a group or text to code."))

    def names(self, stem: str) -> tuple[str, ...]:
        """Return what every respondent is called: their own label, with the file's name before a mere number."""
        return tuple(label if any(char.isalpha() for char in label) else f"{stem} {label}" for label in self._labels())

    def _labels(self) -> list[str]:
        persons = self.places(Meaning.PERSON)
        if len(persons) > 1:
            raise CodebenchError(tr("Only one column can say who the person is."))
        labels = [row[persons[0]] if persons else str(at) for at, row in enumerate(self.rows, 1)]
        labels = [" ".join(label.split()) or f"({at})" for at, label in enumerate(labels, 1)]
        seen = Counter(map(fold, labels))
        doubles = {label for label in labels if seen[fold(label)] > 1}
        if doubles:
            raise CodebenchError(
                tr("The column “{name}” has “{label}” twice; each row must be another person.",
                   name=self.columns[persons[0]].name, label=min(doubles))
            )  # fmt: skip
        return labels


def choices(cell: str) -> tuple[str, ...]:
    """Return what was ticked, as Forms parts it."""
    return tuple(part for each in cell.split(";") if (part := each.strip()))
