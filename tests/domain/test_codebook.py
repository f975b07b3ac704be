import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.codebook import Code, Codebook
from codebench.errors import CodebenchError


@pytest.fixture
def book() -> Codebook:
    return Codebook(
        [
            Code("o", "obstacles", None, 0), Code("m", "money", "o", 0), Code("t", "time", "o", 1),
            Code("s", "success", None, 1), Code("t2", "time", "s", 0),
        ]
    )  # fmt: skip


@st.composite
def books(draw: st.DrawFn) -> Codebook:
    parents = [draw(st.none() | st.integers(0, n - 1)) if n else None for n in range(draw(st.integers(1, 12)))]
    return Codebook(Code(str(n), f"c{n}", None if p is None else str(p), n) for n, p in enumerate(parents))


def test_the_tree_is_walked_in_order(book: Codebook) -> None:
    assert [book.path(code.id) for code in book.walk()] == [
        "obstacles", "obstacles / money", "obstacles / time", "success", "success / time",
    ]  # fmt: skip


def test_a_code_is_found_by_path_or_by_a_name_that_is_the_only_one(book: Codebook) -> None:
    assert book.find("Obstacles / TIME").id == "t"
    assert book.find("money").id == "m"
    with pytest.raises(CodebenchError, match="obstacles / time; success / time"):
        book.find("time")
    with pytest.raises(CodebenchError, match="no code"):
        book.find("fame")


@pytest.mark.parametrize("name", ["", "  ", "a / b", "Money"])
def test_a_name_must_be_usable_and_unique_among_siblings(book: Codebook, name: str) -> None:
    with pytest.raises(CodebenchError):
        book.renamed("t", name)


def test_a_code_may_keep_its_own_name(book: Codebook) -> None:
    assert book.renamed("t", " Time ").name == "Time"


def test_a_code_cannot_go_below_itself(book: Codebook) -> None:
    with pytest.raises(CodebenchError, match="below itself"):
        book.moved("o", "m")
    with pytest.raises(CodebenchError, match="already"):
        book.moved("t", "s")


@given(books(), st.data())
def test_moving_keeps_every_code_and_gives_positions_without_holes(book: Codebook, data: st.DataObject) -> None:
    ids = [code.id for code in book.walk()]
    code_id = data.draw(st.sampled_from(ids))
    parent = data.draw(st.none() | st.sampled_from(ids))
    if parent is not None and parent in book.subtree(code_id):
        return
    changed = {code.id: code for code in book.moved(code_id, parent, data.draw(st.none() | st.integers(0, 3)))}
    after = Codebook(changed.get(each, book[each]) for each in ids)
    assert {code.id for code in after.walk()} == set(ids)
    assert after[code_id].parent_id == parent
    assert [code.position for code in after.children(parent)] == list(range(len(after.children(parent))))


@given(books())
def test_every_code_has_a_colour_and_lies_in_its_lineage(book: Codebook) -> None:
    for code in book.walk():
        assert book.colour(code.id).startswith("#")
        assert all(code.id in book.subtree(above.id) for above in book.lineage(code.id))
