"""Bids for improvement projects: teams that cross boundaries, assessors, and which to fund."""
