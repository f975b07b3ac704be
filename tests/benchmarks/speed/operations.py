"""What is measured: every operation, what its floor does, and how fast it should be."""

from dataclasses import dataclass, field

# What one looks at costs the same however large the project is.
PAINTING = 0.1
DOUBLING = 1.1


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation; `held` is what is held against the reach: painted, all of it ("whole"), or the worst sample.

    `reach` is by size, in seconds, or MB of memory; `grows` is the highest exponent in codings that is allowed.
    """

    key: str
    name: str
    floor: str
    reach: dict[str, float] = field(default_factory=dict)
    held: str = "painted"
    grows: float = DOUBLING
    sizes: str = "SML"
    unit: str = "ms"


READ = "every coding and turn read by SQL"
WORD = "the same paragraphs as bare runs by lxml, zipped"
QT = "the same words in a QPlainTextEdit"
COMMIT = "the same rows by SQL, committed with synchronous = FULL"

LIGHT = {"M": 0.03, "L": 0.05}

OPERATIONS = (
    Operation("start", "start to a usable window", "an empty QMainWindow in a fresh process", {"M": 0.8, "L": 0.8}),
    Operation("open", "open a project", f"{READ}; the first text in a QPlainTextEdit, painted", {"M": 0.5, "L": 1.5}),
    Operation("longest", "open the longest source", f"{QT}, painted", {"M": 0.15, "L": 0.15}, grows=PAINTING),
    Operation("scroll", "scroll step", f"{QT}, scrolled so", {"M": 0.016, "L": 0.016}, "worst", PAINTING),
    Operation("apply", "apply a code", f"one coding and its journal: {COMMIT}", LIGHT, "whole"),
    Operation("meanwhile", "apply a code while it learns", f"one coding and its journal: {COMMIT}", LIGHT, "whole"),
    Operation("learn", "learn from what was coded, beside the work", f"{READ}, and the coded words", sizes="SM"),
    Operation("merge", "merge two codes", f"their codings and a journal: {COMMIT}", {"M": 0.5, "L": 0.8}, "whole"),
    Operation("undo", "undo the merge", f"the same back: {COMMIT}", {"M": 0.5, "L": 0.8}, "whole"),
    Operation("count", "participants x groups, page first seen", READ, {"M": 0.15, "L": 1.0}),
    Operation("again", "participants x groups, asked again", READ, {"M": 0.15, "L": 1.0}),
    Operation("cold", "codebench count, a fresh process", f"a fresh Python: {READ}"),
    Operation("drill", "drill-down into the largest number", "its codings and the texts they stand in, by SQL"),
    Operation("pairs", "co-occurrence", READ),
    Operation("search", "search a common word", "SQLite's index asked how often it stands where", {"M": 0.1, "L": 0.3}),
    Operation(
        "import", "import 10 files", f"sources, turns, words for the index, originals, journal: {COMMIT}", held="whole"
    ),
    Operation("quotes", "quotes of the most used code to Word", WORD, {"M": 1, "L": 5}),
    Operation("allquotes", "all quotes of all codes to Word", WORD, {"M": 8}, sizes="SM"),
    Operation("report", "the Word report", WORD),
    Operation("version", "save a version of the codebook", f"one version and its journal: {COMMIT}"),
    Operation("check", "check", f"PRAGMA integrity_check; every text and {READ}"),
    Operation("memory", "memory of the desk", "an empty QMainWindow", {"M": 350, "L": 900}, unit="MB"),
)
