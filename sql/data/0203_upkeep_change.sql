CREATE TABLE dcm.upkeep_change (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx bigint NOT NULL,
    at timestamptz NOT NULL,
    by text NOT NULL,
    what text NOT NULL,
    key text NOT NULL,
    before jsonb,
    after jsonb
);
CREATE INDEX upkeep_change_tx ON dcm.upkeep_change (tx);
CREATE INDEX upkeep_change_what ON dcm.upkeep_change (what, id);
COMMENT ON TABLE dcm.upkeep_change IS 'Every change of what the upkeep keeps (维护记录): one row for each thing that a transaction changed; append only';
COMMENT ON COLUMN dcm.upkeep_change.id IS 'Key, in the order of the changes';
COMMENT ON COLUMN dcm.upkeep_change.tx IS 'Transaction: what was changed together';
COMMENT ON COLUMN dcm.upkeep_change.at IS 'When';
COMMENT ON COLUMN dcm.upkeep_change.by IS 'Login of whoever did it';
COMMENT ON COLUMN dcm.upkeep_change.what IS 'Table of schema dcm';
COMMENT ON COLUMN dcm.upkeep_change.key IS 'Key of the row, its parts joined by a stroke';
COMMENT ON COLUMN dcm.upkeep_change.before IS 'Row as it was; empty where there was none';
COMMENT ON COLUMN dcm.upkeep_change.after IS 'Row as it is; empty where it went away';
-- A row of this very transaction gives way to the next one of the same thing (keep_upkeep_change): nobody has seen it yet.
CREATE FUNCTION dcm.guard_upkeep_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF tg_op = 'DELETE' AND pg_trigger_depth() > 1 AND old.tx = pg_current_xact_id()::text::bigint AND old.at >= transaction_timestamp() THEN
        RETURN old;
    END IF;
    RAISE EXCEPTION 'upkeep_change 只增不改，不能 %', tg_op USING ERRCODE = 'DC001';
END;
$$;
COMMENT ON FUNCTION dcm.guard_upkeep_change() IS 'Keeps the audit of the upkeep append-only for everybody, its owner included';
REVOKE EXECUTE ON FUNCTION dcm.guard_upkeep_change() FROM PUBLIC;
CREATE TRIGGER upkeep_change_append_only
BEFORE UPDATE OR DELETE ON dcm.upkeep_change
FOR EACH ROW EXECUTE FUNCTION dcm.guard_upkeep_change();
CREATE TRIGGER upkeep_change_never_emptied
BEFORE TRUNCATE ON dcm.upkeep_change
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
-- Called by triggers of the tables (sql/app/73_settings/12_upkeep_triggers.sql).
CREATE FUNCTION dcm.write_upkeep_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    was jsonb := CASE WHEN tg_op <> 'INSERT' THEN to_jsonb(old) - 'spread_at' END;
    became jsonb := CASE WHEN tg_op <> 'DELETE' THEN to_jsonb(new) - 'spread_at' END;
    name text;
    earlier dcm.upkeep_change;
BEGIN
    SELECT string_agg(coalesce(became, was) ->> k.key, '/' ORDER BY k.place) INTO name
    FROM unnest(tg_argv) WITH ORDINALITY AS k (key, place);
    -- What a transaction takes out and puts in again, or changes twice, is one change.
    DELETE FROM dcm.upkeep_change AS c
    WHERE c.tx = pg_current_xact_id()::text::bigint AND c.at >= transaction_timestamp() AND c.what = tg_table_name AND c.key = name
    RETURNING * INTO earlier;
    IF earlier.id IS NOT NULL THEN
        was := earlier.before;
    END IF;
    IF was IS DISTINCT FROM became THEN
        INSERT INTO dcm.upkeep_change (tx, at, by, what, key, before, after)
        VALUES (pg_current_xact_id()::text::bigint, clock_timestamp(), session_user, tg_table_name, name, was, became);
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm.write_upkeep_change() IS
    'Writes what changed into the audit of the upkeep; the trigger names the columns of the key';
REVOKE EXECUTE ON FUNCTION dcm.write_upkeep_change() FROM PUBLIC;
