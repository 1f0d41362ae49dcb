"""For the instructor: check, preview and export what people edit."""
