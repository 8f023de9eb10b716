CREATE FUNCTION dcm_app.census_here(b dcm.census_batch)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    IF (SELECT count(*) FROM pg_class AS c WHERE c.relnamespace = pg_my_temp_schema() AND c.relowner = current_user::regrole
            AND c.relname IN ('census_in', 'census_part')) = 2 THEN
        IF EXISTS (SELECT FROM pg_temp.census_part AS p WHERE p.batch = b.id) THEN
            RETURN;
        END IF;
    END IF;
    PERFORM dcm_app.raise_error('DC003', format('批次 %s 的数据不在本次连接中', b.id), '请重新读取交付数据',
        jsonb_build_object('key', 'batch_not_here', 'batch', b.id));
END;
$$;
COMMENT ON FUNCTION dcm_app.census_here(dcm.census_batch) IS 'DC003 unless this session holds the rows of the batch, in tables of dcm_owner';
