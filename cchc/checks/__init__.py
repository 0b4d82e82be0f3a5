"""What ``cchc validate`` finds: one registry, one file a family of checks."""

from cchc.checks.registry import check_idle_registers, check_plan, check_workspace, errors_of, errors_of_report

__all__ = ["check_idle_registers", "check_plan", "check_workspace", "errors_of", "errors_of_report"]
