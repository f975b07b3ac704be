"""What is about to come in: the files, how each is read and who speaks in it; pure, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codebench.domain.participant import PeopleSpec
from codebench.domain.people import Identity, Register, is_generic, means_interviewer
from codebench.domain.source import Kind, Role
from codebench.domain.survey import Survey
from codebench.domain.text import natural_key
from codebench.i18n import tr, trn
from codebench.services.importing import ImportReport
from codebench.services.incoming import Incoming, Trust, cast_of, layout_name, names_of, trust
from codebench.services.sources import WHOLE, Cast, kind_of


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in the list: what it was recognised as, its figures, how sure that is; `idle` does not come in."""

    name: str
    told: str
    figures: str = ""
    trust: Trust | None = None
    failed: bool = False
    idle: bool = False

    @property
    def spoken(self) -> str:
        """Return all of it in one sentence, for who hears it."""
        sure = trust_words(self.trust) if self.trust else ""
        return ", ".join(each for each in (self.name, self.told, self.figures, sure) if each)


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A label of a file: its turns, and who it is; no label stands for a text without speakers."""

    label: str
    turns: int
    role: Role
    who: str


def trust_words(trusted: Trust) -> str:
    """Return in a word how far a reading can be trusted."""
    return {Trust.SURE: tr("sure"), Trust.PROBABLE: tr("probably"), Trust.LOOK: tr("please look")}[trusted]


def outcome(report: ImportReport) -> str:
    """Say what came in, and what did not."""
    came = trn("{n} source imported|{n} sources imported", len(report.added))
    if len(report.failed) == 1:
        return f"{came}. {report.failed[0][1]}"
    failed = trn("{n} file could not be read|{n} files could not be read", len(report.failed))
    return f"{came}; {failed}." if report.failed else f"{came}."


class Intake:
    """The chosen files in their order, with what was decided about them."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        self.files: dict[Path, Incoming] = {}
        self.people: PeopleSpec | None = None
        self._register: Register | None = None
        self._known = known
        self._guessed: dict[Path, dict[str, Identity]] = {}
        self._said: dict[Path, dict[str, Identity]] = {}

    def put(self, incoming: Incoming) -> None:
        """Add a file, or put what was now read of it in the place of what was there."""
        self.files[incoming.path] = incoming
        self._guessed.pop(incoming.path, None)

    def use_people(self, people: PeopleSpec | None) -> None:
        """Believe a participants file, or none."""
        self.people, self._register = people, Register(people) if people else None
        self._guessed.clear()

    def leave_out(self, path: Path) -> None:
        """Let a file not come in."""
        self.files.pop(path, None)
        self._said.pop(path, None)

    def set_survey(self, path: Path, survey: Survey) -> None:
        """Take what the columns of a survey were said to mean."""
        self.files[path] = replace(self.files[path], survey=survey)

    def coming(self) -> list[Incoming]:
        """Return the files that can come in."""
        return [each for each in self.files.values() if each.ready]

    def cast(self, path: Path) -> Cast:
        """Return who each label of a file is: as was said, else as it looks."""
        usual = self._guess(path)
        said = self._said.get(path, {})
        return usual | {label: said[label] for label in (*usual, WHOLE) if label in said}

    def _guess(self, path: Path) -> dict[str, Identity]:
        if path not in self._guessed:
            self._guessed[path] = cast_of(self.files[path], self._register)
        return self._guessed[path]

    def casts(self) -> dict[Path, Cast]:
        """Return the cast of every text that can come in."""
        return {each.path: self.cast(each.path) for each in self.coming() if each.bundle is not None}

    def alike(self, path: Path) -> list[Path]:
        """Return the other files that were recognised in the same way."""
        layouts = self.files[path].layouts[:1]
        others = (each for each in self.files.values() if each.path != path and each.bundle is not None)
        return [each.path for each in others if each.layouts[:1] == layouts]

    def sharing(self, path: Path) -> list[Path]:
        """Return the files recognised alike that have a label in common with this one."""
        mine = set(self.files[path].turns())
        return [other for other in self.alike(path) if mine & set(self.files[other].turns())]

    def say(self, path: Path, label: str, role: Role, name: str = "", *, everywhere: bool = False) -> None:
        """Say who a label is; everywhere also in the files recognised alike that have it.

        A label that only says what someone is in a conversation is another person in every file.
        """
        self._say(path, label, role, name)
        for other in self.sharing(path) if everywhere else ():
            if label in self.files[other].turns():
                self._say(other, label, role, "" if is_generic(label) or means_interviewer(label) else name)

    def spread(self, path: Path) -> None:
        """Say everywhere what was said of the labels of one file."""
        for label, one in tuple(self._said.get(path, {}).items()):
            self.say(path, label, one.role, one.name, everywhere=True)

    def _say(self, path: Path, label: str, role: Role, name: str) -> None:
        said = self._said.setdefault(path, {})
        if label == WHOLE and not name.strip():
            said.pop(WHOLE, None)
        elif role is Role.INTERVIEWER:
            said[label] = Identity(role, listed=True)
        else:
            said[label] = Identity(role, " ".join(name.split()) or self._usual(path, label), listed=True)

    def _usual(self, path: Path, label: str) -> str:
        """Return the name a participant has before anyone says one."""
        was = self._guess(path).get(label)
        if was is not None and was.name:
            return was.name
        if not (is_generic(label) or means_interviewer(label)):
            return label
        title = self.files[path].title
        others = {each.name for other, each in self.cast(path).items() if other != label}
        return f"{title} · {label}" if title in others else title

    def speakers(self, path: Path) -> list[SpeakerLine]:
        """Return the labels of a file, or for a text without any whose it is as a whole."""
        incoming, cast = self.files[path], self.cast(path)
        if incoming.bundle is not None and not incoming.bundle.labels:
            whose = cast[WHOLE].name if WHOLE in cast else ""
            return [SpeakerLine(WHOLE, incoming.spoken, Role.PARTICIPANT, whose)]
        return [SpeakerLine(label, n, cast[label].role, cast[label].name) for label, n in incoming.turns().items()]

    def doubts(self, path: Path) -> tuple[str, ...]:
        """Return what may be wrong in how a text was read, or in who speaks in it."""
        incoming, who = self.files[path], list(self.cast(path).values())
        found = incoming.bundle.doubts if incoming.bundle is not None else ()
        if _trusted(incoming) is Trust.LOOK and len(incoming.layouts) > 1:
            return (tr("It may be something else: see what “Read as” offers."), *found)
        asking = [each for each in who if each.role is Role.INTERVIEWER]
        if who and len(asking) == len(who):
            return (*found, tr("Every speaker is an interviewer: nothing in it counts."))
        if len(who) > 1 and not asking and not all(each.listed for each in who):
            return (*found, tr("Nobody is the interviewer yet: say below who asks the questions."))
        return found

    def names(self, path: Path) -> list[str]:
        """Return who a label may be: others in this file, who is listed, who is in the project."""
        here = [each.who for each in self.speakers(path) if each.who]
        listed = [each.name for each in self.people.people if each.name] if self.people else []
        return list(dict.fromkeys((*here, *sorted({*listed, *self._known}, key=natural_key))))

    def believed(self) -> tuple[str, ...]:
        """Return the labels that the participants file says are speakers."""
        return names_of(self.people)

    def line(self, path: Path) -> FileLine:
        """Return a file as it stands in the list."""
        incoming = self.files[path]
        if incoming.problem:
            return FileLine(path.name, incoming.problem, failed=True)
        if incoming.there:
            told = tr("in the project already, as “{title}”", title=incoming.there)
            return FileLine(path.name, told, idle=True)
        if incoming.twin:
            return FileLine(path.name, tr("the same file as “{title}”", title=incoming.twin), idle=True)
        if incoming.people is not None:
            n = trn("{n} participant|{n} participants", len(incoming.people.people))
            return FileLine(path.name, tr("Participants file"), n, idle=True)
        if incoming.survey is not None:
            n = trn("{n} respondent|{n} respondents", len(incoming.survey.rows))
            return FileLine(path.name, tr("Survey"), n, Trust.SURE)
        return self._text(incoming)

    def _text(self, incoming: Incoming) -> FileLine:
        assert incoming.bundle is not None
        kind = kind_of(incoming.bundle.labels, self.cast(incoming.path))
        name = {Kind.INTERVIEW: tr("Interview"), Kind.FOCUS_GROUP: tr("Focus group")}.get(kind, tr("Document"))
        told = f"{name} · {layout_name(incoming.bundle.layout)}"
        turns = trn("{n} turn|{n} turns", incoming.spoken)
        speakers = trn("{n} speaker|{n} speakers", len(incoming.bundle.labels))
        figures = f"{turns} · {speakers}" if incoming.bundle.labels else ""
        trusted = _trusted(incoming)
        if trusted is Trust.SURE and len(self.doubts(incoming.path)) > len(incoming.bundle.doubts):
            trusted = Trust.PROBABLE
        return FileLine(incoming.path.name, told, figures, trusted)

    def summary(self) -> str:
        """Say how many of the files come in, are there already, and could not be read."""
        files = self.files.values()
        there, failed = sum(bool(each.there) for each in files), sum(bool(each.problem) for each in files)
        parts = [trn("{n} file to import|{n} files to import", len(self.coming()))]
        parts += [trn("{n} is in the project already|{n} are in the project already", there)] if there else []
        parts += [trn("{n} can't be read|{n} can't be read", failed)] if failed else []
        return " · ".join(parts)


def _trusted(incoming: Incoming) -> Trust:
    """Return how far the reading of a text can be trusted: one that was chosen, as far as who chose it."""
    return trust(incoming.bundle) if incoming.bundle is not None and not incoming.chosen else Trust.SURE
