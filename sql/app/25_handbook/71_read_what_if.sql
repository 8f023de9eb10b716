CREATE FUNCTION dcm_app.read_what_if(p_asked jsonb)
RETURNS dcm_app.what_if_asked
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    asked dcm_app.what_if_asked;
    first_day date;
    last_day date;
    l jsonb;
BEGIN
    IF NOT dcm_app.holds(ARRAY['dcm_chief', 'dcm_evaluator', 'dcm_director', 'dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC001', '您不能试算指挥手册', '请值班长、考评员或主任办理', '{"key": "not_allowed"}');
    END IF;
    first_day := dcm_app.day_of(p_asked, 'from');
    last_day := dcm_app.day_of(p_asked, 'to');
    IF first_day IS NULL OR last_day IS NULL OR first_day > last_day OR last_day > '2200-12-31' THEN
        PERFORM dcm_app.raise_error('DC003', '统计时段不对', '请给出起止日期，起不晚于止', '{"key": "bad_period"}');
    END IF;
    asked.from_at := first_day::timestamp AT TIME ZONE 'Asia/Shanghai';
    asked.to_at := least((last_day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', now());
    asked.edition := nullif(p_asked ->> 'edition', '');
    asked.changes := coalesce(nullif(p_asked -> 'changes', 'null'), '[]');
    asked.kind := nullif(p_asked ->> 'kind', '');
    asked.class_code := nullif(p_asked ->> 'class_code', '');
    asked.department := nullif(p_asked ->> 'department', '');
    IF asked.edition IS NOT NULL THEN
        PERFORM dcm_app.handbook_edition_of(asked.edition);
    END IF;
    IF jsonb_typeof(asked.changes) <> 'array' OR (asked.edition IS NULL AND asked.changes = '[]') THEN
        PERFORM dcm_app.raise_error('DC003', '没有说明与什么比较', '请选择另一个版本，或改动一个时限', '{"key": "nothing_to_compare"}');
    END IF;
    FOR l IN SELECT x FROM jsonb_array_elements(asked.changes) AS x LOOP
        IF jsonb_typeof(l) <> 'object' OR coalesce(l ->> 'grade', 'A') NOT IN ('A', 'B', 'C')
            OR coalesce(l ->> 'area_type', '0') NOT IN ('0', '1', '2') OR NOT EXISTS (
                SELECT FROM dcm.filing_condition AS f
                WHERE f.condition_code = l ->> 'condition_code' AND f.edition = coalesce(asked.edition, f.edition)
            ) THEN
            PERFORM dcm_app.raise_error('DC003', '改动的时限不对：' || left(l::text, 120), '请写出立案条件、级别、区域和时限',
                jsonb_build_object('key', 'bad_change', 'condition', l -> 'condition_code'));
        END IF;
        IF coalesce(l ->> 'no_limit', '') <> 'true' AND dcm_app.limit_unit(l) IS NULL THEN
            PERFORM dcm_app.raise_bad_limit(left(trim(concat_ws(' ', l ->> 'amount', l ->> 'unit')), 60));
        END IF;
    END LOOP;
    RETURN asked;
END;
$$;
COMMENT ON FUNCTION dcm_app.read_what_if(jsonb) IS
    'Reads what a trial asks; DC001 for whoever may not ask, DC003 for a period, edition or limit that cannot be';
