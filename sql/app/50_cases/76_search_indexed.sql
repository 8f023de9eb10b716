CREATE FUNCTION dcm_app.search_indexed(mine dcm_app.reach, key tsquery)
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off  -- how frequent a word is nobody knows, and to make the words of all cases is never the way
SET jit = off  -- the price that this puts on the rest of a plan would start the compiler
AS $$
BEGIN
    RETURN ARRAY(
        SELECT c.id FROM dcm.case_file AS c
        WHERE c.finished_at IS NOT NULL
            AND dcm.case_words(c.description, c.address, c.task_no, c.case_no, c.external_no, c.kind, c.class_code) @@ key
            AND (
                mine.whole OR c.registered_by = mine.reporter
                OR (
                    SELECT true FROM dcm.assignment AS a
                    WHERE a.case_id = c.id AND a.visible AND a.department_code = mine.department LIMIT 1
                )
                OR (SELECT true FROM dcm.field_task AS f WHERE f.case_id = c.id AND f.supervisor = mine.walker LIMIT 1)
            )
        ORDER BY c.registered_at DESC, c.id DESC
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.search_indexed(dcm_app.reach, tsquery) IS
    'Ids of the finished cases that somebody sees and that the index holds for some words, newest first; not all of them really have the words';
