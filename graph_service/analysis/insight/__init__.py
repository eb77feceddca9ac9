"""What holds a network together, in findings that say what they mean and what to do."""
