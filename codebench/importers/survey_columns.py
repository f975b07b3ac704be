"""Guess what a survey's column means: from what stands in it, and from its heading where that leaves doubt."""

import re
from collections.abc import Sequence
from dataclasses import replace

from codebench.domain.survey import Meaning, SurveyColumn
from codebench.domain.text import fold

_PERSONAL = re.compile(
    r"\b(?:e-?mail\w*|mail ?adres"
    r"|(?:voor|achter|roep)?naam(?! van (?:de |het |uw |je )?(?:school|opleiding|vak|project))"
    r"|(?:first|last|full|sur)? ?name|telefoon\w*|tel|mobiel\w*|phone\w*|ip ?-?(?:adres|address)|adres|address|postcode"
    r"|geboortedatum|date of birth|bsn|iban|studentnummer|personeelsnummer|latitude|longitude|recipient\w*"
    r"|external ?data\w*|external ?reference)\b"
)
_GLUED = re.compile(r"^(?:ipaddress|location(?:latitude|longitude)|recipient\w+|externalreference|emailaddress)$")
_TECHNICAL = re.compile(
    r"^(?:begintijd|starttijd|eindtijd|tijd van voltooien|tijd van laatste wijziging|start ?time|completion time"
    r"|last modified time|start ?date|end ?date|recorded ?date|tijdstempel|timestamp|submitdate|datestamp|duration.*"
    r"|status|progress|finished|user ?language|distribution ?channel|taal|language|lastpage|startlanguage|seed"
    r"|totaal aantal punten|total points|feedback van quiz|quiz feedback|punten - .*|feedback - .*)$"
)
_PERSON = re.compile(
    r"^(?:id|nr|nummer|number|no|participant\w*|deelnemer\w*|respond\w*(?:[ _-]?(?:id|nr|nummer|number))?"
    r"|response ?id|person|persoon|code|pseudoni?e?m|pseudonym)\.?$"
)
_EXPLAIN = re.compile(r"\?$|\b(?:toelicht\w*|licht toe|opmerking\w*|waarom|namelijk|comments?|explain|remarks?|why)\b")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}$")
_PHONE = re.compile(r"(?:\+|00)\d[\d\s().-]{7,16}$|0\d[\d\s().-]{7,13}$")
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}$|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}$", re.I)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[AP]M)?)?$", re.I)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?\s*%?$")
_PARTICLE = r"(?:van|de|der|den|het|ten|ter|te|el|al|van 't|la|le|von)"
_NAME = re.compile(rf"(?:[A-Z][\w'’-]+|[A-Z]\.)(?: (?:{_PARTICLE}|[A-Z]\.))* [A-Z][\w'’-]+$")
_ANONYMOUS = frozenset({"anonymous", "anoniem", "-"})
_FEW, _LONG, _WORDS = 12, 80, 4.5


def guess(name: str, question: str, answers: Sequence[str]) -> Meaning:
    """Return what a column means by its answers that aren't empty."""
    heading = fold(name).replace("_", " ")
    # Some exports put their own code before the words: `id. Response ID`.
    code = heading.partition(". ")[0]
    if not answers or _TECHNICAL.match(heading) or _TECHNICAL.match(code):
        return Meaning.OUT
    if _is_personal(heading, fold(question), answers):
        return Meaning.PERSONAL
    if len(set(answers)) == len(answers) and (_PERSON.match(heading) or _PERSON.match(code)):
        return Meaning.PERSON
    if _share(_DATE, answers) > 0.8 and len(set(answers)) > _FEW:
        return Meaning.OUT
    return Meaning.TEXT if _is_open(question or name, answers) else Meaning.ATTRIBUTE


def is_personal(heading: str) -> bool:
    """Tell whether a folded heading asks for what identifies someone."""
    return bool(_GLUED.match(heading)) or (len(heading) <= 40 and bool(_PERSONAL.search(heading)))


def _is_personal(heading: str, question: str, answers: Sequence[str]) -> bool:
    if is_personal(heading) or is_personal(question):
        return True
    told = [answer for answer in answers if fold(answer) not in _ANONYMOUS]
    if any(_share(pattern, told) > 0.4 for pattern in (_PHONE, _IP)):
        return True
    mailed = _share(_EMAIL, told)
    if mailed > 0.1 or (mailed and _PERSONAL.search(question)):
        return True
    return len(told) >= 5 and _share(_NAME, told) > 0.7 and len(set(told)) > 0.8 * len(told)


def _is_open(question: str, answers: Sequence[str]) -> bool:
    """Tell words of one's own from choices: long, or hardly ever the same."""
    distinct = set(answers)
    if _share(_NUMBER, answers) > 0.9 or len(_choices(answers)) <= min(_FEW, 0.5 * len(answers)):
        return False
    words = sum(len(answer.split()) for answer in distinct) / len(distinct)
    varied = len(distinct) > 0.5 * len(answers)
    return varied and (words >= _WORDS or max(map(len, distinct)) > _LONG or bool(_EXPLAIN.search(fold(question))))


def _choices(answers: Sequence[str]) -> set[str]:
    """Return the distinct answers, those of a question with several choices parted."""
    return {part.strip() for answer in answers for part in answer.split(";") if part.strip()}


def _share(pattern: re.Pattern[str], answers: Sequence[str]) -> float:
    return sum(bool(pattern.match(answer.strip())) for answer in answers) / max(1, len(answers))


def with_one_person(columns: Sequence[SurveyColumn], rows: int) -> tuple[SurveyColumn, ...]:
    """Keep the first column that names every row as the person; others that would stay out."""
    persons = [column for column in columns if column.meaning is Meaning.PERSON]
    first = next((column for column in persons if column.answered == column.distinct == rows), None)
    return tuple(
        replace(each, meaning=Meaning.OUT) if each.meaning is Meaning.PERSON and each is not first else each
        for each in columns
    )
