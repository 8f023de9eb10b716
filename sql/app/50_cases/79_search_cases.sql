CREATE FUNCTION dcm_app.search_cases(words text, lim int DEFAULT 50)
RETURNS TABLE (
    task_no text, case_no text, stage text, class_name text, description text, address text, registered_at timestamptz,
    finished_at timestamptz, matched text, x double precision, y double precision,
    due_at timestamptz, warn_at timestamptz, handled_at timestamptz, overdue boolean, lamp text, pending text, pending_step text,
    stop_kind text, stop_until timestamptz
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET plan_cache_mode = force_generic_plan
SET jit = off  -- compiling takes a hundred times as long as all of it
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    terms text[] := dcm_app.search_terms(words);
    most int := least(greatest(coalesce(lim, 50), 1), 500);
    first_term text := dcm_app.search_pattern(terms[1]);
    hits int[];
    callers int[];
BEGIN
    IF cardinality(terms) = 0 THEN
        RETURN;
    END IF;
    hits := dcm_app.search_hits(dcm_app.reach_of(me), terms, most);
    callers := dcm_app.search_callers(words, terms, most);
    RETURN QUERY
    SELECT o.task_no, o.case_no, o.stage, k.label_zh, o.description, o.address, o.registered_at, o.finished_at,
        CASE
            WHEN NOT o.id = ANY (hits) THEN 'phone'
            WHEN length(terms[1]) >= 3 AND concat_ws(E'\n', o.task_no, o.case_no) ~ first_term THEN 'number'
            WHEN length(terms[1]) >= 3 AND o.external_no ~ first_term THEN 'external'
            WHEN o.address ~ first_term THEN 'address'
            ELSE 'text'
        END,
        ST_X(o.geom), ST_Y(o.geom), o.due_at, o.warn_at, o.handled_at, coalesce(t.until > o.due_at, false),
        CASE
            WHEN o.due_at IS NULL THEN 'none'
            WHEN t.until > o.due_at THEN 'red'
            WHEN t.until > o.warn_at THEN 'yellow'
            ELSE 'green'
        END,
        o.pending, o.pending_step, o.stop_kind, o.stop_until
    FROM dcm.case_file AS o
    CROSS JOIN LATERAL (SELECT coalesce(o.handled_at, o.finished_at, now())) AS t (until)
    INNER JOIN dcm.class AS k ON k.standard = o.class_standard AND k.kind = o.kind AND k.code = o.class_code
    WHERE o.id = ANY (hits || callers) AND dcm_app.may_see(me, o)
    ORDER BY o.registered_at DESC, o.id DESC LIMIT most;
END;
$$;
COMMENT ON FUNCTION dcm_app.search_cases(text, int) IS
    'Cases in which all words occur: text, address, name of the class, part of a number (three characters), for the hall the end of the reporter''s telephone number; newest first';
