CREATE FUNCTION dcm_app.census_held(p_batch int)
RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- A lock of the session and not of a transaction: it ends with the connection, however that ends.
    RETURN (
        SELECT min(l.pid) FROM pg_locks AS l
        WHERE l.locktype = 'advisory' AND l.classid = 2140825 AND l.objid = p_batch::oid AND l.objsubid = 2 AND l.granted
            AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.census_held(int) IS
    'Process of the connection that holds the rows of a batch which is being imported; NULL where there is none any more';
