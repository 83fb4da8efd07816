"""The command line: one thin file a command. Only this room prints, exits and reads clock or environment."""
