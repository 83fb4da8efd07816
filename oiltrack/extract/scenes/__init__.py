"""Text to scenes: sentences with their words, names, dates and figures side by side. It links none."""
