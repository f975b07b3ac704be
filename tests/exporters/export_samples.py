"""A small study as the exporters meet it."""

from dataclasses import replace

from codebench.domain.codebook import Code, Codebook
from codebench.domain.quote import Attribution, Quote, QuoteSection, QuoteSet, Said
from codebench.domain.table import TOTAL, Cell, Column, Row, Table

TITLE = "Beelden en belemmeringen"
RULE = "Een code telt één keer per participant, ook als de participant haar vaker noemt of alleen een subcode noemt."


def table() -> Table:
    """Thirty participants of three kinds, one kind without anybody."""
    columns = (
        Column(TOTAL, "totaal", 30),
        Column("g1", "pabo", 14),
        Column("g2", "tweedegraads lerarenopleiding", 10),
        Column("g3", "BKO/SKO", 0),
    )

    def row(key: str, *path_and_counts: object) -> Row:
        path = tuple(p for p in path_and_counts if isinstance(p, str))
        counts = [c for c in path_and_counts if not isinstance(c, str)]
        bases = (30, 14, 10, 0)
        cells = (Cell(c, (c or 0) * 3, base) for c, base in zip(counts, bases, strict=True))  # type: ignore[arg-type,operator]
        return Row(key, path, tuple(cells))

    rows = (
        row("c1", "beelden", 28, 13, 9, None),
        row("c2", "beelden", "studenten naar het buitenland", 25, 12, 8, None),
        row("c3", "beelden", "<diversiteit> & taal", 15, 7, 5, None),
        row("c4", "belemmeringen", 18, 8, 6, None),
        row("c5", "belemmeringen", "studenten", 15, 8, 5, None),
        row("c6", "belemmeringen", "studenten", "angst voor studievertraging", 1, 1, 0, None),
    )
    notes = ("Eén participant spreekt voor twee soorten opleiding: de kolommen tellen op tot meer dan het totaal.",)
    return Table(TITLE, "participants", columns, rows, RULE, notes)


def without_bases(made: Table) -> Table:
    """The same numbers with nothing to take a percentage of."""
    rows = tuple(replace(row, cells=tuple(replace(cell, base=None) for cell in row.cells)) for row in made.rows)
    return replace(made, columns=tuple(replace(column, base=None) for column in made.columns), rows=rows)


def quote(code: tuple[str, ...], text: str = "Dan denkt iedereen aan iets anders.", **changes: object) -> Quote:
    """One quote, as given or as most are."""
    values: dict[str, object] = {
        "code": code,
        "said": (Said("", text),),
        "attribution": "docent, pabo",
        "source": "P02",
        "turn": 12,
        "time": "12:11",
        "coders": "Noor",
        "groups": "pabo / Zwolle; ALO",
        "attributes": ("14",),
    }
    return Quote(**(values | changes))  # type: ignore[arg-type]


def quotes() -> QuoteSet:
    """Quotes on three levels; a parent without quotes of its own, and a code without any."""
    far = ("belemmeringen", "studenten", "angst voor studievertraging")
    sections = (
        QuoteSection(
            ("beelden",),
            "Waar het over gaat als mensen op de opleiding het over internationalisering hebben.",
            "2 participanten · 2 citaten",
            (
                quote(("beelden",)),
                quote(
                    ("beelden",),
                    said=(Said("Interviewer", "En het team?"), Said("Docent", "Nou ja, <b>wij</b> & zij […] 🙂")),
                    attribution="P07",
                    time="",
                ),
            ),
        ),
        QuoteSection(("belemmeringen",), "Wat tegenhoudt.", "1 participant · 1 citaat", ()),
        QuoteSection(("belemmeringen", "studenten"), "", "", ()),
        QuoteSection(
            far,
            "Studenten zijn bang uit te lopen.",
            "1 participant · 1 citaat",
            (quote(far, "Een halfjaar kwijt, dat is wat ze zeggen.", turn=None, attribution="", source="", time=""),),
        ),
        QuoteSection(("opbrengsten",), "Wat het oplevert.", "0 participanten · 0 citaten", ()),
    )
    notes = ("De citaten zijn letterlijk; [...] staat waar woorden zijn weggelaten.",)
    return QuoteSet("Citaten: internationalisering", Attribution.ROLE, ("jaren ervaring",), sections, notes)


def codebook() -> Codebook:
    """A codebook with everything that a file may trip over."""
    return Codebook(
        [
            Code(
                "a",
                "beelden",
                None,
                0,
                "Waar het over gaat. " * 8 + "Einde.",
                "Altijd.",
                "Nooit.",
                "“Nou ja…”",
                "#0072B2",
            ),
            Code("b", "=SOM(1+1)", "a", 0, "- een streepje vooraf", "+1", "@iemand", "'=al met apostrof"),
            Code("c", "no", "a", 1, "Eerste regel.\nTweede regel: met dubbelepunt.", " spatie vooraf", "", "ja 🙂 é"),
            Code("d", "vervallen", "c", 0, "", "", "", "", "", True),
        ]
    )
