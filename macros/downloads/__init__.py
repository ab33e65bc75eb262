"""Files that take time to make: made once, kept on the disk, made again only when what they come from has changed."""
