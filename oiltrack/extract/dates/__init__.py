"""Dates of a text: phrases, and what they mean from the day of publication. It attaches them to nothing."""
