"""From a question to quotes, or to silence."""
