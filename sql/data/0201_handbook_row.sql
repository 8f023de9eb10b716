CREATE TABLE dcm.handbook_question (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    edition text NOT NULL REFERENCES dcm.handbook_edition,
    key text NOT NULL,
    subject text NOT NULL,
    suggestions jsonb NOT NULL DEFAULT '[]',
    rows integer NOT NULL DEFAULT 0,
    answer jsonb,
    answered_by text,
    answered_at timestamptz
);
CREATE UNIQUE INDEX handbook_question_open ON dcm.handbook_question (edition, key, subject) WHERE answered_at IS NULL;
COMMENT ON TABLE dcm.handbook_question IS 'What somebody has to decide before rows of an imported workbook become filing conditions';
COMMENT ON COLUMN dcm.handbook_question.number IS 'Key';
COMMENT ON COLUMN dcm.handbook_question.edition IS 'Edition';
COMMENT ON COLUMN dcm.handbook_question.key IS 'What is asked: unknown_class, unknown_department, limit_words ...';
COMMENT ON COLUMN dcm.handbook_question.subject IS 'The words that it is about; rows with the same key and words share a question';
COMMENT ON COLUMN dcm.handbook_question.suggestions IS 'Answers that lie near, likeliest first';
COMMENT ON COLUMN dcm.handbook_question.rows IS 'How many rows it was asked for';
COMMENT ON COLUMN dcm.handbook_question.answer IS 'The answer';
COMMENT ON COLUMN dcm.handbook_question.answered_by IS 'Login that answered';
COMMENT ON COLUMN dcm.handbook_question.answered_at IS 'When; empty while it is open';
CREATE TABLE dcm.handbook_row (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    edition text NOT NULL REFERENCES dcm.handbook_edition,
    sheet text NOT NULL DEFAULT '',
    row_no integer NOT NULL,
    cells text[] NOT NULL DEFAULT '{}',
    content jsonb NOT NULL,
    state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'asked', 'imported', 'dropped')),
    asked integer[] NOT NULL DEFAULT '{}',
    condition_code text
);
CREATE INDEX handbook_row_edition ON dcm.handbook_row (edition, state);
CREATE INDEX handbook_row_asked ON dcm.handbook_row USING gin (asked) WHERE state = 'asked';
CREATE INDEX handbook_row_condition ON dcm.handbook_row (edition, condition_code) WHERE condition_code IS NOT NULL;
COMMENT ON TABLE dcm.handbook_row IS 'Rows of imported handbook workbooks, as they came and as they were understood';
COMMENT ON COLUMN dcm.handbook_row.id IS 'Key, in the order of the workbook';
COMMENT ON COLUMN dcm.handbook_row.edition IS 'Edition';
COMMENT ON COLUMN dcm.handbook_row.sheet IS 'Sheet of the workbook';
COMMENT ON COLUMN dcm.handbook_row.row_no IS 'Row of the sheet, from 1';
COMMENT ON COLUMN dcm.handbook_row.cells IS 'The cells as they came';
COMMENT ON COLUMN dcm.handbook_row.content IS 'What was understood of it, answers included';
COMMENT ON COLUMN dcm.handbook_row.state IS 'asked: waits for answers; imported: stands in filing_condition; dropped: left out by an answer; new: only while it is being taken in';
COMMENT ON COLUMN dcm.handbook_row.asked IS 'Open questions';
COMMENT ON COLUMN dcm.handbook_row.condition_code IS 'Filing condition that it became';
