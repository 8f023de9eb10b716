CREATE FUNCTION dcm_app.may_undo(me dcm_app.identity, c dcm.case_file, p_at timestamptz)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    minutes interval := (dcm_app.setting_value('undo_minutes') #>> '{}')::numeric * interval '1 minute';
BEGIN
    -- Whoever has lost the right to do a thing meanwhile may not take it back either.
    RETURN EXISTS (
        SELECT FROM dcm.case_undo AS u
        INNER JOIN dcm.case_event AS e ON e.case_id = u.case_id AND e.seq = u.seq
        WHERE u.case_id = c.id AND u.seq = c.version AND e.actor = me.login AND e.at > p_at - minutes
            AND dcm_app.permission_for(me, jsonb_populate_record(c, u.case_before), e.action) IS NOT NULL
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.may_undo(dcm_app.identity, dcm.case_file, timestamptz) IS
    'Whether a person may take back the last event of a case: his own, one that allows it, and not older than undo_minutes';
