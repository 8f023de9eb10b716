-- The mark 演练 says that nothing in a database is true. It can be set, or taken away, only while the database holds neither
-- district nor case: a real one is never marked by accident, and made-up cases never become real ones.
CREATE FUNCTION dcm.guard_training_mark() RETURNS trigger
LANGUAGE plpgsql
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF (tg_op <> 'INSERT' AND old.key = 'training') OR (tg_op <> 'DELETE' AND new.key = 'training') THEN
        IF EXISTS (SELECT FROM dcm.grid) OR EXISTS (SELECT FROM dcm.case_file) THEN
            RAISE EXCEPTION '演练标记只能在空库中设置或取消' USING ERRCODE = 'DC001', HINT = '另建一个数据库，再用 load-demo 装载演练数据';
        END IF;
        IF tg_op <> 'DELETE' AND new.key = 'training' AND jsonb_typeof(new.value) <> 'boolean' THEN
            RAISE EXCEPTION '演练标记只能是 true 或 false' USING ERRCODE = 'DC005';
        END IF;
    END IF;
    RETURN CASE WHEN tg_op = 'DELETE' THEN old ELSE new END;
END;
$$;
COMMENT ON FUNCTION dcm.guard_training_mark() IS
    'Lets the setting training (演练) change only in a database that holds neither district nor case';
REVOKE EXECUTE ON FUNCTION dcm.guard_training_mark() FROM PUBLIC;
CREATE TRIGGER setting_training_mark
BEFORE INSERT OR UPDATE OR DELETE ON dcm.setting
FOR EACH ROW EXECUTE FUNCTION dcm.guard_training_mark();
CREATE FUNCTION dcm.keep_training_mark() RETURNS trigger
LANGUAGE plpgsql
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM dcm.setting AS s WHERE s.key = 'training') THEN
        RAISE EXCEPTION '演练库的参数表不能清空' USING ERRCODE = 'DC001';
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm.keep_training_mark() IS 'TRUNCATE would take the training mark (演练) away unseen';
REVOKE EXECUTE ON FUNCTION dcm.keep_training_mark() FROM PUBLIC;
CREATE TRIGGER setting_keeps_training_mark
BEFORE TRUNCATE ON dcm.setting
FOR EACH STATEMENT EXECUTE FUNCTION dcm.keep_training_mark();
