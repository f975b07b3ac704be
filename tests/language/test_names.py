"""Names that betray people are found in transcripts of many kinds, and ordinary words are left alone."""

from pathlib import Path

import pytest

from codebench.domain.candidates import SURE_ENOUGH, Candidate, Entity, Known, Text, Why, why_name
from codebench.domain.hiding import NameKind
from codebench.i18n import use_language
from codebench.language.names import find_names
from codebench.language.pseudonyms import pseudonym
from tests.benchmarks.names import Score, measured

NOTHING = Known()
PAGES = Path(__file__).parent / "pages"


def found(text: str, known: Known = NOTHING, *, sure: float = SURE_ENOUGH) -> dict[str, Candidate]:
    """What is found in a text, by name."""
    return {each.name: each for each in find_names([Text("one", text)], known) if each.sure >= sure}


def said(text: str, candidate: Candidate) -> list[str]:
    """The words at every place of a candidate."""
    return [text[place.start : place.end] for place in candidate.occurrences]


def pages(pattern: str) -> Score:
    return measured([(path.stem, path.read_text(encoding="utf-8")) for path in sorted(PAGES.glob(pattern))])


def test_every_name_on_the_pages_that_taught_the_tagger_is_found_and_little_else() -> None:
    score = pages("[a-e]*.txt")
    assert score.recall("persoon") >= 0.99, score.missed
    assert score.recall("instelling") >= 0.98, score.missed
    assert score.recall("plaats") >= 0.98, score.missed
    assert score.precision >= 0.95, score.wrong


def test_a_first_name_a_surname_and_a_possessive_belong_to_the_full_name() -> None:
    text = "Dat zei Fatima el Amrani. Ja, Fatima wist dat, en meneer El Amrani ook. Fatima's klas en Fatima, ja."
    names = found(text)
    assert list(names) == ["Fatima el Amrani"]
    assert set(names["Fatima el Amrani"].forms) == {"Fatima el Amrani", "Fatima", "El Amrani"}
    assert said(text, names["Fatima el Amrani"]) == ["Fatima el Amrani", "Fatima", "El Amrani", "Fatima's", "Fatima"]


def test_a_first_name_that_two_people_share_stays_by_itself() -> None:
    names = found("Ik werk met Jan Willems en met Jan Postma. En Jan zei niets.")
    assert set(names) == {"Jan Willems", "Jan Postma", "Jan"}


def test_a_title_makes_a_name_of_any_word() -> None:
    names = found("Toen kwam meneer Bakker binnen, met juf Wil en dr. Van Houten.")
    assert set(names) == {"Bakker", "Wil", "Van Houten"}


def test_a_particle_in_small_letters_belongs_to_the_surname() -> None:
    assert "van Dijk" in found("Vraag het aan mevrouw van Dijk.")


def test_a_name_that_is_a_verb_as_well_is_not_found_in_a_question() -> None:
    text = "Dat bord heeft Wil Hendriks gemaakt. Wil je koffie? Wil zei van niet. Mark my words."
    assert said(text, found(text)["Wil Hendriks"]) == ["Wil Hendriks", "Wil"]


def test_a_first_name_that_is_a_language_is_told_from_it() -> None:
    text = "Ik sprak met Frans. Frans gaf les in het Frans, zei Anke, en niet in het Duits."
    assert said(text, found(text)["Frans"]) == ["Frans", "Frans"]
    assert list(found("Hij gaf Frans en Duits.")) == []


def test_an_institution_takes_along_its_head_and_its_short_form() -> None:
    text = "Wij werken samen met het Kompas College en met thuiszorg Anjer. En het Kompas doet de voorbereiding."
    names = found(text)
    assert said(text, names["Kompas College"]) == ["Kompas College", "Kompas"]
    assert said(text, names["thuiszorg Anjer"]) == ["thuiszorg Anjer"]
    assert {each.kind for each in names.values()} == {NameKind.INSTITUTION}


