"""Model → the data that the site's scripts and other programs read."""
