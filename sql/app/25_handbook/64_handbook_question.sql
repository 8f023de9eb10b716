-- owner: dcm_view
CREATE VIEW dcm_app.handbook_question AS
SELECT q.edition, q.number, q.key, q.subject, q.suggestions, q.rows, q.answer, q.answered_by, q.answered_at,
    ARRAY(
        SELECT trim(format('%s %s', r.sheet, r.row_no)) FROM dcm.handbook_row AS r
        WHERE q.answered_at IS NULL AND r.edition = q.edition AND r.state = 'asked' AND r.asked @> ARRAY[q.number] ORDER BY r.id LIMIT 20
    ) AS places
FROM dcm.handbook_question AS q
WHERE (
    SELECT dcm_app.holds(ARRAY['dcm_admin']) OR EXISTS (SELECT FROM pg_roles AS p WHERE p.rolname = session_user AND p.rolsuper)
);
COMMENT ON VIEW dcm_app.handbook_question IS 'What has to be answered about imported workbooks, and what was; for administrators';
