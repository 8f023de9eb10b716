CREATE FUNCTION dcm_app.acceptance_subsystems(today date)
RETURNS TABLE (name text, verdict text, actual text, wanted text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    cases bigint := (SELECT count(*) FROM dcm.case_file AS c WHERE c.registered_at >= now() - interval '30 days');
    dispatched bigint := (SELECT count(*) FROM dcm.assignment AS a WHERE a.assigned_at >= now() - interval '30 days');
    addresses bigint := (SELECT count(*) FROM dcm.address);
    components bigint := (SELECT count(*) FROM dcm.component);
    scored bigint := (SELECT count(*) FROM dcm.indicator_weight AS w WHERE w.valid_from <= today);
    rules bigint := (SELECT count(*) FROM dcm.transition);
BEGIN
    RETURN QUERY
    SELECT v.name, CASE WHEN v.there IS NULL THEN 'later' WHEN v.there THEN 'works' ELSE 'missing' END, v.actual, v.wanted
    FROM (VALUES
        ('无线数据采集', NULL::boolean, '本版本没有', '后续版本'),
        ('监督受理', cases > 0, '近 30 天登记 ' || cases || ' 件', '有登记'),
        ('协同工作', dispatched > 0, '近 30 天派遣 ' || dispatched || ' 次', '有派遣'),
        ('地理编码', addresses > 0, addresses || ' 条地址', '有地址'),
        ('监督指挥', NULL, '本版本没有', '后续版本'),
        ('综合评价', scored > 0, scored || ' 项权重', '有权重'),
        ('应用维护', rules > 0, rules || ' 条流程；维护界面在后续版本', '有流程'),
        ('基础数据资源管理', components > 0, components || ' 个部件；维护界面在后续版本', '有部件'),
        ('数据交换', NULL, '本版本没有', '后续版本'),
        ('大气污染专项', NULL, '本版本没有', '后续版本')
    ) AS v (name, there, actual, wanted);
END;
$$;
COMMENT ON FUNCTION dcm_app.acceptance_subsystems(date) IS 'The ten subsystems of the district''s plan and whether this version has them; part of acceptance';
