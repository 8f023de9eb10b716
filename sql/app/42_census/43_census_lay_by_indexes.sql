CREATE FUNCTION dcm_app.census_lay_by_indexes(p_new int)
RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
    i record;
    made text[] := ARRAY[]::text[];
BEGIN
    -- A district's first delivery: building an index once takes a third of what adding a million entries one by one does.
    -- While the table is small nobody misses it for these seconds; later on whoever reads components must not wait.
    IF p_new < 100000 OR p_new < 4 * (SELECT count(*) FROM dcm.component) THEN
        RETURN made;
    END IF;
    BEGIN
        LOCK TABLE dcm.component IN ACCESS EXCLUSIVE MODE;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        RETURN made;  -- somebody reads for long: then one by one
    END;
    FOR i IN
        SELECT x.indexrelid::regclass AS name, pg_get_indexdef(x.indexrelid) AS definition
        FROM pg_index AS x
        WHERE x.indrelid = 'dcm.component'::regclass AND NOT x.indisunique
            AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = x.indexrelid)
        ORDER BY x.indexrelid
    LOOP
        EXECUTE format('DROP INDEX %s', i.name);
        made := made || i.definition;
    END LOOP;
    RETURN made;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_lay_by_indexes(int) IS
    'Drops the plain indexes of dcm.component before a first delivery is written, and returns how to make them again; none where the table is in use or not small';
