import json
import re
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from codebench.domain.changes import VALUES
from codebench.domain.coarse import Coarse
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.findings import SavedReport
from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.memo import MemoOn
from codebench.domain.participant import Attribute, AttributeValue, Group, Participant
from codebench.domain.question import Question
from codebench.domain.quote import Attribution
from codebench.domain.source import Source, Speaker
from codebench.domain.version import CodebookVersion
from codebench.errors import CodebenchError
from codebench.services.attributes import set_attribute, set_coarse
from codebench.services.checking import problems
from codebench.services.codebook import edit_code
from codebench.services.exporting import export_quotes, export_table
from codebench.services.hiding import CALLED, WRITTEN, hide_names
from codebench.services.history import describe, entries
from codebench.services.keys import make_key
from codebench.services.memos import add_memo
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.reports import table
from codebench.services.saved import run_again, save
from codebench.services.sending import make_safe_to_send, put_backups_away, still_named, take_out
from codebench.services.versions import compare, name_version
from codebench.storage.keyfile import KeyFile
from tests.makers import add_interviews, add_tree, people, person, put, reading

NAMES = (
    HiddenName("Willemijntje Zoutendijk", NameKind.PERSON, ("Willemijntje", "Zoutendijk"), "P3", any_case=True),
    HiddenName("Hogeschool Wadland", NameKind.INSTITUTION, ("Wadland",), "[hogeschool]"),
    HiddenName("Harlingen", NameKind.PLACE, (), "[plaats]"),
    HiddenName("Erasmus", NameKind.OTHER),
)
ORIGINALS = ("Willemijntje", "Zoutendijk", "Wadland", "Harlingen")
WORDS = "Bij Hogeschool Wadland in Harlingen vond Zoutendijk alles prachtig, dat is Willemijntjes mening."


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(
        project,
        reading("Gesprek Willemijntje", ("Interviewer", "Hoe was het, Willemijntje?"), ("Willemijntje", WORDS)),
        who=people(
            person("Willemijntje Zoutendijk", "hbo / Hogeschool Wadland", speakers=["Willemijntje"], stad="Harlingen")
        ),
    )
    add_tree(project, "beelden", "beelden / plek")
    put(project, "beelden / plek", "Gesprek Willemijntje", "Wadland in Harlingen")
    put(project, "beelden", "Gesprek Willemijntje", "Zoutendijk", "prachtig")
    [plek] = [code for code in codebook(project).walk() if code.name == "plek"]
    project.do(edit_code, code_id=plek.id, definition="zoals in Harlingen", example=WORDS)
    project.do(add_memo, about=MemoOn.CODE, target_id=plek.id, text="Nabellen: Willemijntje")
    return project


@pytest.fixture
def key(tmp_path: Path) -> KeyFile:
    made = KeyFile.create(tmp_path / "elsewhere.codebenchkey", "drie gele fietsen")
    made.keep_names(NAMES)
    return made


def quoted(project: Project) -> set[str]:
    text = project.values(Source)[0].text
    return {text[coding.start : coding.end] for coding in project.values(Coding)}


def test_names_go_everywhere_in_one_step_and_codings_stay_on_their_words(study: Project) -> None:
    before = {kind: study.values(kind) for kind in VALUES}
    study.do(hide_names, names=NAMES)
    assert study.values(Source)[0].text.endswith(
        "\nBij [hogeschool] in [plaats] vond P3 alles prachtig, dat is P3's mening."
    )
    assert quoted(study) == {"[hogeschool] in [plaats]", "P3 alles prachtig"}
    assert [each.name for each in study.values(Participant)] == ["P3"]
    assert {each.name for each in study.values(Group)} == {"hbo", "[hogeschool]"}
    assert {each.label for each in study.values(Speaker)} == {"Interviewer", "P3"}
    assert problems(study) == []
    study.undo()
    assert {kind: study.values(kind) for kind in VALUES} == before


def test_a_name_at_the_start_of_a_line_goes_from_versions_of_the_codebook_and_from_saved_reports(
    study: Project,
) -> None:
    plek = codebook(study).find("beelden / plek")
    study.do(edit_code, code_id=plek.id, definition="zoals:\nWillemijntje\tZoutendijk")
    name_version(study, name="voor Harlingen", reason='na "Wadland"')
    save(study, "per school", Question(by="2"))
    quoted_instead = (*NAMES[:2], HiddenName("Harlingen", NameKind.PLACE, (), 'de "stad"'))
    study.do(hide_names, names=quoted_instead)
    [version] = study.values(CodebookVersion)
    assert (version.name, version.reason) == ('voor de "stad"', 'na "[hogeschool]"')
    assert [each.version for each in study.values(SavedReport)] == ['voor de "stad"']
    assert [each["definition"] for each in json.loads(version.codes)] == ["", "zoals:\nP3"]
    assert [column.heading for column in run_again(study, study.values(SavedReport)[0].id).table.columns][
        -1
    ] == "[hogeschool]"
    assert problems(study) == []
    study.undo()
    assert "voor Harlingen" in {each.name for each in study.values(CodebookVersion)}


