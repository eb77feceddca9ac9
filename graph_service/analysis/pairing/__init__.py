"""Pairing: named, weighted, explained criteria and hard rules; exact engines; rounds."""
