CREATE FUNCTION dcm_app.permission_for(me dcm_app.identity, c dcm.case_file, p_action text)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- A department acts on what it is the main department of, a supervisor answers what he was sent; the hall may enter
    -- either answer for them.
    RETURN (
        SELECT CASE
            WHEN NOT r.on_behalf THEN 'direct'
            -- Whoever of the hall asked himself takes it back himself: nobody telephoned.
            WHEN p_action = 'withdraw_request' AND EXISTS (
                SELECT FROM dcm.case_clock AS l
                WHERE l.id = dcm_app.open_request(c) AND l.asked_by = me.login AND NOT l.on_behalf
            ) THEN 'direct'
            ELSE 'behalf' END
        FROM dcm.transition_role AS r
        WHERE r.from_stage = c.stage AND r.action = p_action
            AND r.role = ANY (me.roles)
            AND (r.permission IS NULL OR r.permission = ANY (me.permissions))
            AND (r.role <> 'dcm_department' OR p_action = 'note' OR me.department_code = c.department_code)
            AND (r.role <> 'dcm_supervisor' OR p_action = 'note' OR me.login = c.supervisor)
        ORDER BY r.on_behalf LIMIT 1
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.permission_for(dcm_app.identity, dcm.case_file, text) IS
    'direct, behalf (only for somebody who answered by phone or on paper) or NULL: how a person may do an action on a case';
