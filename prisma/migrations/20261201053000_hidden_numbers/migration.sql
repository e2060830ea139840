-- What carriers send for a hidden number is no number (src/platform/hidden-number.ts). Rows from before that was known:
-- calls have the one word that we keep, everything else has no number, and nobody is kept from being called by such a word.
DO $$
DECLARE marks text[] := ARRAY['', '0', 'anonymous', 'restricted', 'blocked', 'unavailable', 'unknown', 'private', 'withheld',
  'hidden', 'unidentified', 'nocallerid', 'noid', 'outofarea', 'notavailable', 'undisclosed', 'none', 'null', 'undefined',
  'privatenumber', 'unknownnumber', 'unknowncaller', 'blockednumber', 'numberwithheld', 'hiddennumber', 'calleridblocked',
  'privatecaller', 'restrictednumber', 'restrictedcaller', 'anonymouscaller',
  '266696687', '7378742833', '7378742883', '2562533', '86282452253', '8656696', '7748283', '94844353'];
BEGIN
  UPDATE calls SET from_number = 'anonymous'
    WHERE from_number <> 'anonymous' AND lower(regexp_replace(from_number, '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
  UPDATE calls SET to_number = 'anonymous'
    WHERE to_number <> 'anonymous' AND lower(regexp_replace(to_number, '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
  UPDATE leads SET number = NULL WHERE lower(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
  UPDATE appointments SET attendee_number = NULL
    WHERE lower(regexp_replace(attendee_number, '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
  UPDATE caller_messages SET caller_number = NULL
    WHERE lower(regexp_replace(caller_number, '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
  UPDATE offers SET buyer_number = NULL WHERE lower(regexp_replace(buyer_number, '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
  UPDATE tasks SET title = 'Call back somebody whose number is hidden'
    WHERE kind = 'CALLBACK' AND title LIKE 'Call back %'
      AND lower(regexp_replace(substring(title FROM 11), '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
  UPDATE suppressions SET lifted_at = now(), lifted_by = 'Backline', lifted_reason = 'This stands for a hidden number and is none.'
    WHERE lifted_at IS NULL AND lower(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')) = ANY (marks);
END $$;
