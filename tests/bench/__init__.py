"""`make bench`: how long the site takes to build, and how much memory, beside plain Material on the same text; how fast its search answers."""
