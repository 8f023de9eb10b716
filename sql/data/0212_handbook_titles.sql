ALTER TABLE dcm.handbook_edition ADD COLUMN titles jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN dcm.handbook_edition.titles IS 'What stood above the head of each sheet of the workbook, by the name of the sheet; the export writes it again';
