"""Participants from and to a spreadsheet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from codebench.domain.coarse import Coarse, coarsened
from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.peoplesheet import Field, PeopleColumn
from codebench.domain.source import Role
from codebench.domain.text import fold
from codebench.services.keys import masking
from codebench.services.project import Project
from codebench.services.roster import Roster, Voice, roster


def sheet_columns(data: bytes, file_name: str) -> tuple[PeopleColumn, ...]:
    """Return the columns of a participants file, with what their headings suggest."""
    from codebench.importers import people_columns

    return people_columns(data, file_name)


def people_in(data: bytes, file_name: str, mapping: Mapping[str, Field]) -> PeopleSpec:
    """Return the people of a participants file, its columns meaning what the mapping says."""
    from codebench.importers import read_people

    return read_people(data, file_name, mapping)


def export_people(project: Project, path: Path, *, exact: bool = False) -> None:
    """Write everyone with groups, attributes and labels as CSV or XLSX by its suffix; read again it is the same.

    Attributes are as coarse as they are elsewhere, unless `exact` is asked for; names that the open key hides on export
    are hidden.
    """
    from codebench.exporters import write_people

    write_people(masking(project)(spec_of(roster(project), exact=exact)), path)


def spec_of(known: Roster, *, exact: bool = False) -> PeopleSpec:
    """Return everyone as a participants file names them."""
    labels = _Labels(known)
    told = {each.id: Coarse.EXACT if exact else each.coarse for each in known.attributes}
    rows = [
        PersonSpec(
            person.participant.name,
            Role.PARTICIPANT,
            labels.of(person.voices),
            tuple(known.groups.names(group_id) for group_id in person.group_ids),
            person.participant.pseudonym,
            tuple(
                (each.name, coarsened(person.values[each.id], told[each.id]))
                for each in known.attributes
                if each.id in person.values
            ),
            person.participant.consent,
        )
        for person in known.people
    ]
    rows += [PersonSpec("", Role.INTERVIEWER, speakers) for speakers in labels.of_interviewers()]
    rows += [
        PersonSpec("", Role.PARTICIPANT, (voice.source,), (known.groups.names(voice.group_id),))
        for voice in known.documents
        if voice.group_id
    ]
    depths = range(1, known.groups.depth + 1)
    levels = tuple(known.groups.level_names.get(depth, "") for depth in depths)
    return PeopleSpec(tuple(rows), tuple(each.name for each in known.attributes), levels if all(levels) else ())


class _Labels:
    """What identifies whoever is heard: a label that is one person's everywhere, or else the source's title as well."""

    def __init__(self, known: Roster) -> None:
        self._interviewers = known.interviewers
        who: dict[str, set[str]] = defaultdict(set)
        for voice in known.interviewers:
            who[fold(voice.label)].add("")
        for person in known.people:
            for name in filter(None, (person.participant.name, person.participant.pseudonym)):
                who[fold(name)].add(person.participant.id)
            for voice in person.voices:
                who[fold(voice.label)].add(person.participant.id)
        self._shared = {label for label, owners in who.items() if len(owners) > 1}

    def of(self, voices: Sequence[Voice]) -> tuple[str, ...]:
        """Return the labels of one person, with the titles without which they would not be clear."""
        labels = [voice.label for voice in voices if voice.label]
        titles = [voice.source for voice in voices if not voice.label or fold(voice.label) in self._shared]
        return tuple(dict.fromkeys((*labels, *titles)))

    def of_interviewers(self) -> list[tuple[str, ...]]:
        """Return a row of labels that are interviewers' everywhere, and one for each source where that must be said."""
        plain = [voice for voice in self._interviewers if fold(voice.label) not in self._shared]
        by_source: dict[str, list[Voice]] = defaultdict(list)
        for voice in self._interviewers:
            if fold(voice.label) in self._shared:
                by_source[voice.source_id].append(voice)
        return [self.of(each) for each in (plain, *by_source.values()) if each]
