"""Who is who: from the labels in a source, and a participants file where there is one, to roles and persons."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.source import Role
from codebench.domain.text import fold

# Folded words by which transcribers say what someone is in the conversation, alone or with a number or letter.
INTERVIEWERS = frozenset(
    re.findall(
        r"\S+",
        """interviewer interviewster onderzoeker onderzoekster researcher vraagsteller vragensteller gespreksleider
        moderator facilitator host observator notulist vraag int int. intv intv. iv i v q""",
    )
)
OTHERS = frozenset(
    re.findall(
        r"\S+",
        """participant paticipant respondent respondente geinterviewde interviewee interviewpartner informant deelnemer
        deelneemster spreker speaker docent student leerling leraar lerares teacher kandidaat ouder moeder vader
        persoon person man vrouw gast guest panellid onbekend onbekende unknown allen allemaal iedereen all meerderen
        meerdere antwoord resp resp. res ip r b a d s p ?""",
    )
) | {"onbekende spreker", "spreker onbekend", "unknown speaker", "speaker unknown"}
_NUMBERED = re.compile(r"(.+?)(?:[ _.-]*\d{1,3}|[ _.-]+[a-h])")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a label stands for: a role, and for a participant the person's name."""

    role: Role
    name: str = ""
    listed: bool = False


def means_interviewer(label: str) -> bool:
    """Tell whether a label by itself means the one who asks."""
    return _role_word(label) in INTERVIEWERS


def is_generic(label: str) -> bool:
    """Tell whether a label says what someone is in a conversation, not who: then it belongs to one source only."""
    word = _role_word(label)
    # P5 is how participants are numbered across a study; a bare P is only the other one in this conversation.
    return word in OTHERS and not (word == "p" and any(char.isdecimal() for char in label))


def _role_word(label: str) -> str:
    """Return the folded word of a label without the number or letter behind it."""
    plain = fold(label).strip(" :[]()")
    if plain in INTERVIEWERS | OTHERS:
        return plain
    found = _NUMBERED.fullmatch(plain)
    return found[1] if found else plain.rstrip(".")


@dataclass
class Register:
    """A participants file, looked up by label and by file."""

    spec: PeopleSpec
    _by_key: dict[str, list[PersonSpec]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.spec.people:
            for key in {fold(each) for each in (person.name, person.pseudonym, *person.speakers) if each}:
                self._by_key.setdefault(key, []).append(person)

    def of_file(self, title: str, file_name: str) -> list[PersonSpec]:
        """Return the persons whose row names this file, with or without its suffix."""
        keys = dict.fromkeys((fold(title), fold(file_name), fold(Path(file_name).stem)))
        found = [person for key in keys for person in self._by_key.get(key, ())]
        return list(dict.fromkeys(found))

    def of_label(self, label: str, in_file: list[PersonSpec]) -> PersonSpec | None:
        """Return the person a label names; where several bear it, the one whose row also names the file."""
        found = self._by_key.get(fold(label), [])
        if len(found) > 1:
            found = [person for person in found if person in in_file]
        return found[0] if len(found) == 1 else None


def identify(labels: Iterable[str], title: str, file_name: str, register: Register | None) -> dict[str, Identity]:
    """Return what each label of a source stands for.

    A participants file decides first: by label, then by file for the labels left. Without it, labels that mean an
    interviewer get that role, generic ones (`Participant`, `B`) become a person of this source, others a person
    by that name wherever it occurs.
    """
    labels = list(labels)
    in_file = register.of_file(title, file_name) if register else []
    found: dict[str, Identity] = {}
    for label in labels:
        person = register.of_label(label, in_file) if register else None
        if person is not None:
            found[label] = Identity(person.role, person.name, listed=True)
        elif means_interviewer(label):
            found[label] = Identity(Role.INTERVIEWER, listed=True)
    taken = {identity.name for identity in found.values()}
    free = [person for person in in_file if person.role is Role.PARTICIPANT and person.name not in taken]
    left = [label for label in labels if label not in found]
    for label in left:
        if len(free) == 1 and (len(left) == 1 or is_generic(label)):
            found[label] = Identity(Role.PARTICIPANT, free[0].name, listed=True)
        elif not is_generic(label):
            found[label] = Identity(Role.PARTICIPANT, label)
        else:
            found[label] = Identity(Role.PARTICIPANT, title if len(left) == 1 else f"{title} · {label}")
    return found
