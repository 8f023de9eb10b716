CREATE FUNCTION dcm_app.set_stage_limits(p_edition text, p_condition_code text, p_limits jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    l jsonb;
BEGIN
    DELETE FROM dcm.stage_limit AS s WHERE s.edition = p_edition AND s.condition_code = p_condition_code;
    FOR l IN SELECT x FROM jsonb_array_elements(p_limits) AS x LOOP
        IF dcm_app.limit_unit(l) IS NULL OR coalesce(l ->> 'grade', '') NOT IN ('', 'A', 'B', 'C')
            OR NOT EXISTS (SELECT FROM dcm.stage AS s WHERE s.code = l ->> 'stage' AND s.running) THEN
            PERFORM dcm_app.raise_bad_limit(left(trim(concat_ws(' ', l ->> 'stage', l ->> 'amount', l ->> 'unit')), 60));
        END IF;
        INSERT INTO dcm.stage_limit AS s (edition, condition_code, stage, grade, amount, unit)
        VALUES (p_edition, p_condition_code, l ->> 'stage', coalesce(l ->> 'grade', ''), (l ->> 'amount')::numeric, dcm_app.limit_unit(l))
        ON CONFLICT (edition, condition_code, stage, grade) DO UPDATE SET amount = excluded.amount, unit = excluded.unit;
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_stage_limits(text, text, jsonb) IS
    'Replaces the limits of stages [{stage, grade, amount, unit}] of a condition, or of an edition where the code is empty';
