"""What a column of a participants file means: by the words agreed for it, or guessed from its heading."""

import re
from collections.abc import Mapping, Sequence

from codebench.domain.peoplesheet import LEVELS, SEVERAL, Field, PeopleColumn
from codebench.domain.source import Role
from codebench.domain.text import fold
from codebench.importers.rows import read_sheet
from codebench.importers.survey_columns import is_personal

AGREED = {
    "participant": Field.NAME,
    "deelnemer": Field.NAME,
    "speaker": Field.SPEAKER,
    "speakers": Field.SPEAKER,
    "spreker": Field.SPEAKER,
    "sprekers": Field.SPEAKER,
    "role": Field.ROLE,
    "rol": Field.ROLE,
    "group": Field.GROUP,
    "groups": Field.GROUP,
    "groep": Field.GROUP,
    "groepen": Field.GROUP,
    "pseudonym": Field.PSEUDONYM,
    "pseudoniem": Field.PSEUDONYM,
    "consent": Field.CONSENT,
    "toestemming": Field.CONSENT,
}
CONSENT = {
    "yes": True,
    "ja": True,
    "true": True,
    "1": True,
    "x": True,
    "no": False,
    "nee": False,
    "false": False,
    "0": False,
}
ROLES = {
    "": Role.PARTICIPANT,
    "participant": Role.PARTICIPANT,
    "deelnemer": Role.PARTICIPANT,
    "respondent": Role.PARTICIPANT,
    "geinterviewde": Role.PARTICIPANT,
    "interviewee": Role.PARTICIPANT,
    "interviewer": Role.INTERVIEWER,
    "onderzoeker": Role.INTERVIEWER,
    "researcher": Role.INTERVIEWER,
    "moderator": Role.INTERVIEWER,
    "gespreksleider": Role.INTERVIEWER,
}
# The fields that hold one of a few words: a column with other words in it must mean something else.
KNOWN: Mapping[Field, Mapping[str, object]] = {Field.ROLE: ROLES, Field.CONSENT: CONSENT}
EXAMPLES = 3
# Folded headings people use, the likeliest first; of two that fit one field the other is left out or an attribute.
_NAMES = (
    r"(?:participant|deelnemer|respondent|person|persoon)s?[ _-]?(?:id|nr|nummer|number|naam|name|code)?\.?",
    r"geinterviewden?|interviewees?|naam (?:van )?(?:de )?(?:deelnemer|respondent|participant|geinterviewde)",
    r"(?:volledige )?naam|(?:full )?name|who|wie",
    r"code|id|nr\.?|nummer|number",
)
_GUESSES = (
    (Field.SPEAKER, r"(?:speaker|spreker)s?(?: ?(?:label|naam|name|of bestand|or file))?|label"),
    (Field.SPEAKER, r"file(?: ?name)?|bestand(?:snaam)?|transcript(?:ie)?|source|bron|recording|opname"),
    (Field.SPEAKER, r"gesprek|conversation|interview"),
    (Field.ROLE, r"(?:role|rol)(?: in (?:the |het )?(?:interview|gesprek|conversation))?"),
    (Field.PSEUDONYM, r"pseudonym|pseudoniem|alias|schuilnaam|fictieve naam"),
    (Field.CONSENT, r"consent(?: .*)?|toestemming(?: .*)?|akkoord|(?:mag|may) .*(?:naam|name).*"),
)  # fmt: skip
# What groups are called, from what is outside to what lies within it.
_GROUPS = (
    r"groups?|groep(?:en)?|group path",
    r".*soort|(?:soort|type|kind)\b.*|sector|branche|domain|domein|cluster|regio|region|land|country",
    r"institution|instelling|organi[sz]ation|organisatie|hogeschool|university|universiteit|school|bedrijf|company|locatie",
    r"programme|program|opleiding(?:en)?|faculty|faculteit|department|afdeling|team|vakgroep|klas|class",
)
_LEVELS = re.compile(r"(\w+)\s*\((.+)\)$")


def people_columns(data: bytes, file_name: str) -> tuple[PeopleColumn, ...]:
    """Return the columns of a CSV or Excel file with what their headings suggest and a few values each."""
    sheet = read_sheet(data, file_name)
    guessed = guess_fields(sheet.headers)
    columns = []
    for heading, field in zip(sheet.headers, guessed, strict=True):
        values = tuple(dict.fromkeys(value for _, row in sheet.rows if (value := row.get(heading.casefold(), ""))))
        fits = field not in KNOWN or all(fold(value) in KNOWN[field] for value in values)
        columns.append(PeopleColumn(heading, field if fits else Field.ATTRIBUTE, values[:EXAMPLES]))
    return tuple(columns)


def agreed_field(heading: str) -> tuple[Field | None, tuple[str, ...]]:
    """Return what a heading means by agreement, and the levels that `group (kind / programme)` names."""
    named = _LEVELS.match(heading)
    if named and AGREED.get(fold(named[1])) is Field.GROUP:
        return Field.GROUP, path_of(named[2])
    return AGREED.get(fold(heading)), ()


def path_of(text: str) -> tuple[str, ...]:
    """Return the names in `kind / programme`."""
    return tuple(part for each in re.split(r"\s/\s", text) if (part := " ".join(each.split())))


def guess_fields(headings: Sequence[str]) -> list[Field]:
    """Return what each heading most likely means; what looks personal and is not the name is left out."""
    folded = [fold(heading).replace("_", " ") for heading in headings]
    found: dict[int, Field] = {}
    for at, heading in enumerate(headings):
        agreed, _ = agreed_field(heading)
        if agreed and (agreed in SEVERAL or agreed not in found.values()):
            found[at] = agreed
    for field, pattern in (*((Field.NAME, each) for each in _NAMES), *_GUESSES):
        for at, words in enumerate(folded):
            free = at not in found and (field in SEVERAL or field not in found.values())
            if free and re.fullmatch(pattern, words):
                found[at] = field
    if Field.GROUP not in found.values():
        found |= dict(zip(_by_width(folded, found), LEVELS, strict=False))
    return [found.get(at, Field.OUT if is_personal(words) else Field.ATTRIBUTE) for at, words in enumerate(folded)]


def _by_width(folded: Sequence[str], found: dict[int, Field]) -> list[int]:
    """Return the columns that look like groups, one for each width, the widest first."""
    order = []
    for pattern in _GROUPS:
        fits = [at for at, words in enumerate(folded) if at not in found and re.fullmatch(pattern, words)]
        order += fits[:1]
    return order
