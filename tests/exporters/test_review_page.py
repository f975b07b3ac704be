"""The review page: valid HTML, whole in itself, and without names of people or files."""

import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from html5lib.html5parser import ParseError

from codebench.domain.quote import Attribution
from codebench.i18n import use_language
from codebench.services.project import Project
from codebench.services.reviewing import export_review
from tests.makers import add_interviews, add_tree, people, person, put, reading

NAMES = (
    "Willemijn Oosterveld",
    "Oosterveld",
    "Bartholomeus",
    "Hogeschool Verweg",
    "Verweg",
    "gesprek met Willemijn",
    "w@verweg",
)


@pytest.fixture
def page(project: Project, tmp_path: Path) -> str:
    who = people(
        person("Willemijn Oosterveld", "pabo / Hogeschool Verweg", email="w@verweg.nl"),
        person("Bartholomeus", "lero / Hogeschool Verweg B"),
    )
    first = reading(
        "gesprek met Willemijn", ("Willemijn Oosterveld", "Money </script><script>alert(1)</script>. Again money.")
    )
    add_interviews(project, first, reading("Bartholomeus 2", ("Bartholomeus", "Time.")), who=who)
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time")
    put(project, "money", "gesprek met Willemijn", "Money", until="</script>.")
    put(project, "money", "gesprek met Willemijn", "Again money")
    put(project, "time", "Bartholomeus 2", "Time")
    path = tmp_path / "review.html"
    export_review(project, path)
    return path.read_text(encoding="utf-8")


def data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    made: dict[str, Any] = json.loads(found[1])
    return made


def test_the_page_is_valid_html(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)
    with pytest.raises(ParseError):
        html5lib.HTMLParser(strict=True).parse(page.replace("</header>", "</head>"))


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_person_institution_or_file_is_in_it(page: str, name: str) -> None:
    assert name.casefold() not in page.casefold()


def test_nothing_comes_from_elsewhere(page: str) -> None:
    without_data = page.replace(page[page.index('id="data">') : page.index("</script>")], "")
    assert not re.search(r"https?:|//[a-z]+\.|@import|url\(", without_data)
    assert not re.search(r"\bon[a-z]+\s*=\s*[\"']", without_data)
    assert "innerHTML" not in page and "eval(" not in page
    assert "default-src 'none'" in page and "unsafe" not in page


def test_words_cannot_leave_the_data(page: str) -> None:
    assert page.count("<script") == 2
    assert any("</script><script>alert(1)" in said[1] for quote in data(page)["quotes"] for said in quote[2])


def test_every_number_has_exactly_its_participants_behind_it(page: str) -> None:
    found = data(page)
    (table,) = found["tables"]
    depth = [len(code["path"]) for code in found["codes"]]
    at = {code["id"]: number for number, code in enumerate(found["codes"])}
    for key, cells in table["rows"]:
        first = at[key]
        below = next((n for n in range(first + 1, len(depth)) if depth[n] <= depth[first]), len(depth))
        for column, (shown, _, _) in enumerate(cells):
            behind = {
                owner
                for (quote, owner), columns in zip(found["mentions"], table["counted"], strict=True)
                if first <= found["quotes"][quote][1] < below and column in columns
            }
            assert len(behind) == int(shown)


def test_the_page_speaks_dutch(project: Project, tmp_path: Path) -> None:
    use_language("nl")
    export_review(project, tmp_path / "meelezen.html")
    written = (tmp_path / "meelezen.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in written and "Opmerking maken" in written


def test_without_attribution_not_even_a_role_is_told(page: str, project: Project, tmp_path: Path) -> None:
    assert data(page)["people"] != [["Participant", ""]] * 2
    export_review(project, tmp_path / "none.html", attribution=Attribution.NONE)
    told = data((tmp_path / "none.html").read_text(encoding="utf-8"))
    assert told["people"] == [["Participant", ""]] * 2
