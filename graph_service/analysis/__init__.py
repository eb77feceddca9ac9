"""One question a module: a snapshot goes in, frozen values with their reasons come out."""
