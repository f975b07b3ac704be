"""Participants from and to a spreadsheet."""

from collections.abc import Mapping

from codebench.domain.participant import PeopleSpec
from codebench.domain.peoplesheet import Field, PeopleColumn


def sheet_columns(data: bytes, file_name: str) -> tuple[PeopleColumn, ...]:
    """Return the columns of a participants file, with what their headings suggest."""
    from codebench.importers import people_columns

    return people_columns(data, file_name)


def people_in(data: bytes, file_name: str, mapping: Mapping[str, Field]) -> PeopleSpec:
    """Return the people of a participants file, its columns meaning what the mapping says."""
    from codebench.importers import read_people

    return read_people(data, file_name, mapping)
