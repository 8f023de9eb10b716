CREATE TYPE dcm_app.search_plan AS (brief text[], long text[], named boolean);
COMMENT ON TYPE dcm_app.search_plan IS
    'What a search asks of a case: patterns of up to two characters, longer ones (numbers too), whether the name of a class has one';
