"""The demo project: published counts and column bases, by honest means."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebench.cli import main
from codebench.domain.question import Near
from codebench.domain.quote import Attribution
from codebench.domain.source import Source, Speaker, TurnKind
from codebench.services.checking import problems
from codebench.services.codebook import rename_code
from codebench.services.demo import build_demo
from codebench.services.project import Project
from codebench.services.quotes import quote_set
from codebench.services.reading import codebook, coverage, participants, transcript
from codebench.services.reading import sources as source_heads
from codebench.services.reports import cell_quotes, frequency, question, table

PUBLISHED = {
    "studenten naar het buitenland": 25,
    "curriculumontwikkeling": 18,
    "omgaan met diversiteit": 15,
    "internationale projecten": 15,
    "studenten uit het buitenland": 13,
    "internationalisation@home": 11,
    "collega's naar het buitenland": 10,
    "studiereizen en excursies": 7,
    "studievertraging": 15,
    "financiële overwegingen": 9,
    "thuissituatie": 9,
    "persoonlijke omstandigheden": 8,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo")
    build_demo(made)
    return made


@pytest.fixture
def demo(folder: Path) -> Iterator[Project]:
    project = Project.open(folder / "demo.codebench", read_only=True)
    yield project
    project.close()


def test_the_published_counts_come_out_exactly(demo: Project) -> None:
    found, book = frequency(demo, question(demo)), codebook(demo)
    assert {name: found.cell(book.find(name).id).count for name in PUBLISHED} == PUBLISHED


def test_the_column_bases_and_the_note_why_they_add_up_to_more(demo: Project) -> None:
    table = frequency(demo, question(demo, by="opleidingssoort"))
    assert {column.heading: column.base for column in table.columns} == {
        "Total": 30, "pabo": 14, "tweedegraads": 10, "ULO": 5, "KVDO": 1, "BKO/SKO": 1, "ALO": 1,
    }  # fmt: skip
    assert any("2 participants are in more than one group" in note for note in table.notes)
    programmes = frequency(demo, question(demo, unit="groups:2", by="1"))
    assert {c.heading: c.base for c in programmes.columns}["pabo"] == 8


def test_without_bko_sko_there_are_29_and_the_counts_stay(demo: Project) -> None:
    found, book = frequency(demo, question(demo, without=("BKO/SKO",))), codebook(demo)
    assert found.columns[0].base == 29
    assert {name: found.cell(book.find(name).id).count for name in PUBLISHED} == PUBLISHED
    assert "without BKO/SKO" in found.title


def test_at_how_many_programmes_each_is_mentioned(demo: Project) -> None:
    asked = question(demo, unit="groups:2")
    found, people, book = table(demo, asked), frequency(demo, question(demo)), codebook(demo)
    programmes = found.columns[0].base
    assert programmes == 20
    for name, n in PUBLISHED.items():
        code = book.find(name).id
        groups, said = found.cell(code), people.cell(code)
        assert said.count == n and groups.count is not None
        # A programme mentions what any of its people does, and two people work at two programmes.
        names = [each.name for each in cell_quotes(demo, question(demo), code)]
        assert groups.count == len({group for name in names for group in groups_of(demo, name)})


def groups_of(demo: Project, name: str) -> tuple[str, ...]:
    return next(each.groups for each in participants(demo) if each.name == name)


def test_the_crosstab_and_the_comparison_of_the_demo(demo: Project) -> None:
    crossed = table(demo, question(demo, analysis="crosstab", by="opleidingssoort"))
    assert {c.heading: c.base for c in crossed.columns if c.base is not None} == {
        "Total": 30, "pabo": 14, "tweedegraads": 10, "ULO": 5, "KVDO": 1, "BKO/SKO": 1, "ALO": 1,
    }  # fmt: skip
    assert any("2 participants are in more than one group" in note for note in crossed.notes)
    code = codebook(demo).find("omgaan met diversiteit").id
    two = table(demo, question(demo, analysis="comparison", compared=("pabo", "tweedegraads")))
    first, second, apart = next(row.cells for row in two.rows if row.key == code)
    assert (first.count, second.count, apart.count) == (3, 8, -59)
    assert any("1 participant is in both" in note for note in two.notes)


@pytest.mark.parametrize("near", list(Near))
@pytest.mark.parametrize("unit", ["participants", "groups:2", "sources", "segments"])
def test_codes_of_the_demo_meet_themselves_as_often_as_they_are_counted(demo: Project, near: Near, unit: str) -> None:
    met = table(demo, question(demo, analysis="cooccurrence", near=near, unit=unit))
    plain = table(demo, question(demo, unit=unit))
    assert [met.cell(row.key, row.key).count for row in met.rows] == [row.cells[0].count for row in plain.rows]


def test_new_codes_dry_up_and_all_are_known_at_the_end(demo: Project) -> None:
    rows = table(demo, question(demo, analysis="saturation")).rows
    new = [row.cells[0].count or 0 for row in rows]
    assert (len(rows), sum(new)) == (30, rows[-1].cells[1].count)
    assert sum(new[:10]) > 5 * sum(new[20:])
    assert rows[-1].cells[1].share == 100


def test_coverage_of_the_demo_is_what_the_list_of_sources_says(demo: Project) -> None:
    found = table(demo, question(demo, analysis="coverage"))
    heads = {head.id: head.coverage for head in source_heads(demo)}
    for row in found.rows[1:]:
        assert row.cells[0].count is not None
        assert abs(row.cells[0].count - 100 * (heads[row.key] or 0)) <= 0.5
    assert abs((found.rows[0].cells[0].count or 0) - 100 * (coverage(demo) or 0)) <= 0.5


def test_one_participant_says_the_same_thing_six_times(demo: Project) -> None:
    found = cell_quotes(demo, question(demo), codebook(demo).find("studievertraging").id)
    assert {each.name: len(each.passages) for each in found}["P02"] == 6
    assert len(found) == 15


def test_interviewers_say_coded_words_and_codings_cross_into_answers(demo: Project) -> None:
    assert any("interviewer speech only" in note for note in frequency(demo, question(demo)).notes)
    crossing = 0
    for head in source_heads(demo):
        page = transcript(demo, head.id)
        for coding in page.codings:
            roles = {
                page.speakers[turn.speaker_id].role
                for turn in page.turns
                if turn.speaker_id and turn.span.overlaps(coding.span)
            }
            crossing += len(roles) == 2
    assert crossing >= 5


def test_every_number_opens_to_its_participants(demo: Project) -> None:
    asked = question(demo, by="1")
    for row in frequency(demo, asked).rows:
        assert len(cell_quotes(demo, asked, row.key)) == row.cells[0].count


def test_thirty_participants_in_four_kinds_and_eight_layouts(demo: Project) -> None:
    sources = demo.values(Source)
    assert len(participants(demo)) == 30
    assert len(sources) == 30
    assert {source.format for source in sources} >= {"docx", "vtt", "srt", "txt", "md"}
    assert len({(source.format, source.layout) for source in sources}) >= 7
    assert all(head.participant_ids for head in source_heads(demo))
    spoken = Counter(person for head in source_heads(demo) for person in head.participant_ids)
    assert max(spoken.values()) == 2
    assert max(len(head.participant_ids) for head in source_heads(demo)) == 2


def test_transcripts_are_of_interview_length(demo: Project) -> None:
    words: Counter[str] = Counter()
    for head in source_heads(demo):
        page = transcript(demo, head.id)
        said = [page.source.text[t.start : t.end] for t in page.turns if t.kind is TurnKind.SPEECH]
        words[head.title.removesuffix(" vervolg")] += sum(len(text.split()) for text in said)
    assert all(500 <= n <= 1500 for n in words.values()), words


@pytest.mark.parametrize("attribution", [Attribution.PSEUDONYM, Attribution.ROLE, Attribution.NONE])
def test_no_label_of_a_speaker_reaches_an_export_that_hides_names(demo: Project, attribution: Attribution) -> None:
    labels = {speaker.label for speaker in demo.values(Speaker)} - {"Interviewer", "Participant", "B", "I"}
    assert {"Roos van der Linden", "P01"} <= labels
    for section in quote_set(demo, attribution=attribution).sections:
        for quote in section.quotes:
            told = " ".join((quote.attribution, quote.source, quote.groups, *(part.speaker for part in quote.said)))
            assert not [label for label in labels if label in told]
            assert attribution is not Attribution.NONE or not (quote.groups or any(quote.attributes))


def test_the_project_is_whole(demo: Project) -> None:
    assert problems(demo) == []


def test_the_command_prints_the_tables_and_writes_three_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    totals = [line.split()[-1] for line in printed.out.splitlines() if "n = 30" in line]
    assert len(totals) == 2
    for name, n in PUBLISHED.items():
        (line,) = [line for line in printed.out.splitlines() if line.strip().startswith(f"{name} ")]
        assert line.replace(name, "", 1).split()[0] == str(n)
    assert "P30" in printed.err
    assert {path.name for path in tmp_path.iterdir()} == {"demo.codebench", "counts.xlsx", "quotes.docx"}
    assert main(["codings", str(tmp_path / "demo.codebench"), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) > 500


def test_a_demo_someone_worked_in_is_set_aside_not_overwritten(tmp_path: Path) -> None:
    build_demo(tmp_path)
    build_demo(tmp_path)
    assert [path.name for path in tmp_path.glob("*.codebench")] == ["demo.codebench"]
    project = Project.open(tmp_path / "demo.codebench")
    project.do(rename_code, code_id=codebook(project).find("thuissituatie").id, name="thuis")
    project.close()
    build_demo(tmp_path)
    kept = Project.open(tmp_path / "demo (2).codebench")
    assert codebook(kept).find("thuis")
    kept.close()
