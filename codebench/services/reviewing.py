"""The review file: one page that shows tables and quotes to who has no Codebench, and collects their remarks."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from codebench.analysis.placing import Placing
from codebench.domain.attribution import Naming, role_of
from codebench.domain.coding import Coding
from codebench.domain.question import Question
from codebench.domain.question_json import question_fields
from codebench.domain.quote import Attribution
from codebench.domain.reviewpage import PageCode, PagePerson, PageQuote, PageTable, ReviewPage
from codebench.domain.study import Study
from codebench.domain.table import Parts
from codebench.domain.text import natural_key
from codebench.i18n import tr
from codebench.services.keys import masking
from codebench.services.project import Project
from codebench.services.quotemaker import QuoteMaker
from codebench.services.reading import groups
from codebench.services.reports import table


def export_review(
    project: Project,
    path: Path,
    questions: Sequence[Question] = (),
    *,
    attribution: Attribution = Attribution.PSEUDONYM,
) -> None:
    """Write the review file; without questions it shows participants by their outermost groups."""
    from codebench.exporters.reviewpage import write_review

    write_review(masking(project)(review_page(project, questions, attribution)), path)


def review_page(project: Project, questions: Sequence[Question], attribution: Attribution) -> ReviewPage:
    """Return what the page holds."""
    maker = QuoteMaker(project, attribution)
    picture, naming = maker.picture, maker.naming
    quotes, mentions = _quotes(project, maker)
    owners = list(dict.fromkeys(mention.owner_id for mention in picture.mentions))
    people = tuple(_person(picture, naming, owner) for owner in owners)
    at = {owner: place for place, owner in enumerate(owners)}
    return ReviewPage(
        project.database.facts()["id"],
        project.name,
        datetime.now(UTC).date().isoformat(),
        tuple(_table(project, picture, asked) for asked in questions or (first_question(project),)),
        _codes(picture),
        people,
        tuple(quotes),
        tuple((quote, at[owner]) for quote, owner in mentions),
        (tr("Names within the words of a quote are not hidden; read before you share."),),
    )


def first_question(project: Project, few: int = 0) -> Question:
    """Return what the page asks by itself: participants by their outermost groups, numbers below `few` marked."""
    return Question(by="1" if groups(project).depth else "", parts=Parts(few=few))


def _person(picture: Study, naming: Naming, owner: str) -> PagePerson:
    if naming.attribution is Attribution.NONE:
        return PagePerson(tr("Participant"), "")
    return PagePerson(naming.owner(owner), role_of(picture, owner))


def _codes(picture: Study) -> tuple[PageCode, ...]:
    book = picture.codebook
    return tuple(
        PageCode(code.id, book.names(code.id), code.definition, code.when, code.when_not) for code in book.walk()
    )


def _table(project: Project, picture: Study, asked: Question) -> PageTable:
    placing = Placing(picture, asked)
    counted = (tuple(dict.fromkeys(column for _, column in placing.counted(each))) for each in picture.mentions)
    return PageTable(table(project, asked), question_fields(asked), tuple(counted))


def _quotes(project: Project, maker: QuoteMaker) -> tuple[list[PageQuote], list[tuple[int, str]]]:
    """Return every passage once a code, and per mention (which passage, who); repeats stand in reading order."""
    ids = {(c.code_id, c.source_id, c.start, c.end): c.id for c in project.values(Coding)}
    picture = maker.picture
    titles = {each: natural_key(heard.title) for each, heard in picture.sources.items()}
    places = sorted({m[:4] for m in picture.mentions}, key=lambda place: (titles[place[1]], place[2], place[3]))
    at = {place: number for number, place in enumerate(places)}
    made = []
    for place in places:
        told = maker.quote(picture.codebook[place[0]], place[1:])
        where = " · ".join(filter(None, (told.source, told.time)))
        made.append(PageQuote(ids[place], place[0], told.said, where))
    return made, [(at[mention[:4]], mention.owner_id) for mention in picture.mentions]
