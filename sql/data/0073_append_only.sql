CREATE FUNCTION dcm.refuse_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% 只增不改，不能 %', tg_table_name, tg_op USING ERRCODE = 'DC001';
END;
$$;
COMMENT ON FUNCTION dcm.refuse_change() IS 'Guards append-only tables against everybody, their owner included';
REVOKE EXECUTE ON FUNCTION dcm.refuse_change() FROM PUBLIC;
CREATE TRIGGER case_event_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON dcm.case_event
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
CREATE TRIGGER case_file_never_deleted
BEFORE DELETE OR TRUNCATE ON dcm.case_file
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
