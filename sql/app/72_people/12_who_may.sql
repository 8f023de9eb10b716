CREATE FUNCTION dcm_app.who_may(p_stage text, p_action text)
RETURNS TABLE (login text, name text, direct boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT s.login, s.name, bool_or(NOT r.on_behalf)
    FROM dcm.transition_role AS r
    INNER JOIN dcm.staff AS s ON s.active AND (r.permission IS NULL OR r.permission = ANY (s.permissions))
    INNER JOIN pg_roles AS p ON p.rolname = s.login AND p.rolcanlogin
    WHERE r.from_stage = p_stage AND r.action = p_action AND pg_has_role(p.oid, to_regrole(r.role), 'MEMBER')
    GROUP BY s.login, s.name;
END;
$$;
COMMENT ON FUNCTION dcm_app.who_may(text, text) IS
    'People at work who may do an action in a stage, themselves or only on behalf of somebody';
