"""Border 1: a corpus becomes an index on disk; border 2: a question finds its evidence in it."""

import os

# Read by OpenMP when torch and FAISS are first imported, hence here. Threads that wait by spinning take the processor
# from those they wait for as soon as anything else runs: on two busy cores a question took 68 ms instead of 20 ms.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
