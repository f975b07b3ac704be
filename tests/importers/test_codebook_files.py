import pytest

from codebench.domain.codebook import CodeSpec
from codebench.errors import CodebenchError
from codebench.importers import read_codebook
from codebench.resources import ready_codebooks

from .test_rows import workbook

YAML = """name: Proef
language: nl
codes:
  - name: beelden
    colour: "#0072B2"
    definition: >-
      Waar het
      over gaat.
    when_not: nooit
    codes:
      - name: studenten
        retired: true
      - reizen
  - name: redenen
"""


def test_a_yaml_codebook_keeps_its_tree():
    name, codes = read_codebook(YAML.encode(), "x.yaml")
    assert name == "Proef"
    assert codes == (
        CodeSpec(("beelden",), "Waar het over gaat.", "", "nooit", "", "#0072B2"),
        CodeSpec(("beelden", "studenten"), retired=True),
        CodeSpec(("beelden", "reizen")),
        CodeSpec(("redenen",)),
    )


@pytest.mark.parametrize("path", ready_codebooks(), ids=lambda path: path.stem)
def test_the_codebooks_that_come_with_the_program_are_read(path):
    name, codes = read_codebook(path.read_bytes(), path.name)
    assert name
    assert len(codes) > 3
    seen = set()
    for code in codes:
        assert code.path[:-1] == () or code.path[:-1] in seen
        seen.add(code.path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a\n- b\n", "no list “codes”"),
        ("codes: x\n", "no list “codes”"),
        ("codes:\n  - definition: x\n", "each with a name"),
        ("codes:\n  - name: a\n    codes: b\n", "below “a”"),
        ("codes:\n  - name: a\n    when: [x]\n", "“when”"),
        ("codes:\n  - name: a / b\n", "can't be part of it"),
        ("codes:\n  - name: a\n    defintion: x\n", "unknown key: defintion"),
        ("codes: [a, b\n", "no valid YAML at line"),
        ("codes: []\n", "no codes"),
        ("codes:\n  - a\n  - A\n", "“A” twice"),
        ("a: &a [x, x]\ncodes: [*a, *a]\n", "aliases"),
        ("codes:\n  - !!python/object/apply:os.system ['x']\n", "no valid YAML"),
        ("codes: " + "[" * 3000, "valid"),
    ],
)
def test_a_misshapen_codebook_is_refused_in_one_sentence(text, words):
    with pytest.raises(CodebenchError, match=words):
        read_codebook(text.encode(), "x.yaml")


def test_a_csv_codebook_makes_parents_that_have_no_row():
    text = "code;definition;kleur\nbeelden / studenten;Zij.;#fff\nbeelden;Beeld.;\nredenen / geld / beurs;;\n"
    name, codes = read_codebook(text.encode(), "mijn codeboek.csv")
    assert name == "mijn codeboek"
    assert codes == (
        CodeSpec(("beelden",), "Beeld."),
        CodeSpec(("beelden", "studenten"), "Zij.", colour="#fff"),
        CodeSpec(("redenen",)),
        CodeSpec(("redenen", "geld")),
        CodeSpec(("redenen", "geld", "beurs")),
    )


def test_an_excel_codebook_is_read():
    data = workbook(["Code", "Wanneer niet", "Vervallen"], ["a / b", "nooit", "ja"])
    assert read_codebook(data, "x.xlsx")[1] == (CodeSpec(("a",)), CodeSpec(("a", "b"), when_not="nooit", retired=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code\na\nA\n", "“A” twice"),
        ("code;definition\n;x\n", "Row 2"),
        ("code\na /  / b\n", "Row 2"),
        ("naam\na\n", "no column “code”"),
        ("code\n", "no codes"),
    ],
)
def test_a_wrong_row_in_a_codebook_table_is_named(text, words):
    with pytest.raises(CodebenchError, match=words):
        read_codebook(text.encode(), "x.csv")
