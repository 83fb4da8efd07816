"""From claims to belief: daily and monthly series, outage episodes. It reads no database, draws nothing."""
