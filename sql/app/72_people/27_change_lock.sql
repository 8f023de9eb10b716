CREATE FUNCTION dcm_app.change_lock(p_login text, p_lock boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    person dcm.staff;
    unmanned_before text[] := dcm_app.unmanned();
    was_locked boolean;
    effect jsonb;
BEGIN
    SELECT * INTO person FROM dcm.staff AS s WHERE s.login = p_login FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个人员', '', '{"key": "staff_not_found"}');
    END IF;
    IF p_lock AND p_login = session_user THEN
        PERFORM dcm_app.raise_error('DC003', '不能锁定自己', '请另一位系统管理员办理', '{"key": "own_login"}');
    END IF;
    PERFORM dcm_app.check_login(p_login, true);
    SELECT NOT (person.active AND r.rolcanlogin) INTO was_locked FROM pg_roles AS r WHERE r.rolname = p_login;
    IF NOT FOUND AND NOT p_lock THEN
        PERFORM dcm_app.raise_error('DC003', '数据库里没有这个账号', '请重新登记这个人员', '{"key": "login_missing"}');
    END IF;
    effect := jsonb_build_object('changes', (was_locked IS DISTINCT FROM p_lock)::int, 'people', (was_locked IS DISTINCT FROM p_lock)::int,
        'cases', CASE WHEN p_lock THEN dcm_app.staff_cases(p_login) ELSE '[]' END,
        'notes', CASE WHEN p_lock THEN dcm_app.staff_ties(p_login) ELSE '[]' END);
    IF was_locked IS NOT NULL THEN
        PERFORM dcm_app.note_upkeep('staff_role', p_login, jsonb_build_object('locked', was_locked), jsonb_build_object('locked', p_lock));
        EXECUTE format('ALTER ROLE %I %s', p_login, CASE WHEN p_lock THEN 'NOLOGIN' ELSE 'LOGIN' END);
    END IF;
    UPDATE dcm.staff AS s SET active = NOT p_lock WHERE s.login = p_login AND s.active = p_lock;
    IF p_lock THEN
        PERFORM dcm_app.release_claims(p_login);
        PERFORM dcm_app.require_an_administrator();
    END IF;
    RETURN jsonb_set(effect, '{notes}', (effect -> 'notes') || dcm_app.unmanned_since(unmanned_before));
END;
$$;
COMMENT ON FUNCTION dcm_app.change_lock(text, boolean) IS 'The work of lock_staff and its effect';
