CREATE FUNCTION dcm_app.search_match(ids int[], plan dcm_app.search_plan, lim int)
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    RETURN ARRAY(
        SELECT o.id FROM dcm.case_file AS o
        WHERE o.id = ANY (ids)
            AND (plan.brief = '{}' OR concat_ws(
                E'\n', o.description, o.address,
                -- The name is looked up only where a class of this code has one of the words in it.
                CASE WHEN o.class_code = ANY (plan.named) THEN (
                    SELECT k.label_zh FROM dcm.class AS k
                    WHERE k.standard = o.class_standard AND k.kind = o.kind AND k.code = o.class_code
                ) END
            ) ~ ALL (plan.brief))
            AND (plan.long = '{}' OR concat_ws(
                E'\n', o.description, o.address, o.task_no, o.case_no, o.external_no,
                CASE WHEN o.class_code = ANY (plan.named) THEN (
                    SELECT k.label_zh FROM dcm.class AS k
                    WHERE k.standard = o.class_standard AND k.kind = o.kind AND k.code = o.class_code
                ) END
            ) ~ ALL (plan.long))
        ORDER BY o.registered_at DESC, o.id DESC LIMIT lim
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.search_match(int[], dcm_app.search_plan, int) IS
    'Of some cases those in which every word really occurs, newest first';
