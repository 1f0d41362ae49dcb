"""The rules that no schema can say, one file for each kind of thing that people edit."""
