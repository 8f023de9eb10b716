CREATE FUNCTION dcm_app.census_hold(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- One batch a connection: its temporary tables are made anew for each.
    PERFORM pg_advisory_unlock(2140825, l.objid::int) FROM pg_locks AS l
    WHERE l.pid = pg_backend_pid() AND l.locktype = 'advisory' AND l.classid = 2140825 AND l.objsubid = 2 AND l.granted;
    IF p_batch IS NOT NULL THEN
        PERFORM pg_advisory_lock(2140825, p_batch);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_hold(int) IS
    'Says that this connection holds the rows of a batch and of no other one; NULL lets go. Whether somebody still does tells census_held';
