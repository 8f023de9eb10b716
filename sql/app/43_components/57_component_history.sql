CREATE FUNCTION dcm_app.component_history(component_code text)
RETURNS TABLE (version int, since date, until date, undone boolean, how text, written_at timestamptz, written_by text,
    written_by_name text, batch int, changes jsonb, state jsonb, geom geometry)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.is_surveyor() THEN
        PERFORM dcm_app.me();  -- says who may
    END IF;
    RETURN QUERY
    WITH states AS (
        SELECT s AS now, lag(s) OVER (ORDER BY s.version) AS before
        FROM dcm_app.component_states(dcm_app.component_id_of(component_history.component_code)) AS s
    )
    SELECT (x.now).version, (x.now).since, (x.now).until, (x.now).how IS NOT NULL AND (x.now).until IS NULL,
        coalesce((x.before).how, CASE b.kind WHEN 'components' THEN 'import' ELSE 'add' END),
        (x.now).written_at, (x.now).written_by, coalesce(f.name, (x.now).written_by), (x.now).batch,
        CASE WHEN x.before IS NULL THEN '{}' ELSE dcm_app.component_changes(x.before, x.now) END,
        dcm_app.component_facts(x.now), (x.now).geom
    FROM states AS x
    LEFT JOIN dcm.census_batch AS b ON b.id = (x.now).batch
    LEFT JOIN dcm.staff AS f ON f.login = (x.now).written_by
    ORDER BY (x.now).version DESC;
END;
$$;
COMMENT ON FUNCTION dcm_app.component_history(text) IS
    'The states of a component, newest first: who wrote it when and how (add, import, edit, ownership, retire, undo) and what it changed; undone ones never counted';
