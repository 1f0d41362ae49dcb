"""Parts made of plain ipywidgets, which an instructor can copy and change."""
