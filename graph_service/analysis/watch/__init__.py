"""The risks that the summit named beforehand, and those that the data can show: watched."""
