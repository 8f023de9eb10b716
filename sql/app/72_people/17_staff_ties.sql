CREATE FUNCTION dcm_app.staff_ties(p_login text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN dcm_app.note_of('claims', (
            SELECT count(*) FROM dcm.case_file AS c WHERE c.claimed_by = p_login AND c.finished_at IS NULL
        )) || dcm_app.note_of('field_tasks', (
            SELECT count(*) FROM dcm.field_task AS f WHERE f.supervisor = p_login AND f.answered_at IS NULL
        )) || dcm_app.note_of('requests', (
            SELECT count(*) FROM dcm.case_clock AS k
            WHERE k.asked_by = p_login AND k.kind IN ('extension', 'hang', 'postpone', 'appeal') AND k.decided_at IS NULL
                AND k.ended_at IS NULL
        )) || dcm_app.note_of('handovers', (
            SELECT count(*) FROM dcm.handover AS h
            WHERE p_login IN (h.from_login, h.to_login) AND h.signed_to_at IS NULL AND h.withdrawn_at IS NULL
        )) || dcm_app.note_of('grids', (
            SELECT count(*) FROM dcm.supervisor_grid AS g WHERE g.login = p_login
        )) || dcm_app.note_of('signed_in', (
            SELECT count(DISTINCT a.usesysid) FROM pg_stat_activity AS a
            WHERE a.usename = p_login AND a.datname = current_database()
        ));
END;
$$;
COMMENT ON FUNCTION dcm_app.staff_ties(text) IS 'Notes of what a person has in hand: claims, field tasks, requests, handovers, grids, a desk that is open now';
