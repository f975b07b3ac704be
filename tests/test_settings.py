import json

import pytest

from codebench import settings
from codebench.settings import Settings, load_settings, save_settings


def test_what_was_chosen_comes_back() -> None:
    columns = {"opleiding": "group"}, {"naam": "participant"}
    chosen = Settings("nl", "Anne Vos", "dark", ("a.codebench",), "AnV", 2, -1, True, *columns)
    save_settings(chosen)
    assert load_settings() == chosen


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ({"font_size": 99, "transcript_size": -99}, Settings(font_size=4, transcript_size=-4)),
        ({"font_size": True, "serif": 1, "theme": 7, "recent": "x"}, Settings()),
        ({"font_size": 1.5, "language": "nl"}, Settings(language="nl")),
        ({"survey_columns": {"a": "text", "b": 7}}, Settings(survey_columns={"a": "text"})),
        ({"survey_columns": ["a"]}, Settings()),
        ({"people_columns": ["x"]}, Settings()),
        ({"people_columns": {"naam": 3}}, Settings()),
        (["no", "settings"], Settings()),
    ],
)
def test_a_setting_that_makes_no_sense_falls_back(found: object, wanted: Settings) -> None:
    settings.settings_path().write_text(json.dumps(found), encoding="utf-8")
    assert load_settings() == wanted
