"""The question bank for other places: learning platforms, flash cards, spreadsheets."""
