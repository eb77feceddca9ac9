#!/usr/bin/env bash
# Writes the lock files anew from pyproject.toml: exact versions with hashes, for every platform
# and every Python from 3.11 on, and no word on where the packages came from.
set -euo pipefail

uv=${UV:-uv}
lock() {
    "$uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 \
        --fork-strategy fewest --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" "$@"
}

lock --upgrade pyproject.toml -o requirements.lock
# The tests run on the very versions that are installed.
lock --upgrade --constraint requirements.lock --extra test pyproject.toml -o requirements-test.lock
lock --upgrade --group build -o requirements-build.lock
lock --upgrade --group node -o requirements-node.lock