@pytest.mark.parametrize(
    "name",
    [
        "ROC van de Beemden",
        "Universiteit van Harderwijk",
        "Sint-Bavoschool",
        "Universidade do Alto Cávado",
        "Escuela Técnica Arriaga",
        "De Horizon",
        "RMC",
        "Van Doorn Robotics",
        "'t Genseler",
        "boksschool Haarman",
        "U4Society",
        "mboRijnland",
        "Zone.college",
        "Moderna galerija",
        "Kenniscentrum Onderwijs en Opvoeding",
        "Learning with the City",
        "Lucas Onderwijs",
        "DIO '30",
        "obs De Vlieger",
    ],
)
def test_institutions_are_known_by_how_they_are_called(name: str) -> None:
    assert found(f"Ik kwam daar via {name} terecht.")[name].kind is NameKind.INSTITUTION


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Zij leerde dat op Hal 9, en dat hielp.", "Hal 9"),
        ("Daarna ging ik naar het Comenius, om de hoek.", "Comenius"),
        ("Wij hebben Stem in de Stad opgericht.", "Stem in de Stad"),
        ("Vraag het Van Dorp Techniek maar.", "Van Dorp Techniek"),
        ("ja en toen heb ik bij attent gewerkt", "attent"),
        ("ik zat op de ha en in die tijd", "ha en"),
        ("daarna liep ik stage bij ten cate en dat was leuk", "ten cate"),
        ("ik kwam daar via nieuwe kans terecht", "nieuwe kans"),
        ("het project heet samen op noord en dat loopt", "samen op noord"),
        ("dat ging toen naar stichting wilg en dat was het", "stichting wilg"),
        ("Dat was van de Rolf groep, geloof ik.", "Rolf groep"),
        ("Dat doet buurthuis 't Klooster, om de hoek.", "'t Klooster"),
        ("Het heet “Kansrijk”, geloof ik.", "Kansrijk"),
        ("Vos Logistics heeft daar plaats voor.", "Vos Logistics"),
        ("Keizer Karel College doet dat.", "Keizer Karel College"),
        ("Het Leger des Heils doet dat.", "Leger des Heils"),
        ("Wij gaan naar de Lucas Onderwijs-scholen in de stad.", "Lucas Onderwijs-scholen"),
        ("zij werkt bij stichting de posten en daar woont hij", "stichting de posten"),
        ("toen betaalde het buurtfonds sport en taal dat", "buurtfonds sport en taal"),
        ("hij ging naar scholen zoals de zeeraket en dat was wennen", "de zeeraket"),
        ("zij studeerde toen aan de university of groningen en dat was wennen", "university of groningen"),
        ("zij werkte in het sint jans gasthuis en dat was zwaar", "sint jans gasthuis"),
        ("hij is van ter aa en daar leerde hij lassen", "ter aa"),
        ("zij zat op pabo almere en dat was wennen", "pabo almere"),
        ("hij kende het europees platform nog van toen", "europees platform"),
        ("wij bellen niet want metaalunie belt ons wel", "metaalunie"),
        ("dat stond toen in het udens weekblad en dat was leuk", "udens weekblad"),
        ("zij kwam via museum aan de stroom bij ons terecht", "museum aan de stroom"),
        ("Zij leerde dat aan de Hogeschool van Arnhem en Nijmegen.", "Hogeschool van Arnhem en Nijmegen"),
        ("toen ging Demi in Zwolle bij vardaga werken en dat was wennen", "vardaga"),
        ("Ik werk nu drie jaar bij Gazelle aan de band.", "Gazelle"),
        ("Dat stond vorige week in de Gelderlander, geloof ik.", "Gelderlander"),
        ("De TU vindt dat goed.", "TU"),
        ("Daarna ging ik naar 's Gravenhof, om de hoek.", "'s Gravenhof"),
        ("Dat doen ze bij 2College ook, geloof ik.", "2College"),
        ("Wij kennen er een. De Nayer, net over de grens.", "De Nayer"),
        ("Wij begonnen samen. Bakker & Benali, zo heet het.", "Bakker & Benali"),
        ("Dat doet Kids aan Zee, om de hoek.", "Kids aan Zee"),
        ("Dat ging goed. Molenwiek stuurde vier jongens.", "Molenwiek"),
        ("hij zat bij bakkerij te brake en dat was wennen", "bakkerij te brake"),
        ("zij kwam voor bakkerij royal en dat was wennen", "bakkerij royal"),
        ("Dat ging goed. Molenwiek, dat is een bureau, wilde ook.", "Molenwiek"),
        ("hij stond daar elke dag jumbo schoon te maken en dat was wennen", "jumbo"),
    ],
)
def test_what_stands_beside_ordinary_words_makes_an_institution_of_them(sentence: str, name: str) -> None:
    assert found(sentence)[name].kind is NameKind.INSTITUTION


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("Wij bellen MEE IJsseloevers. En dan doe je mee, zegt MEE.", "MEE IJsseloevers", ["MEE IJsseloevers", "MEE"]),
        ("Wij gaan. Via Metameer kwam dat. En Metameer betaalde.", "Metameer", ["Metameer", "Metameer"]),
        ("zij zat op graafschap college en het graafschap was ver", "graafschap", ["graafschap"]),
        ("hij zat bij roc west zuinge en die van west zuinge ook", "west zuinge", ["west zuinge"]),
    ],
)
def test_an_institution_that_was_named_is_met_again_by_less(text: str, name: str, places: list[str]) -> None:
    assert said(text, found(text)[name]) == places


