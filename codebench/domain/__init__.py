"""What the program is about: frozen values and their rules; standard library only."""
