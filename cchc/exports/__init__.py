"""What goes out to programs: records as JSON and CSV."""

from cchc.exports.records import obligation_record, task_record, to_csv, to_json

__all__ = ["obligation_record", "task_record", "to_csv", "to_json"]
