-- What a call costs the agency is not the client's affair: portal and API never showed it, and now the client's role
-- cannot read it either. A column of calls that is added later is granted by name.
REVOKE SELECT ON calls FROM backline_client;
DO $$
DECLARE readable text;
BEGIN
  SELECT string_agg(quote_ident(column_name), ', ') INTO readable FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'calls' AND column_name NOT IN ('cost_micros', 'cost_breakdown');
  EXECUTE format('GRANT SELECT (%s) ON calls TO backline_client', readable);
END $$;
