"""Scripts needed together, each a file of its own for those who read them: one after the other, in one request.

Each is a function that runs by itself, so that joined they do what they do apart. The files stand in folders by what a person
does: search, choose, adapt, take away, write a REX or a message, contribute; `writers/` makes files, `site/` is for all pages.
What is joined stands above them, at the root of the folder of scripts, from which a script finds what it loads later.
"""

from __future__ import annotations

FOLDER = "assets/javascripts/"
SITE_SCRIPT = f"{FOLDER}every-page.js"
CATALOGUE_SCRIPT = f"{FOLDER}catalogue-page.js"
FORMAT_SCRIPT = f"{FOLDER}format-page.js"
CONTRIBUTION_SCRIPT = f"{FOLDER}contribution-page.js"
PAGE_BLOCKS_SCRIPT = f"{FOLDER}page-blocks.js"  # which copies and files of the adapted session load on their click
# In the order in which they need each other.
_PARTS = {
    SITE_SCRIPT: (
        "site/load", "site/element", "site/field-fault", "site/colour-scheme", "site/phone-menu", "site/back-to-top",
        "search/load-search", "search/search-field", "search/header-search",
    ),
    CATALOGUE_SCRIPT: (
        "choose/catalogue-state", "choose/catalogue-criteria", "choose/catalogue-results", "choose/catalogue",
    ),
    FORMAT_SCRIPT: (
        "adapt/plan", "adapt/words", "adapt/session-state", "adapt/timeline", "adapt/adapted-page", "adapt/mode-notes", "adapt/own-steps",
        "adapt/adapt", "take-away/session-words", "take-away/copy", "take-away/adapted-files", "messages/messages", "take-away/printed-session",
        "take-away/print-page",
    ),
    CONTRIBUTION_SCRIPT: (
        "contribute/words", "contribute/form-state", "contribute/identifiers", "contribute/fields", "contribute/choices",
        "contribute/lengths", "contribute/rows", "contribute/entries", "contribute/entry-drag",
        "contribute/session-length", "contribute/preview", "contribute/draft", "contribute/form",
    ),
    PAGE_BLOCKS_SCRIPT: (
        "take-away/page-text", "take-away/element-blocks", "take-away/step-blocks", "take-away/sheet-parts",
    ),
}  # fmt: skip
JOINED = {path: tuple(f"{FOLDER}{name}.js" for name in names) for path, names in _PARTS.items()}
