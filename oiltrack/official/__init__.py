"""Figures of official providers: one file a format, bytes to typed rows. It fetches and stores nothing."""
