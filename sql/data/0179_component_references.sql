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
    -- The distinct values first, in one look: joined directly, a million new rows are read again for each grid.
    SELECT array_agg(DISTINCT v.grid_code) FILTER (WHERE v.grid_code IS NOT NULL),
        array_agg(DISTINCT v.class) FILTER (WHERE v.class IS NOT NULL),
        array_agg(DISTINCT coalesce(v.a, v.b, v.c)) FILTER (WHERE coalesce(v.a, v.b, v.c) IS NOT NULL),
        array_agg(DISTINCT v.batch) FILTER (WHERE v.batch IS NOT NULL)
    INTO grids, classes, departments, batches
    FROM (
        SELECT n.grid_code, n.owner_department AS a, n.competent_department AS b, n.maintenance_department AS c, n.batch,
            n.class_standard || '|' || n.class_code AS class
        FROM new_rows AS n
        GROUP BY GROUPING SETS ((n.grid_code), (n.owner_department), (n.competent_department), (n.maintenance_department),
            (n.batch), (n.class_standard, n.class_code))
    ) AS v;
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
    -- Keys that are gone first, mostly none: only then is a million components worth a look.
    ELSIF tg_table_name = 'grid' THEN
        WITH gone AS MATERIALIZED (
            SELECT to_jsonb(o) ->> 'grid_code' AS code FROM old_rows AS o
            EXCEPT SELECT g.grid_code FROM dcm.grid AS g
        )
        SELECT EXISTS (SELECT FROM gone AS x INNER JOIN dcm.component AS c ON c.grid_code = x.code) INTO held;
    ELSIF tg_table_name = 'class' THEN
        WITH gone AS MATERIALIZED (
            SELECT to_jsonb(o) ->> 'standard' AS standard, to_jsonb(o) ->> 'kind' AS kind, to_jsonb(o) ->> 'code' AS code FROM old_rows AS o
            EXCEPT SELECT k.standard, k.kind, k.code FROM dcm.class AS k
        )
        SELECT EXISTS (
            SELECT FROM gone AS x
            INNER JOIN dcm.component AS c ON c.class_standard = x.standard AND c.kind = x.kind AND c.class_code = x.code
        ) INTO held;
    ELSIF tg_table_name = 'department' THEN
        WITH gone AS MATERIALIZED (
            SELECT to_jsonb(o) ->> 'code' AS code FROM old_rows AS o EXCEPT SELECT d.code FROM dcm.department AS d
        )
        SELECT EXISTS (
            SELECT FROM gone AS x
            INNER JOIN dcm.component AS c ON x.code IN (c.owner_department, c.competent_department, c.maintenance_department)
        ) INTO held;
    ELSE
        WITH gone AS MATERIALIZED (
            SELECT (to_jsonb(o) ->> 'id')::int AS id FROM old_rows AS o EXCEPT SELECT b.id FROM dcm.census_batch AS b
        )
        SELECT EXISTS (SELECT FROM gone AS x INNER JOIN dcm.component AS c ON c.batch = x.id) INTO held;
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
