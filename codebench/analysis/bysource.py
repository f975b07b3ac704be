"""What tables with a row per source share: which sources, which mentions, in which order."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from codebench.analysis.counts import asked_codes, scope
from codebench.analysis.placing import Placing
from codebench.analysis.tally import Tally
from codebench.analysis.wording import notes
from codebench.domain.participant import Attribute, Subject
from codebench.domain.question import Question, Unit
from codebench.domain.said import Mention
from codebench.domain.study import Study
from codebench.domain.table import TOTAL
from codebench.domain.text import fold, natural_key
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn

BY_TITLE, BY_IMPORT = "title", "imported"
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


class BySource:
    """The sources that a question is about, with the mentions in each that count, of the codes asked for."""

    def __init__(self, study: Study, question: Question) -> None:
        self.study = study
        self.placing = Placing(study, replace(question, unit=Unit.SOURCES, unit_level=None, by=""))
        self.codes = frozenset(code.id for code in asked_codes(self.placing, Tally(self.placing)))
        kept = {source for owner, source in study.spoken if self.placing.places(owner, source)}
        self.sources = sorted(kept, key=lambda each: (natural_key(study.sources[each].title), each))
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in study.mentions:
            if mention.code_id in self.codes and self.placing.counted(mention):
                self._mentions[mention.source_id].append(mention)

    def mentions(self, source_id: str) -> list[Mention]:
        """Return the mentions in a source, or in all of them together."""
        if source_id == TOTAL:
            return [mention for each in self.sources for mention in self._mentions[each]]
        return self._mentions[source_id]

    def asked(self, source_id: str) -> bool:
        """Tell whether any of the codes was asked in a source."""
        return not self.codes or any(self.placing.study.asked(code, source_id) for code in self.codes)

    def notes(self) -> Iterator[str]:
        """Yield what a reader must know."""
        return notes(self.placing, frozenset(code.id for code in scope(self.study, self.placing.question)))

    def in_order(self) -> tuple[list[str], str]:
        """Return the sources in the order asked for, those without a place in it last, and a note on those."""
        wanted = self.placing.question.sequence
        if fold(wanted) in ("", BY_TITLE):
            return self.sources, ""
        if fold(wanted) == BY_IMPORT:
            place = {source: at for at, source in enumerate(self.study.sources)}
            return sorted(self.sources, key=place.__getitem__), ""
        value = self._value_of(wanted)
        known = [source for source in self.sources if value(source)]
        left = [source for source in self.sources if not value(source)]
        note = trn(
            "{n} source has no “{name}” and stands last.|{n} sources have no “{name}” and stand last.",
            len(left),
            name=wanted,
        )
        return sorted(known, key=lambda each: moment(value(each))) + left, note if left else ""

    def _value_of(self, name: str) -> Callable[[str], str]:
        """Return a function from a source to an attribute of it, or of the first who speaks in it."""
        named = [attribute for attribute in self.study.attributes if fold(attribute.name) == fold(name)]
        if not named:
            known = ", ".join([BY_TITLE, BY_IMPORT, *(attribute.name for attribute in self.study.attributes)])
            raise CodebenchError(
                tr("Sources can't be ordered by “{name}”. They can by: {known}.", name=name, known=known)
            )
        owners: dict[str, list[str]] = defaultdict(list)
        for owner, source in sorted(self.study.spoken):
            owners[source].append(owner)

        def value(source: str, attribute: Attribute = named[0]) -> str:
            asked = [source] if attribute.subject is Subject.SOURCE else owners[source]
            found = [value for each in asked if (value := self.study.values.get((attribute.id, each)))]
            return min(found, key=moment, default="")

        return value


def moment(value: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key: a date written day first goes by year, month and day, anything else as words and numbers."""
    found = _DAY_FIRST.match(value.strip())
    return natural_key(f"{found[3]}-{found[2]}-{found[1]}" if found else value)
