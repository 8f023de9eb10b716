CREATE FUNCTION dcm_app.refuse_own_columns(new dcm_app.component, old dcm_app.component)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    written text;
BEGIN
    SELECT f.label INTO written
    FROM (VALUES
        ('编号', new.id IS DISTINCT FROM old.id), ('小类名称', new.class_name IS DISTINCT FROM old.class_name),
        ('变更日期', new.since IS DISTINCT FROM old.since), ('修改时间', new.written_at IS DISTINCT FROM old.written_at),
        ('修改人', new.written_by IS DISTINCT FROM old.written_by), ('批次', new.batch IS DISTINCT FROM old.batch)
    ) AS f (label, changed) WHERE f.changed LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”由系统填写，不能手工修改', written), '请还原这一栏',
            jsonb_build_object('key', 'own_column', 'field', written));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.refuse_own_columns(dcm_app.component, dcm_app.component) IS
    'DC003 where a client writes what the database itself keeps';
