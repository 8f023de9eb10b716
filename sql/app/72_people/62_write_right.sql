CREATE FUNCTION dcm_app.write_right(r dcm.transition_role, p_allowed boolean)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    changed int;
BEGIN
    IF p_allowed THEN
        INSERT INTO dcm.transition_role AS x (from_stage, action, role, permission, on_behalf)
        VALUES (r.from_stage, r.action, r.role, r.permission, r.on_behalf)
        ON CONFLICT (from_stage, action, role) DO UPDATE SET permission = excluded.permission, on_behalf = excluded.on_behalf
        WHERE (x.permission, x.on_behalf) IS DISTINCT FROM (excluded.permission, excluded.on_behalf);
    ELSE
        DELETE FROM dcm.transition_role AS x WHERE x.from_stage = r.from_stage AND x.action = r.action AND x.role = r.role;
    END IF;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END;
$$;
COMMENT ON FUNCTION dcm_app.write_right(dcm.transition_role, boolean) IS 'Gives or takes a right; returns how many rows changed';
