#!/usr/bin/env bash
# Installs what the tests need and pip does not bring: a browser, and Maven to fetch Neo4j (with a
# Java to run both). What is there is left alone; what cannot be installed is said here, and again
# by the tests that are skipped for want of it.
set -euo pipefail

have() { command -v "$1" >/dev/null; }

refreshed=
install() {
    if ! have apt-get || [ "$(id -u)" -ne 0 ]; then return 1; fi
    export DEBIAN_FRONTEND=noninteractive
    [ -n "$refreshed" ] || apt-get update -qq
    refreshed=yes
    echo "Installing $*" >&2
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Ubuntu has Chromium as a snap only, which containers cannot run: there, Playwright's own.
if ! have chromium && ! have google-chrome && ! install chromium; then
    .venv/bin/playwright install chromium >&2 || echo "No browser: install chromium." >&2
fi

if [ -z "${NEO4J_URI:-}" ] && ! have mvn && ! install maven default-jre-headless; then
    echo "No Maven to fetch Neo4j with: install maven, or set NEO4J_URI." >&2
fi
