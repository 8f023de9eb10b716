ALTER TABLE dcm.staff ADD COLUMN post text CHECK (length(post) BETWEEN 1 AND 50);
COMMENT ON COLUMN dcm.staff.post IS 'Post (岗位), as people call it; rights come from the group roles alone';
