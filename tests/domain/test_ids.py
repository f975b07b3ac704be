import uuid

from codebench.domain.ids import new_id


def test_an_id_is_a_random_uuid_that_every_program_reads():
    made = [new_id() for _ in range(500)]
    assert len(set(made)) == 500
    for each in map(uuid.UUID, made):
        assert (each.version, each.variant) == (4, uuid.RFC_4122)
    assert [str(uuid.UUID(each)) for each in made] == made