def test_a_name_that_is_written_down_later_is_named_before_anything_is_sent(study: Project, key: KeyFile) -> None:
    study.do(hide_names, names=NAMES)
    study.do(add_memo, about=MemoOn.PROJECT, target_id="", text="WILLEMIJNTJES brief")
    with pytest.raises(CodebenchError, match="“Willemijntje Zoutendijk” still stands in a memo"):
        make_safe_to_send(study, key)
    study.do(hide_names, names=NAMES)
    make_safe_to_send(study, key)


def test_it_is_told_which_names_stand_in_memos_that_were_never_decided_on(study: Project) -> None:
    study.do(add_memo, about=MemoOn.PROJECT, target_id="", text="Gebeld met mevrouw Elgersma, van Stichting Breedveld.")
    told = ["Willemijntje Zoutendijk", "Willemijntje", "Hogeschool Wadland", "Gesprek Willemijntje"]
    written = {"Elgersma", "Stichting Breedveld", "Harlingen"}
    found = still_named(study)
    assert found[:4] == told and written <= set(found)
    make_key(study, study.path.with_name("k.codebenchkey"), "drie gele fietsen").keep_names(NAMES)
    study.do(hide_names, names=NAMES)
    assert set(still_named(study)) == {"Elgersma", "Stichting Breedveld"}


def test_what_is_found_by_its_name_keeps_one_of_its_own(project: Project) -> None:
    who = people(person("P1", "hbo / Wadland", speakers=["Anneke"]), person("P2", "hbo / Zeeland", speakers=["Berend"]))
    add_interviews(
        project, reading("bij Anneke", ("Anneke", "Ja.")), reading("bij Berend", ("Berend", "Nee.")), who=who
    )
    add_tree(project, "over Anneke", "over Berend", "over Anneke / rest", "over Berend / rest")
    for name in ("Anneke", "Berend"):
        name_version(project, name=f"na {name}")
        save(project, f"van {name}", Question())
    schools = tuple(HiddenName(name, NameKind.PLACE, (), "[school]") for name in ("Wadland", "Zeeland"))
    teachers = tuple(HiddenName(name, NameKind.PERSON, (), "[docent]") for name in ("Anneke", "Berend"))
    project.do(hide_names, names=(*schools, *teachers))
    assert [each.title for each in project.values(Source)] == ["bij [docent]", "bij [docent] (2)"]
    assert {each.name for each in project.values(Group)} == {"hbo", "[school]", "[school] (2)"}
    assert {each.name for each in project.values(CodebookVersion)} == {"na [docent]", "na [docent] (2)"}
    assert {each.name for each in project.values(SavedReport)} == {"van [docent]", "van [docent] (2)"}
    book = codebook(project)
    assert [book.path(code.id) for code in book.walk()] == [
        "over [docent]", "over [docent] / rest", "over [docent] (2)", "over [docent] (2) / rest"
    ]  # fmt: skip
    assert compare(project, project.values(CodebookVersion)[0].id).differences == ()
    assert problems(project) == []
    before = project.values(Code)
    project.do(hide_names, names=(*schools, *teachers))
    assert project.values(Code) == before


def test_one_hidden_name_never_stands_for_another(study: Project) -> None:
    swapped = (replace(NAMES[0], instead="die van Harlingen"), *NAMES[1:])
    with pytest.raises(CodebenchError, match="“Harlingen” is hidden itself"):
        study.do(hide_names, names=swapped)


def test_a_coding_on_part_of_a_name_lies_on_what_stands_instead(study: Project) -> None:
    put(study, "beelden", "Gesprek Willemijntje", "Hogeschool")
    study.do(hide_names, names=NAMES)
    assert "[hogeschool]" in quoted(study)


def test_two_participants_never_get_one_name(study: Project) -> None:
    add_interviews(study, reading("Twee", ("Wadland", "Ja.")))
    with pytest.raises(CodebenchError, match="Two participants"):
        study.do(
            hide_names, names=(*NAMES[1:2], HiddenName("Willemijntje Zoutendijk", NameKind.PERSON, (), "[hogeschool]"))
        )


