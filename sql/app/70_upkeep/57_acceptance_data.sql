CREATE FUNCTION dcm_app.acceptance_data(today date)
RETURNS TABLE (section text, item text, ok boolean, actual text, wanted text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    in_use text := dcm_app.setting_value('class_standard') #>> '{}';
    in_force text := dcm_app.edition_at(now());
    seats int := (dcm_app.setting_value('seats') #>> '{}')::int;
    supervisors int := (dcm_app.setting_value('supervisors') #>> '{}')::int;
    held record;
    n record;
BEGIN
    SELECT count(*) FILTER (WHERE r && ARRAY['dcm_intake', 'dcm_dispatch']) AS seats,
        count(*) FILTER (WHERE 'dcm_chief' = ANY (r)) AS chiefs,
        count(*) FILTER (WHERE 'dcm_director' = ANY (r)) AS directors,
        count(*) FILTER (WHERE 'dcm_supervisor' = ANY (r)) AS supervisors,
        count(DISTINCT department_code) FILTER (WHERE 'dcm_department' = ANY (r)) AS departments
    INTO held
    FROM (SELECT s.department_code, dcm_app.roles_of(s.login) AS r FROM dcm.staff AS s WHERE s.active) AS p;
    SELECT count(*) AS grids, round((coalesce(sum(ST_Area(g.geom)), 0) / 1e6)::numeric, 1) AS km2
    INTO n
    FROM dcm.grid AS g WHERE g.valid_to IS NULL;
    RETURN QUERY VALUES
    ('机构与队伍', '主任', held.directors >= 1, held.directors::text, '1'),
    ('机构与队伍', '坐席员（受理、派遣）', held.seats >= seats, held.seats::text, seats::text),
    ('机构与队伍', '值班长', held.chiefs >= 1, held.chiefs::text, '至少 1'),
    ('机构与队伍', '信息采集监督员', held.supervisors >= supervisors, held.supervisors::text, supervisors::text),
    ('机构与队伍', '有人在岗的专业部门', held.departments >= 1, held.departments::text,
        (SELECT count(*)::text FROM dcm.department AS d WHERE d.active)),
    ('数据建设', '单元网格', n.grids > 0, n.grids || ' 个', '至少 1'),
    ('数据建设', '网格覆盖面积', n.km2 > 0, n.km2 || ' 平方公里', '方案约 30 平方公里');
    RETURN QUERY
    SELECT '数据建设', '城市部件', count(*) > 0, count(*) || ' 个', '普查成果' FROM dcm.component AS c WHERE c.valid_to IS NULL;
    RETURN QUERY
    SELECT '数据建设', '无权属单位的部件', count(*) = 0, count(*) || ' 个', '0'
    FROM dcm.component AS c WHERE c.valid_to IS NULL AND c.owner_department IS NULL;
    RETURN QUERY
    SELECT '数据建设', '地址', count(*) > 0, count(*) || ' 条', '至少 1' FROM dcm.address AS a;
    RETURN QUERY
    SELECT '标准与流程', '部件、事件小类（' || in_use || '）', count(*) > 0, count(*) || ' 类', '按标准'
    FROM dcm.class AS k WHERE k.standard = in_use;
    RETURN QUERY
    SELECT '标准与流程', '没有立案条件的小类', count(*) = 0, count(*) || ' 类', '0'
    FROM dcm.class AS k
    WHERE k.standard = in_use AND NOT EXISTS (
        SELECT FROM dcm.filing_condition AS f
        WHERE f.edition = in_force AND f.class_standard = k.standard AND f.kind = k.kind
            AND f.class_code = k.code
    );
    RETURN QUERY
    SELECT '标准与流程', '指挥手册版本', e.code IS NOT NULL AND NOT e.is_default,
        coalesce(e.label_zh, '没有'), '本区发布的版本'
    FROM (SELECT in_force AS code) AS now_in_force
    LEFT JOIN dcm.handbook_edition AS e ON e.code = now_in_force.code;
    RETURN QUERY
    SELECT '标准与流程', y.year || ' 年工作日历', coalesce(c.status = 'official', false),
        CASE c.status WHEN 'official' THEN '正式' WHEN 'provisional' THEN '暂定' ELSE '没有' END, '正式'
    FROM (VALUES (extract(year FROM today)::int), (extract(year FROM today + 60)::int)) AS y (year)
    LEFT JOIN dcm.calendar_year AS c ON c.calendar = dcm_app.setting_value('calendar') #>> '{}' AND c.year = y.year
    GROUP BY y.year, c.status;
END;
$$;
COMMENT ON FUNCTION dcm_app.acceptance_data(date) IS 'People, data and rules that the district''s plan asks for; part of acceptance';
