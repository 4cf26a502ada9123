"""Search with Milvus: vectors and words of all passages in one collection, on a server or in a folder."""