def test_a_row_behind_a_colon_is_of_names() -> None:
    assert set(found("Er zijn er drie: Kansrijk, Fontys en Avans.")) == {"Kansrijk", "Fontys", "Avans"}


def test_a_word_that_dutch_does_not_have_is_a_name_in_text_without_capitals() -> None:
    assert set(found("en toen belde grumelo ons op want het regende")) == {"grumelo"}


def test_a_list_of_points_is_no_text_without_capitals() -> None:
    points = "- bellen met Sanne over de klusdingesjes\n- met Bram naar Zwolle, frutselwerk halen\n- Tarik mailen\n"
    assert set(found(points * 3)) == {"Sanne", "Bram", "Zwolle", "Tarik"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Zij zat in die tijd op de Hotelschool in de stad.", "Hotelschool"),
        ("Eerst heb ik de Kweekschool gedaan.", "Kweekschool"),
        ("Toen werkte ik bij Letteren, op de derde.", "Letteren"),
        ("Een student van Communicatiewetenschap hielp ons.", "Communicatiewetenschap"),
        ("Daarna werkte ik bij Plan B. Bij ons kon dat niet.", "Plan B"),
        ("Er is een koor, Klein maar Dapper, en dat zingt.", "Klein maar Dapper"),
        ("De vrijwilligers van Hart voor de Buurt kwamen ook.", "Hart voor de Buurt"),
        ("Wie er zaten? Scholen aan de Vliet, geloof ik.", "Scholen aan de Vliet"),
        ("Die cursus was van Leren zonder Grenzen, dacht ik.", "Leren zonder Grenzen"),
        ("Zelfs de KB wilde er een.", "KB"),
        ("Verder schreef SURF er een stuk over.", "SURF"),
        ("Wij kregen dat via PIT, al jaren.", "PIT"),
        ("Ik had stage gelopen bij Karakter, in de stad.", "Karakter"),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_name_of_ordinary_words(sentence: str, name: str) -> None:
    assert name in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij studeerde Communicatiewetenschap, en hij haalde een diploma Rechten.",
        "Dat was in de Middeleeuwen, en na de Tweede Wereldoorlog, met ADHD en ODD.",
        "De Directeur vond het goed, en de Teamleider ook, op Paarse Vrijdag.",
    ],
)
def test_a_capital_that_betrays_nobody_makes_no_name(sentence: str) -> None:
    assert list(found(sentence)) == []


def test_a_name_of_ordinary_words_is_an_institutions_also_where_it_ends_as_a_surname_does() -> None:
    assert found("Wij deden mee met Scholen aan de Vliet, toen.")["Scholen aan de Vliet"].kind is NameKind.INSTITUTION


def test_a_subject_is_hidden_only_where_it_is_the_department() -> None:
    text = "Ik werkte bij Geneeskunde. Zij studeerde Geneeskunde, en dat was zwaar."
    assert len(found(text)["Geneeskunde"].occurrences) == 1


def test_an_ordinary_word_is_an_institution_only_where_something_says_so() -> None:
    text = "ik heb bij attent gewerkt en ze waren daar altijd attent op elkaar"
    assert said(text, found(text)["attent"]) == ["attent"]


def test_a_name_between_quotation_marks_is_no_opening_of_a_sentence() -> None:
    assert "De Nieuwe Kans" in found("Zij werkt bij 'De Nieuwe Kans' in de stad.")


def test_speech_recognition_without_capitals_hides_no_names() -> None:
    text = "ja en toen zei dilara dat meneer postma uit zwolle kwam en mijn collega bram van de basisschool de brug ook"
    names = found(text)
    assert set(names) == {"dilara", "postma", "zwolle", "bram", "basisschool de brug"}


def test_a_name_with_a_capital_is_found_without_one_unless_it_is_a_dutch_word() -> None:
    text = "Dat doet Esra, met Roos. Nu doet esra dat met een roos in de hand."
    names = found(text)
    assert said(text, names["Esra"]) == ["Esra", "esra"]
    assert said(text, names["Roos"]) == ["Roos"]
    assert (names["Esra"].any_case, names["Roos"].any_case) == (True, False)


