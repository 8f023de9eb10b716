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
    -- Keys too: whatever is there twice then, making the key again refuses, and with it the whole transaction. One that
    -- something else depends on stays.
    FOR i IN
        SELECT n.relname AS index, k.conname AS key,
            CASE WHEN k.oid IS NULL THEN pg_get_indexdef(x.indexrelid)
                ELSE format('ALTER TABLE dcm.component ADD CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)) END AS definition
        FROM pg_index AS x
        INNER JOIN pg_class AS n ON n.oid = x.indexrelid
        LEFT JOIN pg_constraint AS k ON k.conindid = x.indexrelid AND k.conrelid = x.indrelid
        WHERE x.indrelid = 'dcm.component'::regclass
        ORDER BY x.indexrelid
    LOOP
        BEGIN
            IF i.key IS NULL THEN
                EXECUTE format('DROP INDEX dcm.%I', i.index);
            ELSE
                EXECUTE format('ALTER TABLE dcm.component DROP CONSTRAINT %I', i.key);
            END IF;
            made := made || i.definition;
        EXCEPTION WHEN dependent_objects_still_exist THEN
            NULL;
        END;
    END LOOP;
    RETURN made;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_lay_by_indexes(int) IS
    'Drops the indexes and keys of dcm.component before a first delivery is written, and returns how to make them again; none where the table is in use or not small';
