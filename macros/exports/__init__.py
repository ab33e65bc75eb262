"""Model → bytes of the files that people and programs take away. Pure."""
