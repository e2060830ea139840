-- CreateEnum
CREATE TYPE "attempt_state" AS ENUM ('CLAIMED', 'PLACED', 'ENDED', 'REFUSED', 'UNCERTAIN', 'ABSENT');

-- CreateEnum
CREATE TYPE "attempt_evidence" AS ENUM ('ANSWER', 'LIST', 'WEBHOOK');

-- CreateEnum
CREATE TYPE "idempotency_state" AS ENUM ('RUNNING', 'DONE');

-- AlterTable
ALTER TABLE "forwardings" ADD COLUMN     "own_event_id" UUID,
ALTER COLUMN "event_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "role" "staff_role",
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_sessions" (
    "id" UUID NOT NULL,
    "staff_id" UUID,
    "client_id" UUID,
    "client_user_id" UUID,
    "session_version" INTEGER NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,

    CONSTRAINT "api_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "state" "idempotency_state" NOT NULL DEFAULT 'RUNNING',
    "status" INTEGER,
    "answer_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_attempts" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assistant_id" UUID NOT NULL,
    "lead_id" UUID,
    "version_number" INTEGER,
    "from_number" TEXT NOT NULL,
    "to_number" TEXT NOT NULL,
    "state" "attempt_state" NOT NULL DEFAULT 'CLAIMED',
    "evidence" "attempt_evidence",
    "reason" TEXT,
    "vapi_call_id" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "asked_by" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "send_deadline" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_events" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "body_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "queued_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_client_id_created_at_idx" ON "api_keys"("client_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "api_sessions_expires_at_idx" ON "api_sessions"("expires_at");

-- CreateIndex
CREATE INDEX "api_sessions_staff_id_idx" ON "api_sessions"("staff_id");

-- CreateIndex
CREATE INDEX "api_sessions_client_id_client_user_id_idx" ON "api_sessions"("client_id", "client_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_keys_owner_key_key" ON "idempotency_keys"("owner", "key");

-- CreateIndex
CREATE INDEX "call_attempts_client_id_claimed_at_id_idx" ON "call_attempts"("client_id", "claimed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "call_attempts_client_id_lead_id_idx" ON "call_attempts"("client_id", "lead_id");

-- CreateIndex
CREATE INDEX "call_attempts_client_id_assistant_id_idx" ON "call_attempts"("client_id", "assistant_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_attempts_client_id_id_key" ON "call_attempts"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "call_attempts_client_id_vapi_call_id_key" ON "call_attempts"("client_id", "vapi_call_id");

-- CreateIndex
CREATE INDEX "client_events_client_id_created_at_id_idx" ON "client_events"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "client_events_client_id_id_key" ON "client_events"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "client_events_client_id_type_key_key" ON "client_events"("client_id", "type", "key");

-- CreateIndex
CREATE UNIQUE INDEX "forwardings_client_id_url_id_own_event_id_key" ON "forwardings"("client_id", "url_id", "own_event_id");

-- AddForeignKey
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_client_id_own_event_id_fkey" FOREIGN KEY ("client_id", "own_event_id") REFERENCES "client_events"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_sessions" ADD CONSTRAINT "api_sessions_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_sessions" ADD CONSTRAINT "api_sessions_client_id_client_user_id_fkey" FOREIGN KEY ("client_id", "client_user_id") REFERENCES "client_users"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "api_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_attempts" ADD CONSTRAINT "call_attempts_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_attempts" ADD CONSTRAINT "call_attempts_client_id_assistant_id_fkey" FOREIGN KEY ("client_id", "assistant_id") REFERENCES "assistants"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_attempts" ADD CONSTRAINT "call_attempts_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_events" ADD CONSTRAINT "client_events_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- The walls of the new tables of clients (docs/security.md).
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['api_keys', 'idempotency_keys', 'call_attempts', 'client_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY staff_sees_all ON %I TO backline_staff USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY client_sees_own ON %I TO backline_client
                    USING (client_id = (SELECT app_client())) WITH CHECK (client_id = (SELECT app_client()))', t);
  END LOOP;
END $$;

-- A client makes and revokes its own keys and never reads a hash. A key belongs to a client or has a role at the agency.
GRANT INSERT, SELECT (id, client_id, name, prefix, scopes, created_by, created_at, expires_at, last_used_at, revoked_at, revoked_by)
  ON api_keys TO backline_client;
GRANT UPDATE (name, revoked_at, revoked_by) ON api_keys TO backline_client;
ALTER TABLE api_keys ADD CONSTRAINT api_keys_are_of_somebody CHECK ((client_id IS NULL) = (role IS NOT NULL));
ALTER TABLE api_sessions ADD CONSTRAINT api_sessions_are_of_somebody
  CHECK ((staff_id IS NULL) <> (client_user_id IS NULL) AND (client_user_id IS NULL) = (client_id IS NULL));

-- What came of a request is kept in the transaction that did it, which is the client's.
GRANT SELECT, INSERT, UPDATE (request_hash, state, status, answer_sealed, created_at) ON idempotency_keys TO backline_client;

-- Nobody is rung twice at once for a client, whatever the code does.
GRANT SELECT ON call_attempts TO backline_client;
CREATE UNIQUE INDEX call_attempts_one_under_way ON call_attempts (client_id, to_number)
  WHERE state IN ('CLAIMED', 'PLACED', 'UNCERTAIN');
CREATE INDEX call_attempts_to_look_up ON call_attempts (look_at) WHERE look_at IS NOT NULL;

-- Verbs tell of what they did in their own transaction; the worker puts it on its way.
GRANT SELECT, INSERT ON client_events TO backline_client;
CREATE INDEX client_events_to_queue ON client_events (created_at) WHERE queued_at IS NULL;
ALTER TABLE forwardings ADD CONSTRAINT forwardings_are_of_one_event CHECK ((event_id IS NULL) <> (own_event_id IS NULL));
