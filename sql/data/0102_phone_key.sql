CREATE FUNCTION dcm.phone_key(phone text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- What follows a word for "extension" is dialled later and does not make another caller.
    digits text := regexp_replace(
        regexp_replace(translate(phone, '０１２３４５６７８９', '0123456789'), '\s*(ext|x|转|#|,|，|;|；).*$', '', 'i'),
        '[^0-9]', '', 'g'
    );
BEGIN
    -- +86 and 0086 before at least ten digits is China; leading zeros belong to long-distance dialling.
    RETURN nullif(regexp_replace(digits, '^(?:0*86(?=0*[1-9]\d{9}))*0*', ''), '');
END;
$$;
COMMENT ON FUNCTION dcm.phone_key(text) IS
    'What two ways of writing one telephone number have in common: its digits without +86, leading zeros and extension; NULL without digits';
REVOKE EXECUTE ON FUNCTION dcm.phone_key(text) FROM PUBLIC;
DROP INDEX dcm.case_person_phone;
CREATE INDEX case_person_phone ON dcm.case_person (dcm.phone_key(phone)) WHERE phone IS NOT NULL;
