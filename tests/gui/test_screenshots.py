import re
from pathlib import Path

from PySide6.QtGui import QImage

from codebench import settings
from codebench.gui import shooting
from codebench.gui.screenshots import SHOTS, Shot, make_screenshots
from codebench.services.project import Project
from tests.gui.conftest import code

README = Path(__file__).parents[2] / "README.md"


def test_the_script_makes_every_picture_the_readme_shows() -> None:
    shown = set(re.findall(r"resources/screenshots/(.+?)\.png", README.read_text(encoding="utf-8")))
    names = [shot.name for shot in SHOTS]
    # The report is a picture of Word's page, not of the window.
    assert shown - {"report"} <= set(names) and len(names) == len(set(names))


def test_a_picture_is_of_the_whole_window_and_leaves_the_project_and_the_settings_alone(
    project: Project, tmp_path: Path
) -> None:
    code(project, "Anna", "vertraging", "d")
    code(project, "Bram", "geld", "m")
    path = project.path
    project.close()
    before, known = path.read_bytes(), settings.load_settings()
    [picture] = make_screenshots(path, tmp_path / "shots", (Shot("table-dark", "dark", "nl", shooting.table),))
    image = QImage(str(picture))
    assert picture.name == "table-dark.png" and (image.width(), image.height()) == (1366, 768)
    assert image.pixelColor(2, 760).lightness() < 60
    assert path.read_bytes() == before and settings.load_settings() == known
