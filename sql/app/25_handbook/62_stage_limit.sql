-- owner: dcm_view
CREATE VIEW dcm_app.stage_limit AS
SELECT s.edition, s.condition_code, s.stage, s.grade, s.amount, s.unit
FROM dcm.stage_limit AS s
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.stage_limit IS 'Limits of stages (阶段时限); without condition_code those of the whole edition';
