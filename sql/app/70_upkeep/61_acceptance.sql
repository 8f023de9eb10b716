CREATE FUNCTION dcm_app.acceptance()
RETURNS TABLE (section text, item text, verdict text, actual text, wanted text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
    -- A superuser asks through the command line, without a staff row of his own.
    IF NOT dcm_app.holds(ARRAY['dcm_chief', 'dcm_director', 'dcm_admin'])
        AND NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = session_user) THEN
        PERFORM dcm_app.raise_error('DC001', '验收自检由值班长、主任或系统管理员进行', '', '{"key": "not_allowed"}');
    END IF;
    RETURN QUERY
    SELECT x.section, x.item, CASE WHEN x.ok THEN 'works' ELSE 'missing' END, x.actual, x.wanted
    FROM dcm_app.acceptance_data(today) AS x;
    RETURN QUERY
    SELECT '闭环流程', coalesce(a.label_zh, '上报登记'), CASE WHEN l.ok THEN 'works' ELSE 'missing' END,
        coalesce(l.words, CASE WHEN l.ok THEN '走通' ELSE '未走到' END), '走通'
    FROM dcm_app.acceptance_loop() AS l
    LEFT JOIN dcm.action AS a ON a.code = l.step;
    RETURN QUERY
    SELECT '九个基础子系统和一个专项', s.name, s.verdict, s.actual, s.wanted
    FROM dcm_app.acceptance_subsystems(today) AS s;
END;
$$;
COMMENT ON FUNCTION dcm_app.acceptance() IS
    'Self-check for the trial run (试运行自检): the items of the district''s plan, what was found and whether it works; 主任, 值班长, administrators';
