CREATE FUNCTION dcm_app.census_garbled()
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Replacement and private-use characters, controls, what GBK read from nothing looks like, Latin letters in rows as
    -- they come of GBK read as Latin-1, question marks that stand for lost characters, and the commonest words of UTF-8
    -- read as GBK.
    RETURN '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]|[\u00a1-\u00ff]{3}|\?{3}|(^| )\?\?( |$)'
        '|锟斤拷|烫烫烫|屯屯屯|锘|浜曠洊|瑁曞崕|閬撹矾|琛楅亾|姹℃按|闆ㄦ按|琛岄亾|缁垮湴|鍨冨溇|瀹屽ソ|鐢靛姏|鐕冩皵|绀惧尯|缃戞牸|鐭冲';
END;
$$;
COMMENT ON FUNCTION dcm_app.census_garbled() IS 'Regular expression of what no text of a survey holds unless it was read in a wrong encoding (乱码)';
