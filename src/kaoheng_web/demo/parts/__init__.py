"""What the demo city holds beside its units and people: a part is a file, and a line in `demo/city.py`."""
