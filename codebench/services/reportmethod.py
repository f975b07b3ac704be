"""The method paragraph of a report, in sentences that a researcher can leave as they are."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date

from codebench.domain.attribution import Naming
from codebench.domain.quote import Attribution
from codebench.domain.report import Heading, Paragraph, Part
from codebench.domain.source import Kind, Role, TurnKind
from codebench.domain.study import Study
from codebench.domain.table import TOTAL, Table, shown_base
from codebench.domain.text import fold
from codebench.i18n import current_language, tr, trn
from codebench.services.project import Project
from codebench.services.quotemaker import Texts
from codebench.services.versions import versions

_DATE_NAMES = frozenset(("date", "datum", "interview date", "interviewdatum", "afnamedatum"))


def method(project: Project, picture: Study, texts: Texts, table: Table, naming: Naming) -> Iterator[Part]:
    """Yield what was studied, how it was coded, how it is counted, how quotes are shown."""
    yield Heading(tr("Method"))
    yield Paragraph(" ".join(_studied(picture, texts, table)))
    yield Paragraph(" ".join(_coded(project, picture)))
    yield Paragraph(" ".join([table.rule, *table.notes]))
    yield Paragraph(" ".join([tr("Quotes are literal; “[…]” marks words left out, “[words]” words put in."),
                              _named(naming.attribution)]))  # fmt: skip


def _studied(picture: Study, texts: Texts, table: Table) -> Iterator[str]:
    n = next((column.base for column in table.columns if column.key == TOTAL), 0) or 0
    people = trn("{n} participant|{n} participants", n)
    kinds = Counter(source.kind for source in picture.sources.values())
    sources = listed([_of_kind(kind, kinds[kind]) for kind in Kind if kinds[kind]])
    yield tr("This report draws on {sources} with {people}.", sources=sources or number(0), people=people)
    days = sorted(_days(picture))
    if days and days[0] != days[-1]:
        yield tr("The material dates from {first} to {last}.", first=day(days[0]), last=day(days[-1]))
    elif days:
        yield tr("The material dates from {day}.", day=day(days[0]))
    yield from _groups(table)
    said = _words(texts)
    yield trn("Together they said {words} word.|Together they said {words} words.", said, words=number(said))


def _of_kind(kind: Kind, n: int) -> str:
    return {
        Kind.INTERVIEW: trn("{n} interview|{n} interviews", n),
        Kind.FOCUS_GROUP: trn("{n} focus group|{n} focus groups", n),
        Kind.SURVEY: trn("{n} survey|{n} surveys", n),
        Kind.DOCUMENT: trn("{n} document|{n} documents", n),
    }[kind]


def _groups(table: Table) -> Iterator[str]:
    columns = (column for column in table.columns if column.key != TOTAL and column.base)
    groups = [f"{column.heading} {shown_base(column)}" for column in columns]
    if groups:
        yield tr("The participants are spread as follows: {groups}.", groups=listed(groups))


def _coded(project: Project, picture: Study) -> Iterator[str]:
    codings = len({(m.code_id, m.source_id, m.start, m.end, m.coder_id) for m in picture.mentions})
    coders = len({mention.coder_id for mention in picture.mentions})
    yield tr(
        "The texts were coded by {coders}, with a codebook of {codes} ({version}); this gave {codings}.",
        coders=trn("{n} researcher|{n} researchers", coders),
        codes=trn("{n} code|{n} codes", len(picture.codebook)),
        version=_version(project, picture),
        codings=trn("{n} coding|{n} codings", codings),
    )


def _version(project: Project, picture: Study) -> str:
    named = versions(project)
    codes = json.loads(json.dumps([asdict(code) for code in picture.codebook.walk()]))
    if named and json.loads(named[-1].codes) == codes:
        return tr("version “{name}”", name=named[-1].name)
    return tr("as it stood on {day}", day=day(date.today()))


def _words(texts: Texts) -> int:
    """Return how many words were said by others than interviewers, or stand in sources without speakers."""
    total = 0
    for source_id, turns in texts.turns.items():
        text = texts.sources[source_id].text
        for turn in turns:
            speaker = texts.speakers.get(turn.speaker_id or "")
            if turn.kind is TurnKind.SPEECH and (speaker is None or speaker.role is Role.PARTICIPANT):
                total += len(text[turn.start : turn.end].split())
    return total


def _days(picture: Study) -> Iterator[date]:
    told = {attribute.id for attribute in picture.attributes if fold(attribute.name) in _DATE_NAMES}
    for (attribute_id, _), value in picture.values.items():
        parts = [int(part) for part in re.findall(r"\d+", value)] if attribute_id in told else []
        if len(parts) == 3:
            year, month, at = parts if parts[0] > 31 else reversed(parts)
            try:
                yield date(year, month, at)
            except ValueError:
                continue


def _named(attribution: Attribution) -> str:
    return {
        Attribution.NAMED: tr("Participants who consented are named, others are shown by pseudonym."),
        Attribution.ROLE: tr("Participants are shown by role and group."),
        Attribution.PSEUDONYM: tr("Participants are shown by pseudonym."),
        Attribution.NONE: tr("Participants are not shown."),
    }[attribution]


def listed(words: Sequence[str]) -> str:
    """Return `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return tr("{words} and {last}", words=", ".join(words[:-1]), last=words[-1])


def number(n: int) -> str:
    """Return a number with its thousands parted as the language does."""
    return f"{n:,}".replace(",", "." if current_language() == "nl" else ",")


def day(of: date) -> str:
    """Return `21 November 2026`."""
    months = tr("January February March April May June July August September October November December").split()
    return f"{of.day} {months[of.month - 1]} {of.year}"
