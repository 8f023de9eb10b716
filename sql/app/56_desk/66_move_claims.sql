CREATE FUNCTION dcm_app.move_claims(me dcm_app.identity, h dcm.handover)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    c dcm.case_file;
    touched int := 0;
    moved int := 0;
BEGIN
    -- By number, so that two of these wait for each other and not in a circle.
    FOR c IN
        SELECT o.* FROM dcm.case_file AS o
        WHERE o.id IN (SELECT x.case_id FROM dcm.handover_case AS x WHERE x.handover_id = h.id AND x.claimed)
            AND o.claimed_by = h.from_login AND o.finished_at IS NULL
        ORDER BY o.task_no FOR UPDATE
    LOOP
        -- What the receiver cannot move on himself goes back to the team; the giver has gone home.
        UPDATE dcm.case_file AS o SET
            claimed_by = CASE WHEN dcm_app.may_claim(me, c) THEN me.login END,
            claimed_at = CASE WHEN dcm_app.may_claim(me, c) THEN h.signed_to_at END
        WHERE o.id = c.id
        RETURNING moved + (o.claimed_by IS NOT NULL)::int INTO moved;
        touched := touched + 1;
    END LOOP;
    IF touched > 0 THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'cases', 'batch', touched)::text);
    END IF;
    RETURN moved;
END;
$$;
COMMENT ON FUNCTION dcm_app.move_claims(dcm_app.identity, dcm.handover) IS
    'What the giver of a handover had taken goes to the receiver, or back into the queue where it is not his to move on; returns how many went over';
