-- owner: dcm_view
CREATE VIEW dcm_app.setting AS
SELECT DISTINCT ON (s.key) s.key, s.value, s.label_zh, s.label_en, s.note, s.valid_from
FROM dcm.setting AS s
WHERE s.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND (SELECT dcm_app.is_staff())
ORDER BY s.key, s.valid_from DESC;
COMMENT ON VIEW dcm_app.setting IS 'Choices of the district as they count today';
