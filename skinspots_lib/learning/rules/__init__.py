"""The tables behind the sort rule, read and checked: how urgent, which condition, drawn spots."""
