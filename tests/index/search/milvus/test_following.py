"""A collection follows the library, whoever changes it, and through crashes."""

from __future__ import annotations

import pytest
from pymilvus import DataType, MilvusClient

from index.indexing.consistency import findings
from index.library.errors import LibraryProblem
from index.library.leader_election import LeaderElection
from index.search.milvus.collection_names import collection_name
from testing.indexed_library import draft
from tests.index.search.milvus.milvus_rig import MilvusRig


def all_is_well(rig: MilvusRig) -> bool:
    return list(findings(rig.library, rig.search, rig.embedder.name)) == []


def test_a_search_of_another_process_sees_what_this_one_added(rig: MilvusRig) -> None:
    other = rig.open_search()
    rig.take(draft("bridge", "The harbour bridge was closed."))
    assert rig.nearest("harbour bridge", search=other) == ["bridge"]
    assert rig.matching("harbour bridge", search=other) == ["bridge"]
    assert other.behind() == 0


def test_a_correction_takes_the_place_of_what_was_said_before(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."))
    rig.take(draft("ship", "The ferry arrived late."))
    assert rig.matching("sank") == []
    assert rig.matching("late") == ["ship"]
    assert rig.search.size() == 1
    assert all_is_well(rig)


@pytest.mark.parametrize("how", ["retract", "remove"])
def test_what_is_taken_back_is_found_no_more(rig: MilvusRig, how: str) -> None:
    rig.take(draft("ship", "The ferry sank."), draft("bridge", "The ferry passed the bridge."))
    getattr(rig.library, how)(rig.library.find("https://example.org/ship"))
    rig.search.catch_up()
    assert rig.matching("ferry") == rig.nearest("ferry") == ["bridge"]
    assert all_is_well(rig)


def test_a_crash_between_the_passages_and_the_position_costs_nothing(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."))
    before = rig.position()
    rig.take(draft("ship", "The ferry arrived late."), draft("bridge", "The bridge was closed."))
    rig.move(before)
    assert rig.search.behind() == 2
    rig.search.catch_up()
    assert rig.search.behind() == 0
    assert all_is_well(rig)


def test_a_crash_while_a_correction_was_taken_up_leaves_nothing_of_what_came_between(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."))
    before = rig.position()
    rig.take(draft("ship", "The ferry arrived late."))
    rig.move(before)
    rig.take(draft("ship", "The ferry arrived early."))
    assert rig.matching("ferry") == ["ship"]
    assert all_is_well(rig)


def test_one_process_at_a_time_takes_changes_up(rig: MilvusRig) -> None:
    with LeaderElection(rig.database).held(rig.search.collection.name) as lease:
        assert lease is not None
        rig.take(draft("ship", "The ferry sank."))
        assert rig.search.behind() == 1
    rig.search.catch_up()
    assert rig.search.behind() == 0


def test_changes_are_taken_up_in_batches(rig: MilvusRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.milvus.milvus_search.ARTICLES_AT_ONCE", 2)
    monkeypatch.setattr("index.search.milvus.collection.ROWS_AT_ONCE", 1)
    rig.take(*[draft(f"{number}", f"Ferry {number} sank.") for number in range(5)], draft("0", "Ferry 0 came."))
    assert rig.search.size() == 5
    assert all_is_well(rig)


def test_what_has_gathered_becomes_a_segment_of_its_own(rig: MilvusRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.milvus.milvus_search.LOOSE_MOST", 2)
    rig.take(draft("0", "Ferry 0 sank."), draft("1", "Ferry 1 sank."))
    rig.take(draft("1", "Ferry 1 came."), draft("2", "Ferry 2 sank."))
    assert sorted(rig.matching("ferry")) == ["0", "1", "2"]
    assert all_is_well(rig)


def test_a_collection_that_was_lost_is_made_anew_from_the_database(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."))
    embedded = len(rig.embedder.embedded)
    rig.search.collection.drop()
    with pytest.raises(LibraryProblem, match="lost"):
        rig.matching("ferry")
    rig.search.catch_up()
    assert rig.matching("ferry") == ["ship"]
    assert len(rig.embedder.embedded) == embedded


def test_a_collection_that_was_lost_while_nobody_looked_is_made_anew_at_the_start(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."))
    rig.search.collection.drop()
    assert rig.matching("ferry", search=rig.open_search()) == ["ship"]


def test_a_crash_while_a_collection_was_made_leaves_nothing_half(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."))
    client = MilvusClient(rig.uri)
    client.release_collection(rig.search.collection.name)
    client.drop_index(rig.search.collection.name, client.list_indexes(rig.search.collection.name)[0])
    client.close()
    again = rig.open_search()
    assert rig.matching("ferry", search=again) == rig.nearest("ferry", search=again) == ["ship"]


def test_check_names_what_is_missing_and_what_is_too_much_and_a_rebuild_mends_it(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."), draft("bridge", "The bridge was closed."))
    with rig.database.reading() as connection:
        from index.search.milvus.collection_rows import passage_rows

        row = passage_rows(connection, [rig.library.find("https://example.org/ship")], rig.embedder.name, 64)[0]
    rig.search.collection.delete_others([row.article], set())
    rig.search.collection.put([row._replace(passage=99, article=99)])
    assert list(findings(rig.library, rig.search, rig.embedder.name)) == [
        f"the Milvus index lacks 1 passages: {row.passage}",
        "the Milvus index has 1 passages that are gone: 99",
    ]
    rig.search.rebuild()
    assert all_is_well(rig)


def test_another_model_has_a_collection_of_its_own(rig: MilvusRig) -> None:
    rig.take(draft("ship", "The ferry sank."))
    identity = rig.library.identity()
    names = {
        collection_name(identity, "tiny", 64),
        collection_name(identity, "tiny", 32),
        collection_name("x", "tiny", 64),
    }
    assert len(names) == 3
    assert all(len(name) <= 64 for name in names)


def test_a_collection_of_that_name_which_is_another_programs_is_never_touched(rig: MilvusRig) -> None:
    client = MilvusClient(rig.uri)
    rig.search.collection.drop()
    schema = MilvusClient.create_schema()
    schema.add_field("mine", DataType.INT64, is_primary=True)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=8)
    client.create_collection(rig.search.collection.name, schema=schema)
    with pytest.raises(LibraryProblem, match="not one of this program's"):
        rig.open_search()
    with pytest.raises(LibraryProblem, match="not one of this program's"):
        rig.search.rebuild()
    assert client.has_collection(rig.search.collection.name)
    client.close()
