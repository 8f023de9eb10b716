CREATE FUNCTION dcm_app.census_fresh(b dcm.census_batch)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    s record;
    now_found jsonb;
BEGIN
    SELECT * INTO s FROM pg_temp.census_seen;
    -- Rows that were written by a transaction which the check could not see yet. Row numbers of transactions go round;
    -- age() says which are younger than the check's oldest one.
    IF NOT EXISTS (
        SELECT FROM dcm.component AS c
        WHERE age(c.xmin) <= age(pg_snapshot_xmin(s.seen)::xid)
            AND NOT pg_visible_in_snapshot((pg_snapshot_xmin(s.seen)::text::bigint
                + age(pg_snapshot_xmin(s.seen)::xid) - age(c.xmin))::text::xid8, s.seen)
    ) THEN
        RETURN;
    END IF;
    now_found := dcm_app.census_judge(b);
    IF (now_found - ARRAY['rules', 'hints']) <> (s.outcome - ARRAY['rules', 'hints'])
        OR s.print IS DISTINCT FROM (SELECT t.print FROM pg_temp.census_seen AS t) THEN
        PERFORM dcm_app.raise_error('DC002', '检查之后部件数据被他人修改，检查结果有变化', '请重新检查，核对后再入库',
            jsonb_build_object('key', 'census_stale', 'batch', b.id));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_fresh(dcm.census_batch) IS
    'Checks again where components were written since the check; DC002 where the outcome would be another one';
