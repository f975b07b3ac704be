"""Whose words they are: a speaker or a source is given to a participant, a group or the interviewer."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from codebench.domain.source import Role
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.session import ProjectSession
from codebench.i18n import tr
from codebench.services import persons, sources
from codebench.services.roster import Voice, roster


class GivingController(QObject):
    """Ask who it is that speaks, or whose a source is as a whole."""

    def __init__(self, session: ProjectSession, over: QWidget) -> None:
        super().__init__(over)
        self._session, self._over = session, over

    def give(self, voice: Voice) -> None:
        """Ask whose words a label, or a source without speakers, holds."""
        if self._session.project.read_only:
            return
        known = roster(self._session.project)
        title = tr("Who is “{label}” in “{source}”?", label=voice.label, source=voice.source)
        whose = tr("Whose is “{source}”?", source=voice.source)
        dialog = LineDialog(
            title if voice.speaker_id else whose,
            tr("Assign"),
            tr("Participant"),
            offered=[person.participant.name for person in known.people] or [""],
            hint=tr("A name that is not there yet becomes a new participant."),
            parent=self._over,
        )
        dialog.told.connect(lambda name: self._give(voice, name))
        dialog.open()

    def _give(self, voice: Voice, name: str) -> None:
        if voice.speaker_id:
            self._session.do(persons.give_speaker, speaker_id=voice.speaker_id, name=name)
        else:
            self._session.do(persons.give_source, source_id=voice.source_id, name=name)

    def give_to_group(self, voice: Voice) -> None:
        """Ask to which group, such as an institution, a source without speakers belongs."""
        known = roster(self._session.project)
        dialog = LineDialog(
            tr("Whose is “{source}”?", source=voice.source),
            tr("Assign"),
            tr("Group"),
            known.groups.path(voice.group_id) if voice.group_id else "",
            offered=sorted(known.groups.paths()) or [""],
            hint=tr("A group that is not there yet is made: kind / programme."),
            parent=self._over,
        )
        dialog.told.connect(
            lambda path: self._session.do(persons.give_source_to_group, source_id=voice.source_id, path=path)
        )
        dialog.open()

    def make_interviewer(self, voice: Voice) -> None:
        """Say that a label is an interviewer's, whose words never count."""
        if voice.speaker_id and not self._session.project.read_only:
            self._session.do(sources.assign_speaker, speaker_id=voice.speaker_id, role=Role.INTERVIEWER)
