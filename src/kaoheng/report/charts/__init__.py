"""Pictures as inline SVG, drawn by small functions; every axis of amounts starts from zero."""
