-- What a component refers to, checked once a statement and not once a row and reference. Six foreign keys cost a district's
-- delivery of 1,000,000 components about 50 s of 77 s; one look at the distinct values costs about 2 s. The rules are those
-- of foreign keys without an action: what is referred to must exist and is locked until the end of the transaction; it can
-- neither be deleted nor get another key while a component refers to it.
ALTER TABLE dcm.component
    DROP CONSTRAINT component_batch_fkey,
    DROP CONSTRAINT component_class_standard_kind_class_code_fkey,
    DROP CONSTRAINT component_competent_department_fkey,
    DROP CONSTRAINT component_grid_code_fkey,
    DROP CONSTRAINT component_maintenance_department_fkey,
    DROP CONSTRAINT component_owner_department_fkey;
CREATE FUNCTION dcm.check_component_references() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
DECLARE
    grids text[];
    departments text[];
    classes text[];
    batches int[];
    missing text;
BEGIN
    -- The distinct values first: joined directly, a million new rows are read again for each grid.
    SELECT array_agg(v.code) INTO grids FROM (SELECT n.grid_code AS code FROM new_rows AS n GROUP BY n.grid_code) AS v WHERE v.code IS NOT NULL;
    SELECT array_agg(DISTINCT u.code) INTO departments
    FROM (
        SELECT n.owner_department AS a, n.competent_department AS b, n.maintenance_department AS c FROM new_rows AS n GROUP BY 1, 2, 3
    ) AS v CROSS JOIN LATERAL (VALUES (v.a), (v.b), (v.c)) AS u (code)
    WHERE u.code IS NOT NULL;
    SELECT array_agg(v.standard || '|' || v.code) INTO classes
    FROM (SELECT n.class_standard AS standard, n.class_code AS code FROM new_rows AS n GROUP BY n.class_standard, n.class_code) AS v;
    SELECT array_agg(v.id) INTO batches FROM (SELECT n.batch AS id FROM new_rows AS n GROUP BY n.batch) AS v WHERE v.id IS NOT NULL;
    PERFORM FROM dcm.grid AS g WHERE g.grid_code = ANY (grids) ORDER BY g.id FOR KEY SHARE;
    PERFORM FROM dcm.class AS k WHERE k.kind = 'component' AND k.standard || '|' || k.code = ANY (classes)
    ORDER BY k.standard, k.code FOR KEY SHARE;
    PERFORM FROM dcm.department AS d WHERE d.code = ANY (departments) ORDER BY d.code FOR KEY SHARE;
    PERFORM FROM dcm.census_batch AS b WHERE b.id = ANY (batches) ORDER BY b.id FOR KEY SHARE;
    SELECT coalesce(
        (SELECT 'grid ' || u FROM unnest(grids) AS u WHERE NOT EXISTS (SELECT FROM dcm.grid AS g WHERE g.grid_code = u) LIMIT 1),
        (SELECT 'class ' || u FROM unnest(classes) AS u WHERE NOT EXISTS (
            SELECT FROM dcm.class AS k WHERE k.kind = 'component' AND k.standard || '|' || k.code = u) LIMIT 1),
        (SELECT 'department ' || u FROM unnest(departments) AS u
        WHERE NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = u) LIMIT 1),
        (SELECT 'batch ' || u FROM unnest(batches) AS u WHERE NOT EXISTS (SELECT FROM dcm.census_batch AS b WHERE b.id = u) LIMIT 1)
    ) INTO missing;
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'component refers to % which does not exist', missing USING ERRCODE = 'foreign_key_violation',
            TABLE = 'component', SCHEMA = 'dcm';
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm.check_component_references() IS
    'What a component refers to (class, grid, departments, batch) exists, and is locked as a foreign key would';
REVOKE EXECUTE ON FUNCTION dcm.check_component_references() FROM PUBLIC;
CREATE TRIGGER component_references_added
AFTER INSERT ON dcm.component REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION dcm.check_component_references();
CREATE TRIGGER component_references_changed
AFTER UPDATE ON dcm.component REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION dcm.check_component_references();
CREATE FUNCTION dcm.keep_referred_to() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
DECLARE
    held boolean;
BEGIN
    IF tg_op = 'TRUNCATE' THEN
        held := EXISTS (SELECT FROM dcm.component);
    ELSIF tg_table_name = 'grid' THEN
        held := EXISTS (
            SELECT FROM dcm.component AS c INNER JOIN old_rows AS o ON to_jsonb(o) ->> 'grid_code' = c.grid_code
            WHERE NOT EXISTS (SELECT FROM dcm.grid AS g WHERE g.grid_code = c.grid_code));
    ELSIF tg_table_name = 'class' THEN
        held := EXISTS (
            SELECT FROM dcm.component AS c
            INNER JOIN old_rows AS o ON to_jsonb(o) ->> 'standard' = c.class_standard AND to_jsonb(o) ->> 'code' = c.class_code
            WHERE NOT EXISTS (
                SELECT FROM dcm.class AS k WHERE k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code));
    ELSIF tg_table_name = 'department' THEN
        held := EXISTS (
            SELECT FROM dcm.component AS c
            INNER JOIN old_rows AS o
                ON to_jsonb(o) ->> 'code' IN (c.owner_department, c.competent_department, c.maintenance_department)
            WHERE NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = to_jsonb(o) ->> 'code'));
    ELSE
        held := EXISTS (
            SELECT FROM dcm.component AS c INNER JOIN old_rows AS o ON (to_jsonb(o) ->> 'id')::int = c.batch
            WHERE NOT EXISTS (SELECT FROM dcm.census_batch AS b WHERE b.id = c.batch));
    END IF;
    IF held THEN
        RAISE EXCEPTION 'components refer to rows of % that would be gone', tg_table_name
            USING ERRCODE = 'foreign_key_violation', TABLE = tg_table_name, SCHEMA = 'dcm';
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm.keep_referred_to() IS 'What components refer to is neither deleted nor given another key';
REVOKE EXECUTE ON FUNCTION dcm.keep_referred_to() FROM PUBLIC;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['grid', 'class', 'department', 'census_batch'] LOOP
        EXECUTE format('CREATE TRIGGER components_refer_deleted AFTER DELETE ON dcm.%I REFERENCING OLD TABLE AS old_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION dcm.keep_referred_to()', name);
        EXECUTE format('CREATE TRIGGER components_refer_changed AFTER UPDATE ON dcm.%I REFERENCING OLD TABLE AS old_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION dcm.keep_referred_to()', name);
        EXECUTE format('CREATE TRIGGER components_refer_truncated BEFORE TRUNCATE ON dcm.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION dcm.keep_referred_to()', name);
    END LOOP;
END;
$$;
