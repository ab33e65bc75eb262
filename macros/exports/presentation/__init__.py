"""Texts and places → the shapes, the theme and the bytes of a PowerPoint file; it knows neither formats nor canvases."""
