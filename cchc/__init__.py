"""cchc: administrative-reform plans (kế hoạch cải cách hành chính) as plain files."""

__version__ = "0.1.0"
