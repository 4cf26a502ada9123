"""A collection follows the library, whoever changes it, and through crashes."""

from __future__ import annotations

import pytest
from pymilvus import DataType, MilvusClient

from index.indexing.consistency import findings
from index.library.errors import LibraryProblem
from index.library.leader_election import LeaderElection
from index.search.milvus.library_collection import collection_name
from index.search.milvus.milvus_search import MilvusBatches
from testing.indexed_library import draft
from tests.index.search.milvus.milvus_rig import MilvusRig


def all_is_well(indexed: MilvusRig) -> bool:
    return list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


def test_a_search_of_another_process_sees_what_this_one_added(indexed: MilvusRig) -> None:
    other = indexed.open_search()
    indexed.take(draft("bridge", "The harbour bridge was closed."))
    assert indexed.nearest("harbour bridge", search=other) == ["bridge"]
    assert indexed.matching("harbour bridge", search=other) == ["bridge"]
    assert other.behind() == 0


def test_a_correction_takes_the_place_of_what_was_said_before(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."))
    indexed.take(draft("ship", "The ferry arrived late."))
    assert indexed.matching("sank") == []
    assert indexed.matching("late") == ["ship"]
    assert indexed.search.size() == 1
    assert all_is_well(indexed)


@pytest.mark.parametrize("how", ["retract", "remove"])
def test_what_is_taken_back_is_found_no_more(indexed: MilvusRig, how: str) -> None:
    indexed.take(draft("ship", "The ferry sank."), draft("bridge", "The ferry passed the bridge."))
    getattr(indexed.library, how)(indexed.library.find("https://example.org/ship"))
    indexed.search.catch_up()
    assert indexed.matching("ferry") == indexed.nearest("ferry") == ["bridge"]
    assert all_is_well(indexed)


def test_a_crash_between_the_passages_and_the_position_costs_nothing(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."))
    before = indexed.position()
    indexed.take(draft("ship", "The ferry arrived late."), draft("bridge", "The bridge was closed."))
    indexed.move(before)
    assert indexed.search.behind() == 2
    indexed.search.catch_up()
    assert indexed.search.behind() == 0
    assert all_is_well(indexed)


def test_a_crash_while_a_correction_was_taken_up_leaves_nothing_of_what_came_between(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."))
    before = indexed.position()
    indexed.take(draft("ship", "The ferry arrived late."))
    indexed.move(before)
    indexed.take(draft("ship", "The ferry arrived early."))
    assert indexed.matching("ferry") == ["ship"]
    assert all_is_well(indexed)


def test_one_process_at_a_time_takes_changes_up(indexed: MilvusRig) -> None:
    with LeaderElection(indexed.database).acquired(indexed.search.collection.name) as lease:
        assert lease is not None
        indexed.take(draft("ship", "The ferry sank."))
        assert indexed.search.behind() == 1
    indexed.search.catch_up()
    assert indexed.search.behind() == 0


def test_changes_are_taken_up_in_batches(indexed: MilvusRig) -> None:
    indexed.search = indexed.open_search(MilvusBatches(articles=2, rows=1))
    indexed.take(*[draft(f"{number}", f"Ferry {number} sank.") for number in range(5)], draft("0", "Ferry 0 came."))
    assert indexed.search.size() == 5
    assert all_is_well(indexed)


def test_what_has_gathered_becomes_a_segment_of_its_own(indexed: MilvusRig) -> None:
    indexed.search = indexed.open_search(MilvusBatches(segment_rows=2))
    indexed.take(draft("0", "Ferry 0 sank."), draft("1", "Ferry 1 sank."))
    indexed.take(draft("1", "Ferry 1 came."), draft("2", "Ferry 2 sank."))
    assert sorted(indexed.matching("ferry")) == ["0", "1", "2"]
    assert all_is_well(indexed)


def test_a_collection_that_was_lost_is_made_anew_from_the_database(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."))
    embedded = len(indexed.embedder.embedded)
    indexed.search.collection.drop()
    with pytest.raises(LibraryProblem, match="lost"):
        indexed.matching("ferry")
    indexed.search.catch_up()
    assert indexed.matching("ferry") == ["ship"]
    assert len(indexed.embedder.embedded) == embedded


def test_a_collection_that_was_lost_while_nobody_looked_is_made_anew_at_the_start(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."))
    indexed.search.collection.drop()
    assert indexed.matching("ferry", search=indexed.open_search()) == ["ship"]


def test_a_crash_while_a_collection_was_made_leaves_nothing_half(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."))
    client = MilvusClient(indexed.uri)
    client.release_collection(indexed.search.collection.name)
    client.drop_index(indexed.search.collection.name, client.list_indexes(indexed.search.collection.name)[0])
    client.close()
    again = indexed.open_search()
    assert indexed.matching("ferry", search=again) == indexed.nearest("ferry", search=again) == ["ship"]


def test_check_names_what_is_missing_and_what_is_too_much_and_a_rebuild_mends_it(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."), draft("bridge", "The bridge was closed."))
    with indexed.database.reading() as connection:
        from index.search.milvus.library_collection import passage_rows

        row = passage_rows(connection, [indexed.library.find("https://example.org/ship")], indexed.embedder.name, 64)[0]
    indexed.search.collection.delete_others([row.article], set())
    indexed.search.collection.put([row._replace(passage=99, article=99)])
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == [
        f"the Milvus index lacks 1 passages: {row.passage}",
        "the Milvus index has 1 passages that are gone: 99",
    ]
    indexed.search.rebuild()
    assert all_is_well(indexed)


def test_another_model_has_a_collection_of_its_own(indexed: MilvusRig) -> None:
    indexed.take(draft("ship", "The ferry sank."))
    identity = indexed.library.identity()
    names = {
        collection_name(identity, "tiny", 64),
        collection_name(identity, "tiny", 32),
        collection_name("x", "tiny", 64),
    }
    assert len(names) == 3
    assert all(len(name) <= 64 for name in names)


def test_a_collection_of_that_name_which_is_another_programs_is_never_touched(indexed: MilvusRig) -> None:
    client = MilvusClient(indexed.uri)
    indexed.search.collection.drop()
    schema = MilvusClient.create_schema()
    schema.add_field("mine", DataType.INT64, is_primary=True)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=8)
    client.create_collection(indexed.search.collection.name, schema=schema)
    with pytest.raises(LibraryProblem, match="not one of this program's"):
        indexed.open_search()
    with pytest.raises(LibraryProblem, match="not one of this program's"):
        indexed.search.rebuild()
    assert client.has_collection(indexed.search.collection.name)
    client.close()
