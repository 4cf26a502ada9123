"""Search by Milvus, against a Milvus Lite server of the tests."""
