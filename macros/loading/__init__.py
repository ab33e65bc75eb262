"""YAML text → model, or a list of problems that say where they are."""

from macros.loading.library_loader import LoadedLibrary, load_library
from macros.loading.problem import Problem

__all__ = ["LoadedLibrary", "Problem", "load_library"]
