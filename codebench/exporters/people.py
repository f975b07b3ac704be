"""Participants as rows that the importer reads back: CSV and Excel; the headings are never translated."""

from collections.abc import Iterator

from codebench.domain.participant import PeopleSpec
from codebench.domain.text import unique_name
from codebench.exporters.delimited import lines
from codebench.exporters.excelsheets import book_bytes, first_sheet, new_book, put_listing
from codebench.i18n import tr


def render_csv(spec: PeopleSpec) -> str:
    """Return a row per person."""
    return lines([people_columns(spec), *people_rows(spec)])


def render_excel(spec: PeopleSpec) -> bytes:
    """Return a sheet with a row per person."""
    book = new_book(tr("Participants"))
    put_listing(first_sheet(book, tr("Participants")), people_columns(spec), people_rows(spec), wrapped=())
    return book_bytes(book)


def people_columns(spec: PeopleSpec) -> list[str]:
    """Return the headings; an attribute that is called like another column gets a number behind its name."""
    group = f"group ({' / '.join(spec.levels)})" if spec.levels else "group"
    headings = ["participant", "pseudonym", "speaker", "role", group, "consent"]
    for name in spec.attributes:
        taken = {heading.casefold() for heading in headings}
        free = unique_name(name.casefold(), taken)
        headings.append(name + free[len(name.casefold()) :])
    return headings


def people_rows(spec: PeopleSpec) -> Iterator[list[str]]:
    """Yield a row per person, in the order of the headings."""
    for person in spec.people:
        known = dict(person.attributes)
        consent = {None: "", True: "yes", False: "no"}[person.consent]
        groups = "; ".join(" / ".join(path) for path in person.groups)
        row = [person.name, person.pseudonym, "; ".join(person.speakers), str(person.role), groups, consent]
        yield [*row, *(known.get(name, "") for name in spec.attributes)]
