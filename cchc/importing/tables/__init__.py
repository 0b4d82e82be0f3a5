"""The appendix: areas, tasks and cells out of tables, whatever the order and wording of their columns."""
