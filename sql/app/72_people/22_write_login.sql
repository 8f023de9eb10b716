CREATE FUNCTION dcm_app.write_login(p_login text, p_roles text[], p_verifier text, known boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    one text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = p_login) THEN
        EXECUTE format('CREATE ROLE %I LOGIN INHERIT', p_login);
    END IF;
    IF p_verifier IS NOT NULL THEN
        -- What is no verifier PostgreSQL would take for a password, and keep a hash of that.
        IF p_verifier !~ '^SCRAM-SHA-256\$[1-9]\d{3,6}:[A-Za-z0-9+/]{16,}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' THEN
            PERFORM dcm_app.raise_error('DC003', '口令要先在客户端算成 SCRAM 校验值', '', '{"key": "bad_verifier"}');
        END IF;
        EXECUTE format('ALTER ROLE %I PASSWORD %L', p_login, p_verifier);
    END IF;
    FOREACH one IN ARRAY dcm_app.group_roles() LOOP
        IF one = ANY (p_roles) THEN
            EXECUTE format('GRANT %I TO %I', one, p_login);
        ELSIF known THEN
            EXECUTE format('REVOKE %I FROM %I', one, p_login);
        END IF;
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dcm_app.write_login(text, text[], text, boolean) IS
    'Makes a login where there is none, and gives it these group roles and no others; what a login new to the district had, it keeps';
