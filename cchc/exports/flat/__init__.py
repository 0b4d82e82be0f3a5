"""Flat tables over one workspace or many, for programs that count: CSV or Parquet, by authority and year."""
