"""Blocks of a document, or a format on one page → PDF/UA-1, by typst."""
