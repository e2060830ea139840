-- The second and third wall between clients (docs/security.md). The first is visibleClients() in the code.
--
-- backline_staff   the role of everything that may see all clients: /admin, the door, the worker. The connection's own
--                  user is a member of it, so the policies below let it through even where it is no superuser.
-- backline_client  the role that portal and API take inside a transaction (set_config('role', …, true)). It is a member of nothing, owns
--                  nothing, and sees the rows of the client named in app.client, and of them only the columns granted here.

DO $$ BEGIN CREATE ROLE backline_staff NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE backline_client NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT backline_staff, backline_client TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO backline_staff, backline_client;

CREATE FUNCTION app_client() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.client', true), '')::uuid $$;

-- Row-level security, forced, on every table of a client.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['client_users', 'client_password_links', 'retired_webhook_tokens', 'impersonations',
                           'webhook_events', 'calls', 'call_messages', 'phone_numbers', 'audit_log'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY staff_sees_all ON %I TO backline_staff USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY client_sees_own ON %I TO backline_client
                    USING (client_id = (SELECT app_client())) WITH CHECK (client_id = (SELECT app_client()))', t);
  END LOOP;
END $$;
ALTER TABLE clients ENABLE ROW LEVEL SECURITY;
ALTER TABLE clients FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_sees_all ON clients TO backline_staff USING (true) WITH CHECK (true);
CREATE POLICY client_sees_own ON clients TO backline_client
  USING (id = (SELECT app_client())) WITH CHECK (id = (SELECT app_client()));

-- What a client may read: no admin notes, no tokens, no password hashes, no raw webhook events.
GRANT SELECT (id, email, name, business_name, phone, business_type, service_hours, time_zone, vapi_phone_number, setup_status,
              currency, email_notifications, sms_notifications, portal_access, is_active, created_at, updated_at)
  ON clients TO backline_client;
GRANT UPDATE (email_notifications, sms_notifications, updated_at) ON clients TO backline_client;
GRANT SELECT (id, client_id, email, name, is_active, last_login_at, created_at) ON client_users TO backline_client;
GRANT SELECT (id, client_id, staff_name, reason, used_at, expires_at, ended_at, created_at) ON impersonations TO backline_client;
GRANT SELECT ON calls, call_messages TO backline_client;
GRANT SELECT (id, client_id, number, label, is_primary, created_at) ON phone_numbers TO backline_client;
GRANT INSERT ON audit_log TO backline_client;

-- The audit log only grows.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_is_never_emptied BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One primary number a client.
CREATE UNIQUE INDEX phone_numbers_one_primary ON phone_numbers (client_id) WHERE is_primary;

-- The worker's queue: the oldest ready events, and whether an older one of the same call still waits.
CREATE INDEX webhook_events_ready ON webhook_events (seq) WHERE state = 'READY';
CREATE INDEX webhook_events_ready_call ON webhook_events (client_id, call_key, seq) WHERE state = 'READY';
-- Events in error, for the dashboard and a client's webhook health.
CREATE INDEX webhook_events_trouble ON webhook_events (client_id, received_at DESC) WHERE state IN ('DEAD', 'QUARANTINED');

-- Sealed bytes do not compress: do not try.
ALTER TABLE webhook_events ALTER COLUMN body_sealed SET STORAGE EXTERNAL;
ALTER TABLE webhook_events SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE calls ALTER COLUMN transcript_sealed SET STORAGE EXTERNAL;
ALTER TABLE call_messages ALTER COLUMN content_sealed SET STORAGE EXTERNAL;
