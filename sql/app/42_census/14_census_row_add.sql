CREATE FUNCTION dcm_app.census_row_add()
RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.require_surveyor();
    PERFORM dcm_app.raise_error('DC003', '待修正记录只能修改或删除，不能新增', '新的部件请在部件图层中添加', '{"key": "row_origin"}');
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_row_add() IS 'INSERT into dcm_app.census_row: refused in words, its rows come from deliveries';
