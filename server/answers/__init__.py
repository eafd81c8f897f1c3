"""From a question to an answer: safety, understanding, retrieval, composition, lock. No Flask here."""
