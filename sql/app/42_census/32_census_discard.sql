CREATE FUNCTION dcm_app.census_discard(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
    b dcm.census_batch := dcm_app.census_batch_of(p_batch, ARRAY['open', 'checked', 'written']);
    holder constant int := dcm_app.census_held(b.id);
BEGIN
    IF b.state <> 'written' AND b.opened_by <> session_user AND holder <> pg_backend_pid()
        AND NOT dcm_app.holds(ARRAY['dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC003', format('批次 %s 正由 %s 处理', b.id, coalesce(
                (SELECT s.name FROM dcm.staff AS s WHERE s.login = b.opened_by), b.opened_by)),
            '请与其联系，或请管理员放弃', jsonb_build_object('key', 'batch_held', 'batch', b.id));
    END IF;
    DELETE FROM dcm.census_row AS r WHERE r.batch = b.id;
    DELETE FROM dcm.census_grid_row AS r WHERE r.batch = b.id AND r.state <> 'taken';
    DELETE FROM dcm.census_change AS c WHERE c.batch = b.id AND b.state <> 'written';
    DELETE FROM dcm.census_fault AS f WHERE f.batch = b.id AND b.state <> 'written';
    UPDATE dcm.census_batch AS t
    SET state = CASE WHEN t.state = 'written' THEN t.state ELSE 'discarded' END, faulty = 0 WHERE t.id = b.id;
    -- The rows of another batch that this connection may hold are none of this one's business; no table of somebody's own
    -- making is looked into.
    IF EXISTS (
        SELECT FROM pg_class AS c
        WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'census_part' AND c.relowner = current_user::regrole
    ) THEN
        IF EXISTS (SELECT FROM pg_temp.census_part AS p WHERE p.batch = b.id) THEN
            PERFORM dcm_app.census_tables();
        END IF;
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_discard(int) IS
    'Drops what was checked and not taken; of a written batch the rows that still wait to be mended. From any connection; DC003 while a colleague is at work on it, unless for dcm_admin';
