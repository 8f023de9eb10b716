CREATE FUNCTION dcm_app.handbook_notes(p_edition text, p_before text, p_from date)
RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('key', x.key) || x.note ORDER BY x.place, x.note ->> 'class_code', x.note ->> 'department_code'), '[]')
    FROM (
        SELECT 1 AS place, 'class_without_condition' AS key, jsonb_build_object('kind', k.kind, 'class_code', k.code,
            'class_name', k.label_zh) AS note
        FROM dcm.class AS k
        WHERE k.standard = dcm_app.setting_value('class_standard') #>> '{}'
            AND EXISTS (
                SELECT FROM dcm.filing_condition AS f
                WHERE f.edition = p_before AND f.class_standard = k.standard AND f.kind = k.kind AND f.class_code = k.code
            )
            AND NOT EXISTS (
                SELECT FROM dcm.filing_condition AS f
                WHERE f.edition = p_edition AND f.class_standard = k.standard AND f.kind = k.kind AND f.class_code = k.code
            )
        UNION ALL
        SELECT 2, 'department_closed', jsonb_build_object('department_code', d.code, 'name', d.label_zh, 'count', count(*))
        FROM dcm.filing_condition AS f
        INNER JOIN dcm.department AS d ON d.code IN (f.department_code, f.supervising_department) AND NOT d.active
        WHERE f.edition = p_edition GROUP BY d.code, d.label_zh
        UNION ALL
        SELECT 3, 'edition_replaces', jsonb_build_object('edition', e.code, 'label_zh', e.label_zh, 'valid_from', e.valid_from)
        FROM dcm.handbook_edition AS e WHERE e.code = p_before
        UNION ALL
        SELECT 4, 'edition_followed', jsonb_build_object('edition', n.code, 'label_zh', n.label_zh, 'valid_from', n.valid_from)
        FROM (
            SELECT * FROM dcm.handbook_edition AS e WHERE e.state = 'released' AND e.valid_from > p_from AND e.code <> p_edition
            ORDER BY e.valid_from LIMIT 1
        ) AS n
        UNION ALL
        SELECT 5, 'cases_keep_edition', jsonb_build_object('count', count(*))
        FROM dcm.case_file AS c WHERE c.finished_at IS NULL AND c.edition IS NOT NULL
    ) AS x
    WHERE coalesce((x.note ->> 'count')::bigint, 1) > 0
$$;
COMMENT ON FUNCTION dcm_app.handbook_notes(text, text, date) IS
    'What should be known before an edition is put in force: classes that lose every condition, departments that are closed, what it replaces and what follows, cases that keep theirs';
