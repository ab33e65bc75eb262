"""Blocks of a document → a Word file."""
