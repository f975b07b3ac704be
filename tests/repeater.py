"""A study with someone who says the same six times, among others; written before the folding was tried on it."""

from codebench.services.project import Project
from tests.makers import add_interviews, add_tree, put, reading

WHY = "waarom niet"
# The first thing she says she says again at 2, 4, 5, 7 and 8.
MIES = (
    "Als ze een semester weggaan lopen ze een half jaar vertraging op, daar zijn ze bang voor.",
    "En het kost geld, een kamer daar en een kamer hier.",
    "Die vertraging, hè. Een semester weg is gewoon vertraging oplopen.",
    "Sommigen hebben een zieke ouder of een kind, die kunnen niet weg.",
    "Dus ja, ze zijn bang dat ze een half jaar later afstuderen.",
    "Wat ik al zei: vertraging is voor onze studenten het grote woord.",
    "Ze durven de taal niet aan, college in het Engels.",
    "Nogmaals, half jaar vertraging, en dan betaal je weer collegegeld.",
    "Uiteindelijk komt het toch weer op die vertraging neer, dat ene semester.",
)
AGAIN = {2, 4, 5, 7, 8}
OTHERS = {
    "Kees": ("Het past niet in het rooster van de stage.", "Ze hebben hier een baantje."),
    "Loes": ("Niemand vertelt ze dat het kan.", "De ouders vinden het eng."),
    "Piet": ("Een kamer vinden is daar niet te doen.", "Het geld, de beurs dekt niet alles."),
    "Roos": ("Ze wonen thuis en blijven graag thuis.",),
}


def add_repeater(project: Project) -> None:
    """Add the interviews, every answer coded with the same code."""
    said = {"Mies": MIES, **OTHERS}
    asked = ("Interviewer", "En verder?")
    add_interviews(
        project,
        *(reading(name, *(turn for line in lines for turn in (asked, (name, line)))) for name, lines in said.items()),
    )
    add_tree(project, "redenen", f"redenen / {WHY}")
    for name, lines in said.items():
        for line in lines:
            put(project, WHY, name, line)
