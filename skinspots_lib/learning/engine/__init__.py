"""What practice, the final test and the report stand on: plain values and formulas."""
