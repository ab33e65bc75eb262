"""A canvas → its sheet to print, and the shapes or the table to fill in a presentation."""