def test_ways_to_reach_somebody_are_found() -> None:
    text = "Mail naar a.vos@school.example of bel 06-12345678. Ik woon op Dorpsstraat 12, 8011 AB, zie www.school.example/ik."
    contacts = [each.name for each in find_names([Text("one", text)], Known()) if each.kind is NameKind.CONTACT]
    assert set(contacts) == {
        "a.vos@school.example",
        "06-12345678",
        "Dorpsstraat 12",
        "8011 AB",
        "www.school.example/ik",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Daarna gaf ik Engels, Nederlands en Burgerschap, via Teams en in Excel.",
        "De Poolse en Duitse studenten gingen met Erasmus+ en Europass op pad.",
        "Hij had Parkinson, en de stelling van Pythagoras kende hij niet.",
        "Docent 1 zei dat, en Docent 2 knikte. De F'jes keken een film, in een Opel Kadett.",
        "De Oostenrijkers kwamen in February, met Unity en Git. See you, zeiden ze.",
        "00:04 Interviewer\nDat was in een Volvo, op een Gazelle. School stuurde ons. De Polen, die lachten.",
        "dat was gaan wij en zou school dat vanuit school doen en gaan jullie en heeft hij de lts gedaan",
    ],
)
def test_ordinary_capitals_are_no_names(sentence: str) -> None:
    assert list(found(sentence)) == []


def test_a_country_is_a_doubtful_candidate() -> None:
    assert found("Zij ging naar Polen.") == {}
    assert found("Zij ging naar Polen.", sure=0.0)["Polen"].kind is NameKind.PLACE


def test_what_the_project_knows_is_surest() -> None:
    known = Known(people=("Wies",), institutions=("Team Noord",), own=("de blauwe poort",))
    text = "Bij Team Noord, achter de blauwe poort, zit Wies."
    names = found(text, known)
    assert {each.name: (each.kind, each.why, each.sure) for each in names.values()} == {
        "Wies": (NameKind.PERSON, Why.OWN, 1.0),
        "Team Noord": (NameKind.INSTITUTION, Why.OWN, 1.0),
        "de blauwe poort": (NameKind.OTHER, Why.OWN, 1.0),
    }


def test_a_label_that_says_who_is_known_and_one_that_says_what_is_not() -> None:
    texts = [Text("one", "Dat zei Bloempje al. De docent ook.", ("Bloempje", "Docent", "Interviewer"))]
    assert [each.name for each in find_names(texts, Known()) if each.why is Why.OWN] == ["Bloempje"]


def test_a_name_is_one_candidate_over_all_texts() -> None:
    texts = [Text("one", "Dat zei Soumaya."), Text("two", "Ja, soumaya belde.")]
    (name,) = find_names(texts, Known())
    assert [place.source_id for place in name.occurrences] == ["one", "two"]


def test_what_only_a_model_believes_is_doubtful() -> None:
    text = "Wij zaten daar in de tuin."
    names = find_names([Text("one", text)], Known(), lambda _: [Entity(21, 25, "LOC"), Entity(0, 3, "MISC")])
    assert [(each.name, each.kind, each.why) for each in names] == [("tuin", NameKind.PLACE, Why.MODEL)]
    assert names[0].sure < SURE_ENOUGH


def test_a_project_with_an_empty_name_finds_the_others() -> None:
    assert list(found("Dat zei Soumaya.", Known(people=("", " ")))) == ["Soumaya"]


@pytest.mark.parametrize("text", ["", "a", "A", "\n", "\0", "😀🎉", "'", "S\u0301", "\ud800", "我叫王小明"])
def test_a_text_of_next_to_nothing_has_no_sure_names(text: str) -> None:
    assert not [each for each in found(text).values() if each.sure > 0.5]


def test_names_are_found_beside_half_a_character_and_beside_a_word_without_end() -> None:
    text = f"{'x' * 100_000} en \udfff toen belde Sanne ons."
    assert said(text, found(text)["Sanne"]) == ["Sanne"]


def test_looking_for_names_can_be_stopped() -> None:
    class Stopped(Exception):  # noqa: N818
        pass

    def stop(done: int, total: int, what: str) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        find_names([Text("one", "Ja."), Text("two", "Nee.")], Known(), progress=stop)


def test_a_suggestion_says_what_it_was_and_never_who() -> None:
    use_language("nl")
    names = found("Sanne Vos werkt bij Hogeschool Wadland in Zwolle, sanne@wadland.example, en bij Maasgouw College.")
    names |= found("Dat was in het Sint-Aldegonde Ziekenhuis, met Kees.")
    taken: list[str] = []
    for each in names.values():
        taken.append(pseudonym(each, taken, {"Sanne Vos": "P7"}))
    assert dict(zip(names, taken, strict=True)) == {
        "Hogeschool Wadland": "[hogeschool 1]",
        "Kees": "[persoon 1]",
        "Maasgouw College": "[college 1]",
        "Sanne Vos": "P7",
        "sanne@wadland.example": "[e-mailadres]",
        "Sint-Aldegonde Ziekenhuis": "[ziekenhuis 1]",
        "Zwolle": "[plaats 1]",
    }
    assert why_name(Why.SPEECH) == "hoe het gebruikt wordt"
