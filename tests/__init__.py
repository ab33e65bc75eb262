"""A regular package: spylls installs a `tests` package of its own, which would hide a folder without this file."""
