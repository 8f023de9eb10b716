CREATE FUNCTION dcm_app.unmanned_since(before text[])
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT dcm_app.note_of('unmanned', count(*), jsonb_build_object('actions', jsonb_agg(a.code ORDER BY a.sort),
            'zh', string_agg(a.label_zh, '、' ORDER BY a.sort), 'en', string_agg(a.label_en, ', ' ORDER BY a.sort)))
        FROM dcm.action AS a
        WHERE a.code = ANY (dcm_app.unmanned()) AND NOT a.code = ANY (before)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.unmanned_since(text[]) IS 'A note of the actions of the main loop that somebody could do before and nobody can do now';
