"""Search: finds passages by meaning (FAISS or Milvus) and by words (tantivy or Milvus), following the database."""
