"""Exact matchings of numbered places: whole numbers in, proved answers out, no vocabulary."""
