"""Files that people edit, read and checked: CSV from any spreadsheet, and plain YAML."""
