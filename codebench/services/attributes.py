"""What one can do with the attributes of participants."""

from collections.abc import Sequence
from dataclasses import replace

from codebench.domain.coarse import Coarse, coarsened
from codebench.domain.ids import new_id
from codebench.domain.participant import Attribute, AttributeValue, Participant, Subject
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.commands import command
from codebench.services.persons import describe_people
from codebench.storage.work import Work


@command("Attribute “{name}” added")
def add_attribute(work: Work, *, name: str) -> None:
    """Add an attribute that participants may have, after those there are."""
    attribute = Attribute(new_id(), _own_name(work, name), Subject.PARTICIPANT, _last(work) + 1)
    work.add(attribute)
    work.describe(name=attribute.name)


@command("Attribute “{old}” renamed “{new}”")
def rename_attribute(work: Work, *, attribute_id: str, name: str) -> None:
    """Give an attribute another name."""
    attribute = work.get(Attribute, attribute_id)
    name = _own_name(work, name, attribute_id)
    work.replace(replace(attribute, name=name))
    work.describe(old=attribute.name, new=name)


@command("How exactly “{name}” is told was changed")
def set_coarse(work: Work, *, attribute_id: str, coarse: Coarse) -> None:
    """Say how coarse an attribute's values are outside the participants page; the exact ones stay."""
    attribute = work.get(Attribute, attribute_id)
    work.replace(replace(attribute, coarse=coarse))
    work.describe(name=attribute.name)


@command("Attribute “{name}” removed")
def remove_attribute(work: Work, *, attribute_id: str) -> None:
    """Remove an attribute with its values; undo brings them back."""
    attribute = work.get(Attribute, attribute_id)
    work.remove(*work.find(AttributeValue, attribute_id=attribute_id))
    work.remove(attribute)
    work.describe(name=attribute.name)


@command("“{attribute}” of “{name}” is now “{value}”|“{attribute}” of {n} participants is now “{value}”")
def set_attribute(work: Work, *, attribute_id: str, participant_ids: Sequence[str], value: str) -> None:
    """Give participants a value; an empty one means that nothing is known."""
    attribute = work.get(Attribute, attribute_id)
    people = work.find(Participant, id=participant_ids)
    value = " ".join(value.split())
    ids = {person.id for person in people}
    known = [each for each in work.find(AttributeValue, attribute_id=attribute_id) if each.owner_id in ids]
    has = {each.owner_id for each in known}
    if value:
        work.replace(*(replace(each, value=value) for each in known))
        work.add(*(AttributeValue(new_id(), attribute_id, each.id, value) for each in people if each.id not in has))
    else:
        work.remove(*known)
    describe_people(work, people)
    work.describe(attribute=attribute.name, value=coarsened(value, attribute.coarse) or "–")


def _own_name(work: Work, name: str, attribute_id: str = "") -> str:
    name = " ".join(name.split())
    others = [each for each in work.find(Attribute, subject=Subject.PARTICIPANT) if each.id != attribute_id]
    if not name or fold(name) in {fold(each.name) for each in others}:
        raise CodebenchError(tr("An attribute needs a name of its own."))
    return name


def _last(work: Work) -> int:
    return max((each.position for each in work.find(Attribute, subject=Subject.PARTICIPANT)), default=-1)
