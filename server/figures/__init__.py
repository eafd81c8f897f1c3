"""The figures pages without their web framework: measures, tables, comparisons, what changed, what can be taken away.

In: one version of the index. Out: plain values of observations and of arithmetic on them, for the views to show.
"""
