CREATE FUNCTION dcm_app.history_clock()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    share numeric := (dcm_app.setting_value('warn_share') #>> '{}')::numeric;
BEGIN
    UPDATE dcm.history_case AS c SET
        filed_at = (SELECT min(s.at) FROM dcm.history_step AS s WHERE s.n = c.n AND s.action = 'file'),
        dispatched_at = (SELECT min(s.at) FROM dcm.history_step AS s WHERE s.n = c.n AND s.action = 'dispatch'),
        clock_calendar = (
            SELECT dcm_app.calendar_of(s.detail ->> 'department', s.at) FROM dcm.history_step AS s
            WHERE s.n = c.n AND s.action = 'dispatch' ORDER BY s.seq LIMIT 1
        );
    -- A case keeps the edition of its first filing.
    UPDATE dcm.history_step AS s SET
        edition = f.edition, condition_code = f.condition_code, limit_amount = l.limit_amount, limit_unit = l.limit_unit
    FROM dcm.history_case AS c
    CROSS JOIN LATERAL (SELECT dcm_app.edition_at(c.filed_at) AS code) AS e
    INNER JOIN dcm.filing_condition AS f
        ON f.edition = e.code AND f.class_standard = c.class_standard AND f.kind = c.kind AND f.class_code = c.class_code
    LEFT JOIN LATERAL (
        SELECT h.limit_amount, h.limit_unit FROM dcm.handling_limit AS h
        WHERE h.edition = f.edition AND h.condition_code = f.condition_code AND NOT f.no_limit
        ORDER BY (h.grade = c.grade) DESC,
            (h.area_type = (SELECT g.area_type FROM dcm.grid AS g WHERE g.grid_code = c.grid_code)) DESC,
            (h.area_type = 0) DESC, h.grade, h.area_type, h.step DESC
        LIMIT 1
    ) AS l ON true
    WHERE s.action = 'file' AND c.n = s.n
        AND (f.condition_code = s.detail ->> 'condition' OR f.condition = s.detail ->> 'condition');
    UPDATE dcm.history_case AS c SET
        limit_amount = s.limit_amount, limit_unit = s.limit_unit,
        due_at = dcm_app.deadline(c.dispatched_at, s.limit_amount, s.limit_unit, c.clock_calendar),
        warn_at = dcm_app.deadline(c.dispatched_at,
            s.limit_amount * share, s.limit_unit, c.clock_calendar)
    FROM dcm.history_step AS s
    WHERE s.limit_amount IS NOT NULL AND s.n = c.n AND s.seq = (
        SELECT max(o.seq) FROM dcm.history_step AS o WHERE o.n = c.n AND o.action = 'file' AND o.at <= c.dispatched_at
    );
    UPDATE dcm.history_case AS c SET case_no = numbered.case_no
    FROM (
        SELECT o.n, format('%s%s-%s', dcm_app.setting_value('case_number_prefix') #>> '{}',
            to_char(o.filed_at AT TIME ZONE 'Asia/Shanghai', 'YYYY'), lpad(nextval('dcm.case_number')::text, 6, '0')) AS case_no
        FROM (SELECT h.n, h.filed_at FROM dcm.history_case AS h WHERE h.filed_at IS NOT NULL ORDER BY h.filed_at, h.n) AS o
    ) AS numbered
    WHERE numbered.n = c.n;
END;
$$;
COMMENT ON FUNCTION dcm_app.history_clock() IS 'Second part of write_history: conditions, limits, deadlines and case numbers';
