"""Charts, CSV files, Data Package and their publication. It decides nothing about what is believed."""
