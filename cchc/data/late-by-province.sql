-- Nhiệm vụ quá hạn chưa hoàn thành theo tỉnh: mỗi nhiệm vụ tính một lần, chỉ nhiệm vụ có tính vào tỷ lệ;
-- unrecorded là số nhiệm vụ của những kế hoạch mà nhật ký chưa ghi gì.
WITH counted_tasks AS (
  SELECT province, authority, year, task,
         max(CASE WHEN outcome = 'late' THEN 1 ELSE 0 END) AS is_late,
         max(CASE WHEN unrecorded THEN 1 ELSE 0 END) AS is_unrecorded
  FROM obligations
  WHERE role = 'lead' AND counted AND NOT unit_plan
  GROUP BY province, authority, year, task
)
SELECT coalesce(province, 'chưa rõ tỉnh') AS in_province,
       count(*) AS tasks,
       sum(is_late) AS late,
       round(100.0 * sum(is_late) / count(*), 1) AS late_percent,
       sum(is_unrecorded) AS unrecorded
FROM counted_tasks
GROUP BY province
ORDER BY late DESC, in_province
