CREATE FUNCTION dcm_app.what_if_verdicts(asked dcm_app.what_if_asked)
RETURNS TABLE (case_id int, department_code text, matched boolean, due_then timestamptz, on_time_now boolean, on_time_then boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    WITH judged AS MATERIALIZED (SELECT * FROM dcm_app.what_if_judged(asked)),
    own AS (SELECT DISTINCT j.edition, coalesce(asked.edition, j.edition) AS other FROM judged AS j WHERE j.edition IS NOT NULL),
    pair AS MATERIALIZED (SELECT o.edition, o.other, p.* FROM own AS o CROSS JOIN LATERAL dcm_app.handbook_pairs(o.edition, o.other) AS p),
    tariff AS MATERIALIZED (
        SELECT o.other, l.* FROM (SELECT DISTINCT x.other FROM own AS x) AS o
        CROSS JOIN LATERAL dcm_app.what_if_limits(o.other, asked.changes) AS l
    ),
    -- Few combinations for many cases: the limit is looked up once for each.
    chosen AS MATERIALIZED (
        SELECT k.edition, k.condition_code, k.grade, k.area_type, l.amount, l.unit,
            -- A condition that sets none may have one by a change, and the other way round.
            CASE WHEN coalesce(l.changed, false) THEN l.amount IS NULL ELSE f.no_limit END AS no_limit, 
            l.changed IS NOT TRUE AND p.other = k.edition AS same
        FROM (SELECT DISTINCT j.edition, j.condition_code, j.grade, j.area_type FROM judged AS j) AS k
        INNER JOIN pair AS p ON p.edition = k.edition AND p.old_code = k.condition_code
        INNER JOIN dcm.filing_condition AS f ON f.edition = p.other AND f.condition_code = p.new_code
        LEFT JOIN LATERAL (
            SELECT * FROM tariff AS t WHERE t.other = p.other AND t.condition_code = p.new_code
            ORDER BY (t.grade = k.grade) DESC, (t.area_type = k.area_type) DESC, (t.area_type = 0) DESC, t.grade, t.area_type LIMIT 1
        ) AS l ON true
    ),
    clocked AS (
        SELECT j.case_id, j.department_code, j.handled_at, j.due_at, j.exempt, l.amount * c.clock_times AS amount, l.unit,
            l.edition IS NOT NULL AND (l.same OR l.no_limit OR l.amount IS NOT NULL) AS matched,
            coalesce(l.same OR (NOT l.no_limit AND (l.amount, l.unit) = (j.limit_amount, j.limit_unit)), false) AS kept,
            coalesce(c.clock_from, c.dispatched_at) AS start,
            coalesce(c.clock_calendar, dcm_app.calendar_of(j.department_code, c.dispatched_at)) AS calendar, c.clock_stops
        FROM judged AS j
        INNER JOIN dcm.case_file AS c ON c.id = j.case_id
        LEFT JOIN chosen AS l ON l.edition = j.edition AND l.condition_code = j.condition_code AND l.grade = j.grade
            AND l.area_type IS NOT DISTINCT FROM j.area_type
    ),
    due AS (
        SELECT k.*, CASE
            WHEN k.kept THEN k.due_at
            WHEN k.amount IS NULL THEN NULL
            WHEN k.clock_stops <> '{}' THEN dcm_app.what_if_due(k.start, k.amount, k.unit, k.calendar, k.clock_stops)
            WHEN NOT k.unit IN ('work_hour', 'work_day')
                THEN k.start + k.amount * CASE k.unit WHEN 'urgent_hour' THEN interval '1 hour' ELSE interval '24 hours' END
            ELSE coalesce(e.at, 'infinity')
        END AS due_then
        FROM clocked AS k
        LEFT JOIN dcm_app.what_if_work(k.start, k.amount, k.unit, CASE WHEN NOT k.kept THEN k.calendar END) AS e (at) ON true
    )
    SELECT d.case_id, d.department_code, d.matched, d.due_then,
        d.exempt OR coalesce(coalesce(d.handled_at, now()) <= d.due_at, true),
        d.exempt OR coalesce(coalesce(d.handled_at, now()) <= d.due_then, true)
    FROM due AS d
$$;
COMMENT ON FUNCTION dcm_app.what_if_verdicts(dcm_app.what_if_asked) IS
    'For each judged case whether it was on time, and whether it would have been, by its own clock with the other limit; exempted ones count as on time in both';
