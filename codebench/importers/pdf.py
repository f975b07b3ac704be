"""PDF: the text of its pages, read by PDFium in a process of its own, with lines made into paragraphs again."""

import json
import subprocess
from typing import Any

from codebench.doors import PDF, command
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn
from codebench.importers.archive import damaged, too_large
from codebench.importers.format import Text
from codebench.importers.pdf_lines import Printed, without_furniture
from codebench.importers.pdf_paragraphs import lines_of_pages

_PATIENCE = 9
_SHOWN = 3


def sniff(data: bytes) -> bool:
    """Tell whether the mark of a PDF stands near the start."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, file_name: str) -> Text:
    """Return the text; raise where it is locked, damaged or a scan."""
    return text_of(_extracted(data, file_name), file_name)


def text_of(found: dict[str, Any], file_name: str) -> Text:
    """Return what the pages say."""
    if problem := found.get("error"):
        raise _refusal(problem, file_name)
    pages = [(height, [Printed(*line) for line in lines]) for height, lines in found["pages"]]
    empty = sum(not lines for _, lines in pages)
    kept, furniture = without_furniture(pages)
    # Programs that scan put their name or a number on every page.
    if not any(kept):
        raise CodebenchError(
            tr("“{file}” is a scan, without text; have its text recognised (OCR) and import that.", file=file_name)
        )
    return Text("pdf", lines_of_pages(kept), tuple(_left_out(furniture, empty, found["pictures"])))


def _extracted(data: bytes, file_name: str) -> dict[str, Any]:
    try:
        done = subprocess.run(
            command(PDF),
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise too_large(file_name) from None
    except (subprocess.CalledProcessError, OSError, ValueError):
        raise damaged(file_name) from None
    return answer


def _refusal(problem: str, file: str) -> CodebenchError:
    if problem == "password":
        return CodebenchError(
            tr("“{file}” is protected with a password; save it without one and import that.", file=file)
        )
    return too_large(file) if problem == "large" else damaged(file)


def _left_out(furniture: list[str], empty: int, pictures: int) -> list[str]:
    told = []
    if furniture:
        shown = "; ".join(f"“{each}”" for each in furniture[:_SHOWN]) + ("; …" if len(furniture) > _SHOWN else "")
        told.append(tr("What comes back on the pages was left out: {texts}.", texts=shown))
    if empty:
        told.append(trn("{n} page without text was left out.|{n} pages without text were left out.", empty))
    if pictures:
        told.append(trn("{n} picture was left out.|{n} pictures were left out.", pictures))
    return told
