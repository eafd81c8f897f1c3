"""Border 1: a corpus becomes an index on disk; border 2: a question finds its evidence in it."""
