"""Made-up systems: the sample of south east London, and crowds of any size.

What is known stands in plain tables under `data/facts/`, each row with its source; what is made up
is drawn here from a seed, so that the same seed gives the same records.
"""
