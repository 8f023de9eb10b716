CREATE FUNCTION dcm_app.save_filter(filter jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    given int;
    f dcm.saved_filter;
BEGIN
    IF jsonb_typeof(filter) IS DISTINCT FROM 'object' OR jsonb_typeof(filter -> 'definition') IS DISTINCT FROM 'object'
        OR length(filter ->> 'definition') > 20000 OR coalesce(filter ->> 'id', '0') !~ '^\d{1,9}$' THEN
        PERFORM dcm_app.raise_error('DC003', '筛选条件不对', 'definition 应是一个不超过 20000 字的 JSON 对象', '{"key": "bad_filter"}');
    END IF;
    given := (filter ->> 'id')::int;
    f.name := dcm_app.text_of(filter, 'name', 60);
    f.room := dcm_app.text_of(filter, 'room', 40);
    f.shared := coalesce(dcm_app.flag_of(filter, 'shared'), false);
    PERFORM dcm_app.check_demands('{name, room}', filter);
    IF given IS NULL THEN  -- the same name again is the same filter, changed
        INSERT INTO dcm.saved_filter AS x (owner, room, name, shared, definition, changed_at)
        VALUES (me.login, f.room, f.name, f.shared, filter -> 'definition', clock_timestamp())
        ON CONFLICT (owner, room, name) DO UPDATE SET
            shared = excluded.shared, definition = excluded.definition, changed_at = excluded.changed_at
        RETURNING x.id INTO f.id;
        RETURN f.id;
    END IF;
    UPDATE dcm.saved_filter AS x SET
        name = f.name, room = f.room, shared = f.shared, definition = filter -> 'definition', changed_at = clock_timestamp()
    WHERE x.id = given AND x.owner = me.login
    RETURNING x.id INTO f.id;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个筛选，或不是您保存的', '可以另存为自己的筛选', '{"key": "filter_not_found"}');
    END IF;
    RETURN f.id;
EXCEPTION WHEN unique_violation THEN
    PERFORM dcm_app.raise_error('DC003', format('已有名为“%s”的筛选', f.name), '请换一个名称',
        jsonb_build_object('key', 'name_taken', 'name', f.name));
END;
$$;
COMMENT ON FUNCTION dcm_app.save_filter(jsonb) IS
    'Saves a filter of the caller ({id?, name, room, shared, definition}) and returns its key; without id the one of that name is replaced';
