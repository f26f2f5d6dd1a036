"""Files in and out: csv, xlsx and parquet, every problem with sheet, row and column."""
