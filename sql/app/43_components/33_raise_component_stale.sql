CREATE FUNCTION dcm_app.raise_component_stale(p dcm.component, p_seen int)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    who text := coalesce((SELECT s.name FROM dcm.staff AS s WHERE s.login = p.written_by), p.written_by);
BEGIN
    PERFORM dcm_app.raise_error('DC002',
        format('部件 %s 已由 %s 于 %s 修改，您看到的是之前的数据', p.component_code, who,
            to_char(p.written_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI')),
        '请放弃这一处修改并刷新图层，核对后再改',
        jsonb_build_object('key', 'component_stale', 'component_code', p.component_code, 'version', p.version, 'seen', p_seen,
            'by', p.written_by, 'at', p.written_at));
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_component_stale(dcm.component, int) IS 'DC002: somebody has written the component since it was read';
