"""How leaders grow: what development there is, who has had it, and whom it would suit."""
