CREATE FUNCTION dcm_app.tidy_component(n dcm.component)
RETURNS dcm.component
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- A form sends an empty text where it means nothing.
    n.component_code := nullif(btrim(n.component_code), '');
    n.class_code := nullif(btrim(n.class_code), '');
    n.grid_code := nullif(btrim(n.grid_code), '');
    n.owner_department := nullif(btrim(n.owner_department), '');
    n.competent_department := nullif(btrim(n.competent_department), '');
    n.maintenance_department := nullif(btrim(n.maintenance_department), '');
    n.name := dcm_app.survey_text(n.name, '部件名称', 100);
    n.address := dcm_app.survey_text(n.address, '地址', 500);
    n.data_source := dcm_app.survey_text(n.data_source, '数据来源', 100);
    n.note := dcm_app.survey_text(n.note, '备注', 2000);
    n.photo := dcm_app.survey_text(n.photo, '照片', 1000);
    n.extra := coalesce(nullif(n.extra, 'null'), '{}');
    IF jsonb_typeof(n.extra) <> 'object' THEN
        PERFORM dcm_app.raise_error('DC003', '扩展属性应是“名称: 值”的形式（JSON 对象）', '例如 {"材质": "铸铁"}', '{"key": "bad_extra"}');
    END IF;
    n.status := coalesce(nullif(btrim(n.status), ''), '完好');
    IF n.status NOT IN ('完好', '破损', '丢失', '占用', '废弃', '移除') THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这种部件状态', n.status),
            '部件状态为 完好、破损、丢失、占用、废弃 或 移除', jsonb_build_object('key', 'status_unknown', 'status', n.status));
    END IF;
    RETURN n;
END;
$$;
COMMENT ON FUNCTION dcm_app.tidy_component(dcm.component) IS
    'A component with its texts cleaned and empty ones NULL; DC003 for an unknown state or extension attributes that are no object';
