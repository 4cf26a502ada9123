"""Search: passages found by meaning (FAISS or Milvus) and by words (tantivy or Milvus), kept up with the database."""
