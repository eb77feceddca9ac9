"""The kinds of record, a file a theme; `records.py` gathers them."""
