"""Searching finds what a plain loop over all texts finds, and says whose words they are."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coding
from codebench.domain.participant import Group
from codebench.domain.search import Mode, Query, words_of
from codebench.domain.source import Role, Source, Speaker, Turn
from codebench.domain.text import Span, fold
from codebench.errors import CodebenchError
from codebench.services.editing import edit_text
from codebench.services.project import Project
from codebench.services.search import hits, in_context, search, set_synonyms, synonyms
from tests.makers import add_interviews, add_tree, people, person, put, reading

ANNA = "Het geld. Eén foto's-map, en géén geld: een hbo-opleiding in het buitenland kost geld."
BRAM = "Bij ons is het vooral tijd, en een beurs over de grens. Ideeën genoeg."


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(
        project,
        reading("gesprek 2", ("Interviewer", "Is het geld?"), ("Anna", ANNA), ("Bram", BRAM)),
        reading("gesprek 10", ("Interviewer", "En tijd?"), ("Cas", "Geen tijd, geen geld, 🙂 géén idee.")),
        reading("nota", (None, "Het geld van de instelling.")),
        who=people(person("Anna", "pabo / A"), person("Bram", "lero / B"), person("Cas", "pabo / C")),
    )
    add_tree(project, "belemmeringen", "belemmeringen / financiën", "overig")
    put(project, "financiën", "gesprek 2", "géén geld")
    put(project, "overig", "gesprek 10", "Geen tijd", until="geld")
    return project


def told(project: Project, words: str, mode: Mode = Mode.EXACT, **more: object) -> list[str]:
    asked = Query(words, mode, **more)  # type: ignore[arg-type]
    return [f"{each.source}: {each.words}" for each in in_context(project, hits(project, asked))]


def test_everyone_counts_once_and_places_are_told_beside_it(study: Project) -> None:
    found = search(study, Query("geld"))
    assert [(each.name, each.hits) for each in found.owners] == [
        ("Anna", 3),
        ("Cas", 1),
        ("Interviewers and others", 2),
    ]
    assert (found.participants, found.hits) == (2, 6)


def test_a_row_of_words_is_found_across_signs_and_case(study: Project) -> None:
    assert told(study, "het GELD") == ["gesprek 2: het geld", "gesprek 2: Het geld", "nota: Het geld"]
    assert told(study, "foto's") == ["gesprek 2: foto's"] == told(study, "foto’s")
    assert told(study, "hbo opleiding") == ["gesprek 2: hbo-opleiding"]


def test_accents_that_are_not_typed_may_be_there_and_acutes_that_are_must(study: Project) -> None:
    assert told(study, "een") == ["gesprek 2: Eén", "gesprek 2: een", "gesprek 2: een"]
    assert told(study, "eén") == ["gesprek 2: Eén"]
    assert told(study, "ideeen") == told(study, "IDEEËN") == ["gesprek 2: Ideeën"]


def test_words_in_any_order_within_a_turn(study: Project) -> None:
    assert told(study, "buitenland foto", Mode.WORDS) == [
        "gesprek 2: foto's-map, en géén geld: een hbo-opleiding in het buitenland"
    ]
    assert told(study, "buitenland beurs", Mode.WORDS) == []


def test_words_typed_as_one_stay_together_in_every_order_and_form(study: Project) -> None:
    assert told(study, '"geld kost" buitenland', Mode.WORDS) == []
    assert told(study, '"kost geld" buitenland', Mode.WORDS) == ["gesprek 2: buitenland kost geld"]
    assert told(study, "opleiding-hbo", Mode.LEMMA) == []
    assert told(study, "hbo-opleidingen", Mode.LEMMA) == ["gesprek 2: hbo-opleiding"]
    assert told(study, "„kosten geld”", Mode.LEMMA) == ["gesprek 2: kost geld"]


def test_a_plural_with_an_apostrophe_is_found_in_all_forms(study: Project) -> None:
    assert told(study, "idee's", Mode.LEMMA) == told(study, "idee", Mode.LEMMA) != []


def test_a_star_stands_for_any_letters(study: Project) -> None:
    for mode in Mode:
        assert told(study, "buit*", mode) == ["gesprek 2: buitenland"] == told(study, "*LAND", mode)
    assert told(study, "fina*", Mode.WORDS) == [] and told(study, "idee*") == ["gesprek 2: Ideeën", "gesprek 10: idee"]
    assert told(study, "*elli*") == ["nota: instelling"] and told(study, "inste") == []
    with pytest.raises(CodebenchError, match="at least 3 letters"):
        search(study, Query("in*"))


def test_all_forms_of_a_word_are_asked_of_the_language(study: Project) -> None:
    assert told(study, "idee", Mode.LEMMA) == ["gesprek 2: Ideeën", "gesprek 10: idee"]
    assert told(study, "ideeen kosten", Mode.LEMMA) == []
    assert told(study, "kosten opleidingen", Mode.LEMMA) == ["gesprek 2: opleiding in het buitenland kost"]
    assert search(study, Query("idee", Mode.LEMMA)).engine.startswith("simplemma ")
    assert search(study, Query("idee")).engine == ""


def test_words_that_come_later_have_forms_too(study: Project) -> None:
    assert told(study, "lopen", Mode.LEMMA) == []
    source = study.values(Source, title="nota")[0]
    study.do(edit_text, source_id=source.id, start=0, end=3, words="Liep")
    assert told(study, "lopen", Mode.LEMMA) == ["nota: Liep"]
    study.undo()
    assert told(study, "lopen", Mode.LEMMA) == []


@pytest.fixture
def spoken(project: Project) -> Project:
    first = (
        "Ze gaf het na een jaar op. Opgeven is geen schande, maar wie geeft nou zijn studie op? Op de gang gaf ze les."
    )
    add_interviews(
        project, reading("gesprek", ("Anna", first), ("Bram", "Niet op te geven, zei hij. Hij gaf op de pabo les."))
    )
    return project


def test_a_verb_that_falls_apart_is_found_whole_and_in_parts(spoken: Project) -> None:
    everywhere = [
        "gesprek: gaf het na een jaar op", "gesprek: Opgeven", "gesprek: geeft nou zijn studie op", "gesprek: op te geven",
    ]  # fmt: skip
    for words in ("opgeven", "opgegeven", "gaf het op", "geef op"):
        assert told(spoken, words, Mode.LEMMA) == everywhere
    assert told(spoken, "opgeven") == ["gesprek: Opgeven"]
    assert [(each.name, each.hits) for each in search(spoken, Query("opgeven", Mode.LEMMA)).owners] == [
        ("Anna", 3),
        ("Bram", 1),
    ]


def test_a_participle_apart_from_its_particle_is_found_where_no_other_form_is_said(project: Project) -> None:
    add_interviews(project, reading("gesprek", ("Anna", "Toen ik het op had gegeven."), ("Bram", "Op gegeven moment.")))
    assert told(project, "opgeven", Mode.LEMMA) == ["gesprek: op had gegeven"]


def test_a_verb_that_falls_apart_stands_among_other_words_and_synonyms(spoken: Project) -> None:
    assert told(spoken, "studies opgeven", Mode.LEMMA) == ["gesprek: geeft nou zijn studie op"]
    spoken.do(set_synonyms, sets=[["stoppen", "opgeven"]])
    assert len(told(spoken, "stoppen", Mode.LEMMA, synonyms=True)) == 4
    assert len(told(spoken, "gestopt", Mode.LEMMA, synonyms=True)) == 4


def test_own_synonyms_are_found_too_and_can_be_undone(study: Project) -> None:
    study.do(set_synonyms, sets=[["buitenland", " over  de grens", "?"], ["beurs", "geld"], ["alone"]])
    assert synonyms(study) == [("beurs", "geld"), ("buitenland", "over de grens")]
    assert told(study, "buitenland", synonyms=True) == ["gesprek 2: buitenland", "gesprek 2: over de grens"]
    assert told(study, "beurs over de grens", Mode.WORDS, synonyms=True) == [
        "gesprek 2: buitenland kost geld", "gesprek 2: beurs over de grens",
    ]  # fmt: skip
    assert told(study, "buitenland") == ["gesprek 2: buitenland"]
    study.undo()
    assert synonyms(study) == []


def test_only_participants_and_only_some_groups(study: Project) -> None:
    pabo = next(each.id for each in study.values(Group) if each.name == "pabo")
    assert told(study, "tijd") == ["gesprek 2: tijd", "gesprek 10: tijd", "gesprek 10: tijd"]
    assert told(study, "tijd", only_participants=True) == ["gesprek 2: tijd", "gesprek 10: tijd"]
    assert told(study, "tijd", group_ids=(pabo,)) == ["gesprek 10: tijd"]


def test_codes_part_what_is_found(study: Project) -> None:
    ids = {code.name: code.id for code in study.values(Code)}
    above, other = ids["belemmeringen"], ids["overig"]
    assert told(study, "geld", within_code=above) == ["gesprek 2: geld"]
    assert told(study, "het geld van", coded_with=(above,)) == []
    assert told(study, "geld", coded_with=(other,)) == ["gesprek 10: geld"]
    assert len(told(study, "geld", not_coded_with=(above, other))) == 4
    assert search(study, Query("geld", within_code=above)).participants == 1


def test_words_are_cut_off_beside_a_hit_and_never_inside_it(study: Project) -> None:
    (each,) = in_context(study, hits(study, Query("buitenland")), reach=12)
    assert (each.before, each.words, each.after) == ("…in het ", "buitenland", " kost geld.")
    assert (each.speaker, each.source) == ("Anna", "gesprek 2")


def test_nothing_to_search_for_is_one_sentence(study: Project) -> None:
    with pytest.raises(CodebenchError, match="at least one word"):
        search(study, Query("?!"))
    assert search(study, Query("nergens")).owners == ()


WORDS = ("een", "één", "Een", "geld", "Geld", "foto's", "hbo-raad", "idee", "ideeën", "tijd", "🙂", "…", "(lacht)")
typed = st.lists(st.sampled_from([*WORDS, "raad", "s", "nooit"]), min_size=1, max_size=3).map(" ".join)


def test_a_particle_before_a_noun_is_no_verb(project: Project) -> None:
    add_interviews(project, reading("een", ("Anna", "Dat werk doe ik voor mijn kinderen.")))
    assert told(project, "voor werk", Mode.LEMMA) == ["een: werk doe ik voor"]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    chance = random.Random(5)
    made = Project.create(tmp_path_factory.mktemp("crowd") / "crowd.codebench", coder_name="Anna")

    def said() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randrange(1, 14)))

    names = ("Interviewer", "P1", "P2", "P3")
    talks = [reading(f"s{n}", *((chance.choice(names), said()) for _ in range(12))) for n in range(4)]
    add_interviews(made, *talks, reading("doc", (None, said()), (None, said())))
    add_tree(made, "a", "a / b", "c")
    for _ in range(12):
        source = chance.choice(made.values(Source))
        start = chance.randrange(len(source.text) - 12)
        put(made, chance.choice("abc"), source.title, source.text[start : start + 12])
    yield made
    made.close()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=typed,
    mode=st.sampled_from((Mode.EXACT, Mode.WORDS)),
    only=st.booleans(),
    codes=st.sampled_from(["", "within", "not"]),
)
def test_searching_finds_what_a_plain_loop_finds(
    crowd: Project, words: str, mode: Mode, only: bool, codes: str
) -> None:
    book = Codebook(crowd.values(Code))
    code_id = book.find("a").id
    more = {"within": {"within_code": code_id}, "not": {"not_coded_with": (code_id,)}}.get(codes, {})
    asked = Query(words, mode, only_participants=only, **more)  # type: ignore[arg-type]
    if not words_of(words):
        return
    expected = list(slowly(crowd, asked, book.subtree(code_id)))
    assert [(each.source_id, each.start, each.end) for each in hits(crowd, asked)] == [place for place, _ in expected]
    counted = {each.id: each.hits for each in search(crowd, asked).owners}
    assert counted == Counter(owner for _, owner in expected)


forms = st.lists(st.sampled_from(["idee", "geld", "één", "tijden", "foto's"]), min_size=1, max_size=3).map(" ".join)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=forms, only=st.booleans())
def test_in_all_forms_as_many_places_are_counted_as_are_shown(crowd: Project, words: str, only: bool) -> None:
    asked = Query(words, Mode.LEMMA, only_participants=only)
    counted = {each.id: each.hits for each in search(crowd, asked).owners}
    assert counted == Counter(each.owner_id or "" for each in hits(crowd, asked))


def same(typed_word: str, word: str) -> bool:
    acute = any(sign in typed_word for sign in "éá")
    return typed_word == word if acute else fold(typed_word) == fold(word)


def slowly(project: Project, asked: Query, codes: frozenset[str]) -> Iterator[tuple[tuple[str, int, int], str]]:
    """Every hit and its owner, by looking at every stretch of every turn."""
    wanted = words_of(asked.words)
    in_row = asked.mode is Mode.EXACT or len([typed for typed in asked.words.split() if words_of(typed)]) == 1
    speakers = {each.id: each for each in project.values(Speaker)}
    coded = [each for each in project.values(Coding) if each.code_id in codes]
    for source in sorted(project.values(Source), key=lambda each: each.title):
        for turn in sorted(project.values(Turn, source_id=source.id), key=lambda each: each.start):
            who = speakers.get(turn.speaker_id or "")
            owner = who.participant_id if who and who.role is Role.PARTICIPANT else None
            if asked.only_participants and not owner:
                continue
            mine = [each.span for each in coded if each.source_id == source.id]
            for start, end in stretches(source.text, turn.start, turn.end, wanted, in_row=in_row):
                inside = any(span.start <= start and end <= span.end for span in mine)
                touches = any(span.overlaps(Span(start, end)) for span in mine)
                if not (asked.within_code and not inside) and not (asked.not_coded_with and touches):
                    yield (source.id, start, end), owner or ""


def stretches(text: str, start: int, end: int, wanted: list[str], *, in_row: bool) -> list[tuple[int, int]]:
    places = []
    at = start
    for word in words_of(text[start:end]):
        at = text.casefold().index(word, at)
        places.append((at, at + len(word), word))
        at += len(word)
    rows = [places[n : n + len(wanted)] for n in range(len(places) - len(wanted) + 1)]
    if in_row:
        found: list[tuple[int, int]] = []
        for row in rows:
            fits = all(map(same, wanted, (word for _, _, word in row)))
            if fits and (not found or row[0][0] >= found[-1][1]):
                found.append((row[0][0], row[-1][1]))
        return found
    holding = [
        (n - m, m) for m, n in product(range(len(places)), repeat=2)
        if m <= n and all(any(same(word, each) for _, _, each in places[m : n + 1]) for word in wanted)
    ]  # fmt: skip
    if not holding:
        return []
    length, first = min(holding)
    return [(places[first][0], places[first + length][1])]
