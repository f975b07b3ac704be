"""The recipe of the bundle, read without running it: it is run by hand, with `dev.py bundle`."""

import ast
import plistlib
import re
from pathlib import Path

import pytest

from codebench.resources import resource

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "resources" / "packaging"
RECIPE = ast.parse((PACKAGING / "codebench.spec").read_text(encoding="utf-8"))


def pattern(name: str) -> re.Pattern[str]:
    [written] = [
        node.value.args[0].value
        for node in RECIPE.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name
    ]
    return re.compile(written, re.VERBOSE)


def test_a_mac_is_told_of_the_file_type() -> None:
    [told] = [node.value for node in ast.walk(RECIPE) if isinstance(node, ast.keyword) and node.arg == "info_plist"]
    info = eval(compile(ast.Expression(told), "info_plist", "eval"), {"KIND": "org.codebench.project"})
    [opened], [declared] = info["CFBundleDocumentTypes"], info["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    tags = declared["UTTypeTagSpecification"]
    assert tags == {"public.filename-extension": ["codebench"], "public.mime-type": ["application/x-codebench"]}
    assert plistlib.loads(plistlib.dumps(info)) == info
    assert plistlib.loads((PACKAGING / "mac.entitlements").read_bytes())


@pytest.mark.parametrize(
    "needed",
    [
        "codebench/data/resources/i18n/nl.json", "codebench/storage/migrations/versions/0001_first.py",
        "codebench/importers/pdf_worker.py", "codebench.language.engine", "spacy.lang.nl", "spacy.lang.xx",
        "thinc/backends/_custom_kernels.cu", "thinc.shims.shim", "simplemma/strategies/dictionaries/data/nl.plzma",
        "qtawesome/fonts/phosphor-1.3.0.ttf", "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf", "numpy.testing",
        "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll", "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/translations/qtbase_nl.qm", "PySide6/Qt/lib/libQt6Widgets.so.6", "libxcb-cursor.so.0",
        "libz.so.1", "libsqlite3.so.0", "libxkbcommon-x11.so.0", "libicudata.so.73",
    ],
)  # fmt: skip
def test_what_is_needed_stays(needed: str) -> None:
    assert not pattern("UNUSED").match(needed)
    assert not pattern("DESKTOPS").match(needed)


def test_what_is_not_goes() -> None:
    for name in (
        "spacy.tests.conftest", "numpy/linalg/tests/data.txt", "spacy/vocab.pxd", "simplemma/x/data/de.plzma",
        "qtawesome/fonts/remixicon-2.5.0.ttf", "PySide6/Qt/lib/libQt6Quick.so.6", "PySide6/Qt/translations/qtbase_de.qm",
    ):  # fmt: skip
        assert pattern("UNUSED").match(name), name
    for name in ("libgtk-3.so.0", "libglib-2.0.so.0", "libX11.so.6", "libstdc++.so.6"):
        assert pattern("DESKTOPS").match(name), name


def test_the_licences_of_qt_come_along() -> None:
    for name, words in (("LGPL-3.0", "GNU LESSER GENERAL PUBLIC LICENSE"), ("GPL-3.0", "GNU GENERAL PUBLIC LICENSE")):
        assert words in resource("licences", f"{name}.txt").read_text(encoding="utf-8")
