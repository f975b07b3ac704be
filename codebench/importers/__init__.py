"""Files to domain values: sources, participants, codebooks and codings, told apart by their content."""

from collections.abc import Sequence
from dataclasses import replace

from codebench.domain.bundle import Bundle
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers import html, markdown, odt, pdf, plaintext, rtf, srt, webvtt, word
from codebench.importers.codebooks import read_codebook
from codebench.importers.codings import read_codings
from codebench.importers.doubts import doubts
from codebench.importers.format import Importer
from codebench.importers.participants import read_people
from codebench.importers.people_columns import people_columns
from codebench.importers.pool import WORTH, read_all
from codebench.importers.sniff import refuse_foreign
from codebench.importers.surveys import is_table, read_survey
from codebench.importers.worker import Answer, read_one

__all__ = [
    "IMPORTERS",
    "WORTH",
    "Answer",
    "Importer",
    "is_table",
    "people_columns",
    "read_all",
    "read_codebook",
    "read_codings",
    "read_one",
    "read_people",
    "read_source",
    "read_survey",
]

# The first that recognises the bytes reads them, so plain text comes last.
IMPORTERS = (
    Importer("odt", odt.sniff, odt.read),
    Importer("docx", word.sniff, word.read),
    Importer("pdf", pdf.sniff, pdf.read),
    Importer("rtf", rtf.sniff, rtf.read),
    Importer("html", html.sniff, html.read),
    Importer("vtt", webvtt.sniff, webvtt.read),
    Importer("srt", srt.sniff, srt.read),
    Importer("md", markdown.sniff, markdown.read),
    Importer("txt", plaintext.sniff, plaintext.read),
)


# What a reading is still worth where words within the speech may be a speaker's label.
_DOUBTED = 0.85


def read_source(data: bytes, file_name: str, *, layout: str = "", names: Sequence[str] = ()) -> Bundle:
    """Read an interview or a document; raise a CodebenchError that says what the file is where it is neither.

    `layout` asks for a reading of `Bundle.others` instead of the best; `names` are labels known to be speakers.
    """
    refuse_foreign(data, file_name)
    content = next(each for each in IMPORTERS if each.sniff(data)).read(data, file_name)
    bundle = content.bundle(layout, names)
    if not bundle.text.strip():
        raise CodebenchError(tr("“{file}” holds no text.", file=file_name))
    told = doubts(bundle)
    return replace(bundle, doubts=told, sure=round(bundle.sure * _DOUBTED, 2)) if told else bundle
