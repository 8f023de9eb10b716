CREATE FUNCTION dcm_app.census_open(p_delivery jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    delivery jsonb := coalesce(p_delivery, '{}');
    kind text := coalesce(delivery ->> 'kind', 'components');
    standard text := coalesce(nullif(delivery ->> 'class_standard', ''), dcm_app.setting_value('class_standard') #>> '{}');
    source jsonb := coalesce(nullif(delivery -> 'source', 'null'), '[]');
    vanished text := coalesce(nullif(delivery ->> 'vanished', ''), 'keep');
    fault text;
    batch int;
BEGIN
    PERFORM dcm_app.require_surveyor();
    fault := CASE
        WHEN kind NOT IN ('components', 'grids') THEN '种类应是 components 或 grids'
        WHEN vanished NOT IN ('keep', 'retire') THEN '“交付中没有的部件”应是 keep 或 retire'
        WHEN NOT EXISTS (SELECT FROM dcm.class_standard AS s WHERE s.code = standard) THEN format('没有分类标准 %s', standard)
        WHEN jsonb_typeof(source) <> 'array' OR jsonb_array_length(source) NOT BETWEEN 1 AND 32000 THEN '没有说明由哪些文件组成'
    END;
    IF fault IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC003', '交付说明不对：' || fault, '', '{"key": "bad_delivery"}');
    END IF;
    INSERT INTO dcm.census_batch (kind, title, class_standard, source, mapping, vanished_rule, opened_by)
    VALUES (kind, left(coalesce(nullif(delivery ->> 'title', ''), '普查数据'), 200), standard, source,
        coalesce(nullif(delivery -> 'mapping', 'null'), '{}'), vanished, session_user)
    RETURNING id INTO batch;
    PERFORM dcm_app.census_tables();
    PERFORM dcm_app.census_hold(batch);
    PERFORM dcm_app.census_parts(batch, source);
    IF kind = 'grids' THEN
        PERFORM dcm_app.census_open_grids(batch);
    END IF;
    RETURN batch;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_open(jsonb) IS
    'Opens a batch (批次) and makes pg_temp.census_in (of unit grids pg_temp.census_grid_in) for its rows: {kind, title, class_standard, source [{name, layer, encoding, crs {srid}|{proj}, rows, faults}], mapping, vanished}; the number of the batch. Again in the same connection starts anew';
