"""Blocks of a document → an OpenDocument file."""
