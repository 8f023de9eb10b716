-- Reversed, so that one index finds a whole number and its last digits.
DROP INDEX dcm.case_person_phone;
CREATE INDEX case_person_phone ON dcm.case_person (reverse(dcm.phone_key(phone)) text_pattern_ops) WHERE phone IS NOT NULL;
