"""Which backups are kept, whatever the days bring."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.backups import DAYS, GIB, LATEST, WEEKS, Backup, worth_keeping

NOW = datetime(2026, 11, 21, 18, 0, 0)
moments = st.lists(st.integers(0, 120 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), unique=True)


def made(times: list[datetime], size: int = 1) -> list[Backup]:
    return [Backup(at, Path(f"{at:%Y%m%d%H%M}"), size) for at in times]


@given(moments)
def test_the_latest_few_are_always_there_and_nothing_is_made_up(times: list[datetime]) -> None:
    kept = worth_keeping(made(times), NOW)
    assert kept == sorted(kept, reverse=True)
    assert kept[:LATEST] == sorted(made(times), reverse=True)[:LATEST]
    assert set(kept) <= set(made(times))
    assert len(kept) <= LATEST + DAYS + 1 + WEEKS + 1


@given(moments)
def test_every_recent_day_and_week_that_had_one_still_has_its_last(times: list[datetime]) -> None:
    kept = {backup.at for backup in worth_keeping(made(times), NOW)}
    for at in times:
        if at >= NOW - timedelta(days=DAYS):
            assert max(t for t in times if t.date() == at.date()) in kept
        if at >= NOW - timedelta(weeks=WEEKS):
            assert max(t for t in times if t.isocalendar()[:2] == at.isocalendar()[:2]) in kept


@given(moments, st.integers(0, 60 * 24 * 60))
def test_thinning_every_time_keeps_what_thinning_once_would(times: list[datetime], ago: int) -> None:
    """What was let go earlier is never missed later."""
    earlier = NOW - timedelta(minutes=ago)
    before = worth_keeping([each for each in made(times) if each.at <= earlier], earlier)
    later = [each for each in made(times) if each.at > earlier]
    once, stepwise = worth_keeping(made(times), NOW), worth_keeping([*before, *later], NOW)
    assert set(once) <= set(stepwise)
    assert len(stepwise) <= LATEST + DAYS + 1 + WEEKS + 1


@given(moments, st.integers(0, 2 * GIB))
def test_they_never_take_more_room_than_they_may_but_for_the_latest(times: list[datetime], size: int) -> None:
    kept = worth_keeping(made(times, size), NOW)
    assert len(kept) <= LATEST or sum(backup.size for backup in kept) <= 4 * GIB


def test_a_year_of_work_leaves_a_handful() -> None:
    hours = [NOW - timedelta(days=day, hours=hour) for day in range(365) for hour in range(8)]
    kept = worth_keeping(made(hours), NOW)
    assert 15 <= len(kept) <= 23
    assert kept[-1].at > NOW - timedelta(weeks=WEEKS)
