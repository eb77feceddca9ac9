"""Who sits where, who decides what, what stands empty, and what does not add up."""