def test_every_field_with_words_is_known_to_the_hiding() -> None:
    silent = {
        "id",
        "colour",
        "kind",
        "role",
        "about",
        "subject",
        "format",
        "layout",
        "at",
        "verdict",
        "initials",
    }
    for kind in VALUES:
        words = {n for n, t in kind.__annotations__.items() if t is str and not n.endswith("_id") and n not in silent}
        known = set(CALLED.get(kind, ()) + WRITTEN.get(kind, ()))
        left = words - known - {"text"} if kind is Source else words - known
        assert left == (
            {"name"} if kind.__name__ == "Coder" else {"counts"} if kind.__name__ == "CodebookVersion" else set()
        ), kind


def readable(path: Path) -> bytes:
    """All bytes of a file, with what is compressed in it opened."""
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return data + b"".join(parts.read(name) + name.encode() for name in parts.namelist())
    opened = b""
    for match in re.finditer(rb"x[\x01\x5e\x9c\xda]", data):
        try:
            opened += zlib.decompressobj().decompress(data[match.start() :])
        except zlib.error:
            continue
    return data + opened


def test_a_project_made_safe_to_send_holds_no_original_name_in_any_byte(
    study: Project, key: KeyFile, tmp_path: Path
) -> None:
    with pytest.raises(CodebenchError, match="Hide the names first"):
        make_safe_to_send(study, key)
    study.do(hide_names, names=key.names)
    (tmp_path / "before").write_bytes(study.database.copied())
    assert any(name.encode() in readable(tmp_path / "before") for name in ORIGINALS), "the history still knows them"
    (tmp_path / "before").unlink()
    make_safe_to_send(study, key)
    export_quotes(study, tmp_path / "q.docx", attribution=Attribution.NAMED)
    export_table(table(study, Question(by="1")), tmp_path / "t.xlsx")
    study.close()
    for path in [each for each in tmp_path.iterdir() if each.suffix != ".codebenchkey"]:
        found = [name for name in ORIGINALS if name.casefold().encode() in readable(path).lower()]
        assert found == [], path.name


def test_its_history_still_says_who_did_what_and_ends_there(study: Project, key: KeyFile) -> None:
    study.do(hide_names, names=key.names)
    make_safe_to_send(study, key)
    told = [describe(step) for step in entries(study)]
    assert told[0] == "Project made safe to send"
    assert not any(name in line for line in told for name in ORIGINALS)
    assert study.undoable() is None
    add_tree(study, "nieuw")
    study.undo()
    assert problems(study) == []
    with pytest.raises(CodebenchError, match="nothing to undo"):
        study.undo()


def test_the_project_as_it_was_comes_back_out_of_the_key(study: Project, key: KeyFile, tmp_path: Path) -> None:
    before = study.values(Source)
    study.do(hide_names, names=key.names)
    make_safe_to_send(study, key)
    again = KeyFile.open(key.path, "drie gele fietsen")
    [kept] = again.kept
    take_out(again, kept, tmp_path / "back.codebench")
    back = Project.open(tmp_path / "back.codebench")
    back.undo()
    assert back.values(Source) == before
    back.close()


def test_what_is_told_coarser_is_known_no_more_exactly_once_it_is_sent(
    study: Project, key: KeyFile, tmp_path: Path
) -> None:
    [stad] = study.values(Attribute)
    [person] = study.values(Participant)
    for value in ("born on 1968-03-04", "born on 1968-05-06"):
        study.do(set_attribute, attribute_id=stad.id, participant_ids=[person.id], value=value)
    study.do(set_coarse, attribute_id=stad.id, coarse=Coarse.YEAR)
    study.do(set_attribute, attribute_id=stad.id, participant_ids=[person.id], value="born on 1968-07-08")
    assert describe(entries(study)[0]).endswith("is now “1968”")
    study.do(hide_names, names=key.names)
    make_safe_to_send(study, key)
    assert [each.value for each in study.values(AttributeValue)] == ["1968"]
    assert [each.coarse for each in study.values(Attribute)] == [Coarse.EXACT]
    assert problems(study) == []
    study.close()
    assert b"1968-" not in readable(study.path)
    again = KeyFile.open(key.path, "drie gele fietsen")
    take_out(again, again.kept[0], tmp_path / "back.codebench")
    back = Project.open(tmp_path / "back.codebench", read_only=True)
    assert [each.value for each in back.values(AttributeValue)] == ["born on 1968-07-08"]
    back.close()


def test_nothing_need_be_kept(study: Project, key: KeyFile) -> None:
    study.do(hide_names, names=key.names)
    make_safe_to_send(study, key, keep_before=False)
    assert key.kept == ()


def test_backups_that_can_not_be_moved_are_told_of(
    study: Project, key: KeyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codebench.services.sending.neighbours", lambda _: [tmp_path / "taken away.codebench"])
    with pytest.raises(CodebenchError, match="the backups beside it still hold the names"):
        put_backups_away(study, key)
