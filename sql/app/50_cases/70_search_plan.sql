CREATE TYPE dcm_app.search_plan AS (brief text[], long text[], named text[]);
COMMENT ON TYPE dcm_app.search_plan IS
    'What a search asks of a case: patterns of up to two characters, longer ones (numbers too), codes of classes that have one in their name';
