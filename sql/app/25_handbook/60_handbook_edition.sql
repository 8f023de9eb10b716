-- owner: dcm_view
-- Superusers and the owner of the database work through the command line, without a staff row of their own.
CREATE VIEW dcm_app.handbook_edition AS
SELECT e.code, e.label_zh, e.label_en, e.valid_from,
    CASE WHEN e.state = 'released' THEN (
        SELECT min(o.valid_from) - 1 FROM dcm.handbook_edition AS o WHERE o.state = 'released' AND o.valid_from > e.valid_from
    ) END AS valid_to,
    e.state, e.code = (SELECT dcm_app.edition_at(now())) AS in_force, e.is_default, e.note, e.source, e.based_on, e.made_by, e.made_at,
    e.put_in_force_by, e.put_in_force_at, e.withdrawn_by, e.withdrawn_at,
    (SELECT count(*) FROM dcm.filing_condition AS f WHERE f.edition = e.code) AS conditions,
    (SELECT count(*) FROM dcm.handbook_question AS q WHERE q.edition = e.code AND q.answered_at IS NULL) AS open_questions,
    (SELECT count(*) FROM dcm.handbook_row AS r WHERE r.edition = e.code AND r.state = 'asked') AS rows_asked,
    e.titles
FROM dcm.handbook_edition AS e
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.handbook_edition IS 'Editions of the handbook (指挥手册版本): drafts, released and withdrawn ones';
