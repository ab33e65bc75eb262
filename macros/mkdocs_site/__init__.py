"""The MkDocs adapter: the only code that imports mkdocs. Another generator would replace this folder and nothing else."""
