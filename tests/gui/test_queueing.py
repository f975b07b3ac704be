"""Deciding about hits one by one, without a window."""

from codebench.domain.search import Hit
from codebench.domain.text import Span
from codebench.gui.queueing import Queue

TEXT = "Geld, en geld. Weer geld."


def hit(start: int, owner: str = "p1", source: str = "s") -> Hit:
    return Hit(source, start, start + 4, Span(0, len(TEXT)), None, owner)


def queue() -> Queue:
    return Queue((hit(0), hit(9), hit(20), hit(0, "p2", "t")))


def test_every_hit_gets_a_decision_in_turn() -> None:
    begun = queue()
    assert begun.current == begun.hits[0]
    done = begun.accept(Span(0, 4), TEXT).skip().accept(Span(20, 24), TEXT).accept(Span(0, 4), TEXT)
    assert done.current is None and done.people == 2
    assert [(each.source_id, each.words) for each in done.accepted] == [("s", "Geld"), ("s", "geld"), ("t", "Geld")]


def test_what_lies_in_an_accepted_sentence_is_not_asked_again() -> None:
    after = queue().accept(Span(0, 14), TEXT)
    assert after.at == 2 and after.skip().at == 3


def test_back_takes_one_decision_back_and_asks_it_again() -> None:
    after = queue().accept(Span(0, 14), TEXT).skip()
    assert after.back().at == 2
    assert after.back().back() == queue()
    assert queue().back() == queue()


def test_others_wait_behind_those_that_count() -> None:
    done = queue().skip().skip().skip().skip()
    assert done.current is None
    assert done.with_more([hit(9)]).at == 4
