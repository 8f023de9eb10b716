-- owner: dcm_view
CREATE VIEW dcm_app.grade_band AS
SELECT g.valid_from, g.grade, g.from_score, g.colour, g.label_zh, g.label_en
FROM dcm.grade_band AS g
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.grade_band IS 'Grades of scores with their words; those of the newest valid_from not after the start of a period count';
