CREATE FUNCTION dcm_app.census_tables()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
    foreign_table text;
BEGIN
    -- Somebody who may make temporary objects himself must not slip his own under these names: their triggers and
    -- expressions would run with the rights of the owner.
    SELECT c.relname INTO foreign_table FROM pg_class AS c
    WHERE c.relnamespace = pg_my_temp_schema() AND c.relname ~ '^census_' AND c.relowner <> current_user::regrole;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC001', format('临时表 %s 不是系统建立的', foreign_table), '请断开连接后重试',
            '{"key": "foreign_table"}');
    END IF;
    -- More room for them than the 8 MB that are usual, where the session has not begun to use any.
    IF current_setting('temp_buffers') = '8MB' THEN
        BEGIN
            PERFORM set_config('temp_buffers', '256MB', false);
        EXCEPTION WHEN invalid_parameter_value THEN
            NULL;  -- too late in this session: it is only slower
        END;
    END IF;
    DROP VIEW IF EXISTS pg_temp.census_full;
    DROP TABLE IF EXISTS pg_temp.census_in, pg_temp.census_part, pg_temp.census_work, pg_temp.census_area,
        pg_temp.census_match, pg_temp.census_twice, pg_temp.census_listed, pg_temp.census_given,
        pg_temp.census_seen, pg_temp.census_since, pg_temp.census_cell, pg_temp.census_crowd,
        pg_temp.census_near, pg_temp.census_bad, pg_temp.census_astray, pg_temp.census_class, pg_temp.census_known;
    CREATE TEMPORARY TABLE census_part (
        batch int, part smallint PRIMARY KEY, name text, srid int, proj text, degrees boolean, classed boolean
    );
    CREATE TEMPORARY TABLE census_in (
        row_no int NOT NULL, part smallint, part_row int, component_code text, class_standard text, class_code text, class_text text,
        name text, status text, owner_department text, competent_department text, maintenance_department text,
        grid_code text, address text, surveyed_on date, valid_from date, changed_on date, valid_to date,
        data_source text, note text, photo text, extra jsonb, unread jsonb, geom geometry
    );
    -- Numbered rows arrive in order; nothing but the client's COPY ever writes here.
    EXECUTE format('GRANT INSERT ON pg_temp.census_in TO %I', session_user);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_tables() IS
    'Makes the temporary tables of an import anew, owned by dcm_owner; the session''s user may only insert into census_in';
