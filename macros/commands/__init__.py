"""What the `playbook` command does, a module each: they print, and give the exit code."""

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


def number(count: int, word: str) -> str:
    """`3 fichiers`."""
    return f"{count} {word}{'s' if count > 1 else ''}"
