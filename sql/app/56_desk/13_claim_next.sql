CREATE FUNCTION dcm_app.claim_next(stages text[] DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    mine text[] := ARRAY(
        SELECT s.stage FROM dcm_app.my_stage AS s WHERE claim_next.stages IS NULL OR s.stage = ANY (claim_next.stages)
    );
    hall boolean := me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'];
    c dcm.case_file;
BEGIN
    -- In the order of the index case_open. What a colleague is just taking is locked and skipped; what he has taken since
    -- this statement began no longer meets the condition when the lock is had.
    SELECT * INTO c FROM dcm.case_file AS o
    WHERE o.finished_at IS NULL AND o.claimed_by IS NULL
        AND (o.stage = ANY (mine) OR (o.pending IS NOT NULL AND (claim_next.stages IS NULL OR o.stage = ANY (claim_next.stages))))
        AND (hall OR o.department_code = me.department_code OR o.supervisor = me.login)
        AND dcm_app.may_claim(me, o)
    ORDER BY o.urgent DESC, o.due_at, o.registered_at, o.id
    LIMIT 1
    FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    PERFORM dcm_app.set_claim(c, me.login);
    RETURN c.task_no;
END;
$$;
COMMENT ON FUNCTION dcm_app.claim_next(text[]) IS
    'Takes the most pressing case that nobody has taken out of the caller''s queue (取件) and returns its task number, NULL when there is none; two callers never get the same';
