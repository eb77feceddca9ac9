"""The API for programs, under /api/v1: what pages read, and what the team changes by hand."""
