"""The core: what a leadership network is, where it is kept and what can be concluded from it."""
