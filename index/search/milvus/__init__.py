"""Search by Milvus: vectors and words of every passage in one collection, on servers of its own or in a folder."""
