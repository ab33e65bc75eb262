"""Model → HTML of the pages. Pure: knows the library, the settings and the page's own address, and nothing of MkDocs."""
