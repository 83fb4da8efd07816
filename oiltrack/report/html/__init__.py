"""The report as one web page that needs nothing else. It decides nothing about what is believed."""
