CREATE FUNCTION dcm_app.phone_of(report jsonb, key text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    phone text := dcm_app.text_of(report, key, 40);
BEGIN
    IF phone ~ '^\d{3,20}$' THEN  -- as mostly
        RETURN phone;
    END IF;
    phone := translate(phone, '０１２３４５６７８９＋－（），．　', '0123456789+-(),. ');
    -- A platform sends numbers that it has masked with stars.
    IF phone !~* '^[-+0-9 ().,*]*((ext\.?|x|#|转|分机)[0-9 ]+)?$' OR length(regexp_replace(phone, '[^0-9*]', '', 'g')) < 3 THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”不像电话号码', left(phone, 40)),
            '电话只写数字，可以带 + - ( ) 和分机号；别的话请写到描述里', jsonb_build_object('key', 'bad_phone', 'field', key));
    END IF;
    RETURN phone;
END;
$$;
COMMENT ON FUNCTION dcm_app.phone_of(jsonb, text) IS
    'A telephone number of a report, full-width digits made plain; NULL when empty, DC003 bad_phone when it is something else';
