"""The project's data, installed as `leadership_map_data`; README.md says where each file is from.

Read it with `importlib.resources.files("leadership_map_data")`, which works from a checkout
and from a wheel alike.
"""
