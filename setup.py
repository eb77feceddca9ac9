"""The packages to install; everything else about the build is in pyproject.toml."""

from setuptools import find_packages, setup

CODE = ["graph_service*", "loaders*", "web*", "leadership_map*"]

# `data/` is a plain folder for people who read it, and the package `leadership_map_data` for
# the program, because a top-level package called `data` would clash with anybody's.
setup(
    packages=[*find_packages(include=CODE), "leadership_map_data"],
    package_dir={"leadership_map_data": "data"},
)
