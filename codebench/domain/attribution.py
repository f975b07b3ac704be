"""How an export names people: the choice, and what may stand beside a quote under each."""

from collections.abc import Mapping
from dataclasses import dataclass

from codebench.domain.participant import Attribute, Participant
from codebench.domain.quote import Attribution
from codebench.domain.study import Study
from codebench.domain.text import fold, natural_key
from codebench.i18n import tr

FUNCTION_NAMES = frozenset(map(fold, ("function", "functie", "role", "rol", "job", "position", "beroep")))


# Attributes that say who someone is, whatever their value.
_IDENTIFYING = """name, naam, first name, voornaam, last name, surname, achternaam, e-mail, email, mail, e-mailadres,
phone, telephone, telefoon, telefoonnummer, mobiel, address, adres, postcode, zip, birth date, date of birth,
geboortedatum, employer, werkgever, institution, instelling, school, studentnummer, personeelsnummer, linkedin"""
IDENTIFYING = frozenset(fold(each) for each in _IDENTIFYING.split(","))


def function_of(study: Study, participant_id: str) -> str:
    """Return the participant's job, from the first attribute whose name says that it is one."""
    for attribute in study.attributes:
        if fold(attribute.name) in FUNCTION_NAMES and (value := study.values.get((attribute.id, participant_id))):
            return value
    return ""


def role_of(study: Study, owner_id: str) -> str:
    """Return `docent, pabo`: the job and the outermost groups, never a name; a document's group stays outermost."""
    outer = dict.fromkeys(study.groups[study.groups.lineage(group)[0]].name for group in study.groups_of(owner_id))
    function = function_of(study, owner_id)
    return ", ".join(filter(None, (function, " / ".join(outer)))) or tr("participant")


def pseudonyms(participants: Mapping[str, Participant]) -> dict[str, str]:
    """Return each participant's pseudonym; who has none gets a number by name order, never their name."""
    taken = {fold(person.pseudonym) for person in participants.values() if person.pseudonym}
    made: dict[str, str] = {}
    number = 0
    for person in sorted(participants.values(), key=lambda each: (natural_key(each.name), each.id)):
        name = person.pseudonym
        while not name:
            number += 1
            candidate = tr("Participant {n}", n=number)
            name = "" if fold(candidate) in taken else candidate
        made[person.id] = name
    return made


@dataclass(frozen=True, slots=True)
class Naming:
    """Names for one export, all made by the same choice."""

    study: Study
    attribution: Attribution
    titles: Mapping[str, str]
    _pseudonyms: Mapping[str, str]
    _numbers: Mapping[str, int]
    _harmless: frozenset[str]
    _withheld: frozenset[str]

    @classmethod
    def of(cls, study: Study, attribution: Attribution, titles: Mapping[str, str]) -> "Naming":
        """Prepare the names; `titles` maps a source's id to its title."""
        order = sorted(titles, key=lambda each: (natural_key(titles[each]), each))
        numbers = {source_id: at for at, source_id in enumerate(order, start=1)}
        people = study.participants
        withheld = frozenset(source for owner, source in study.spoken if owner in people and not people[owner].consent)
        return cls(study, attribution, titles, pseudonyms(people), numbers, _harmless(study), withheld)

    def named(self, owner_id: str) -> bool:
        """Tell whether an owner is named: if names were chosen, a document's group and who consented."""
        if self.attribution is not Attribution.NAMED:
            return False
        person = self.study.participants.get(owner_id)
        return person is None or person.consent

    def shows(self, attribute: Attribute) -> bool:
        """Tell whether an attribute has a place beside quotes: none without attribution, else of whom it names."""
        if self.attribution in (Attribution.NAMED, Attribution.NONE):
            return self.attribution is Attribution.NAMED
        return attribute.id in self._harmless

    def tells(self, attribute: Attribute, owner_id: str) -> bool:
        """Tell whether an attribute's value may stand beside this owner's words."""
        return self.named(owner_id) or attribute.id in self._harmless

    def owner(self, owner_id: str) -> str:
        """Return what stands for a participant (or a document's group) beside a quote; empty for none."""
        if self.attribution is Attribution.NONE:
            return ""
        if self.attribution is Attribution.ROLE:
            return role_of(self.study, owner_id)
        if owner_id not in self.study.participants:
            return self.study.groups.path(owner_id) if self.named(owner_id) else role_of(self.study, owner_id)
        if self.named(owner_id):
            return self.study.participants[owner_id].name
        return self._pseudonyms[owner_id]

    def source(self, source_id: str) -> str:
        """Return the source's title where all who speak in it are named, else its number in the list."""
        if self.attribution is Attribution.NAMED and source_id not in self._withheld:
            return self.titles[source_id]
        return "" if self.attribution is Attribution.NONE else tr("source {n}", n=self._numbers[source_id])


def _harmless(study: Study) -> frozenset[str]:
    """Return the attributes that name nobody, by their own name or by any of their values."""
    names = {fold(person.name) for person in study.participants.values()}
    telling = {
        attribute_id for (attribute_id, _), value in study.values.items() if "@" in value or fold(value) in names
    }
    return frozenset(a.id for a in study.attributes if fold(a.name) not in IDENTIFYING and a.id not in telling)
