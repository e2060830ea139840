-- CreateEnum
CREATE TYPE "event_source" AS ENUM ('VAPI', 'RECONCILIATION');

-- CreateEnum
CREATE TYPE "quarantine_cause" AS ENUM ('UNREADABLE', 'SIGNATURE', 'TOO_LARGE');

-- CreateEnum
CREATE TYPE "signing_scheme" AS ENUM ('NONE', 'SECRET', 'BEARER', 'HMAC');

-- CreateEnum
CREATE TYPE "after_hours" AS ENUM ('ANSWER', 'FORWARD', 'MESSAGE');

-- CreateEnum
CREATE TYPE "function_run_state" AS ENUM ('DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "forwarding_url_state" AS ENUM ('ACTIVE', 'PAUSED', 'OFF');

-- CreateEnum
CREATE TYPE "forwarding_state" AS ENUM ('WAITING', 'DELIVERED', 'FAILED');

-- CreateEnum
CREATE TYPE "reconciliation_state" AS ENUM ('RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "vapi_resource_kind" AS ENUM ('ASSISTANT', 'PHONE_NUMBER');

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "deleted_at_vapi_at" TIMESTAMPTZ(3),
ADD COLUMN     "forwarded_to" TEXT,
ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "clients" ADD COLUMN     "vapi_api_key_sealed" BYTEA;

-- AlterTable
ALTER TABLE "phone_numbers" ADD COLUMN     "vapi_assistant_id" TEXT;

-- AlterTable
ALTER TABLE "webhook_events" ADD COLUMN     "cause" "quarantine_cause",
ADD COLUMN     "is_deflated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "proof_sealed" BYTEA,
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "source" "event_source" NOT NULL DEFAULT 'VAPI';

-- CreateTable
CREATE TABLE "assistants" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "vapi_assistant_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assistants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_plans" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "scheme" "signing_scheme" NOT NULL,
    "options" JSONB NOT NULL,
    "secret_sealed" BYTEA,
    "previous_secret_sealed" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "tolerance_seconds" INTEGER NOT NULL DEFAULT 300,
    "vapi_credential_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unassigned_events" (
    "id" UUID NOT NULL,
    "delivery_key" BYTEA NOT NULL,
    "call_key" TEXT,
    "type" TEXT NOT NULL,
    "vapi_assistant_id" TEXT,
    "vapi_phone_number_id" TEXT,
    "number" TEXT,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "headers" JSONB NOT NULL,
    "body_bytes" INTEGER NOT NULL,
    "body_sealed" BYTEA NOT NULL,
    "is_deflated" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unassigned_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answering_plans" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "hours" JSONB,
    "after_hours" "after_hours" NOT NULL DEFAULT 'ANSWER',
    "forward_to" TEXT,
    "after_hours_message" TEXT,
    "transfer_numbers" JSONB NOT NULL DEFAULT '[]',
    "functions" TEXT[],
    "transient_assistant" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answering_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spoken_lines" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "speaker" "speaker" NOT NULL,
    "spoken_at" TIMESTAMPTZ(3) NOT NULL,
    "content_sealed" BYTEA NOT NULL,

    CONSTRAINT "spoken_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "function_runs" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "vapi_call_id" TEXT NOT NULL,
    "tool_call_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "function_run_state" NOT NULL,
    "input_sealed" BYTEA NOT NULL,
    "answer_sealed" BYTEA NOT NULL,
    "error" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "function_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "caller_messages" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "vapi_call_id" TEXT,
    "caller_name" TEXT,
    "caller_number" TEXT,
    "for_whom" TEXT,
    "text_sealed" BYTEA NOT NULL,
    "is_urgent" BOOLEAN NOT NULL DEFAULT false,
    "handled_at" TIMESTAMPTZ(3),
    "handled_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "caller_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forwarding_urls" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "types" TEXT[],
    "state" "forwarding_url_state" NOT NULL DEFAULT 'ACTIVE',
    "secret_sealed" BYTEA NOT NULL,
    "previous_secret_sealed" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forwarding_urls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forwardings" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "url_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "state" "forwarding_state" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_error" TEXT,
    "answer_sealed" BYTEA,
    "tries" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "forwardings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliations" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "state" "reconciliation_state" NOT NULL,
    "asked_by" TEXT NOT NULL,
    "watermark" TIMESTAMPTZ(3),
    "calls_seen" INTEGER NOT NULL DEFAULT 0,
    "calls_added" INTEGER NOT NULL DEFAULT 0,
    "reports_added" INTEGER NOT NULL DEFAULT 0,
    "artifacts_added" INTEGER NOT NULL DEFAULT 0,
    "calls_unknown" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "alive_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vapi_findings" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "kind" "vapi_resource_kind" NOT NULL,
    "vapi_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "problems" TEXT[],
    "details" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repaired_at" TIMESTAMPTZ(3),
    "repaired_by" TEXT,

    CONSTRAINT "vapi_findings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mailed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "assistants_vapi_assistant_id_key" ON "assistants"("vapi_assistant_id");

-- CreateIndex
CREATE UNIQUE INDEX "assistants_client_id_id_key" ON "assistants"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "signing_plans_client_id_key" ON "signing_plans"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "unassigned_events_delivery_key_key" ON "unassigned_events"("delivery_key");

-- CreateIndex
CREATE INDEX "unassigned_events_received_at_id_idx" ON "unassigned_events"("received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "unassigned_events_vapi_assistant_id_idx" ON "unassigned_events"("vapi_assistant_id");

-- CreateIndex
CREATE INDEX "unassigned_events_vapi_phone_number_id_idx" ON "unassigned_events"("vapi_phone_number_id");

-- CreateIndex
CREATE UNIQUE INDEX "answering_plans_client_id_key" ON "answering_plans"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "spoken_lines_client_id_call_id_spoken_at_speaker_key" ON "spoken_lines"("client_id", "call_id", "spoken_at", "speaker");

-- CreateIndex
CREATE UNIQUE INDEX "function_runs_client_id_vapi_call_id_tool_call_id_key" ON "function_runs"("client_id", "vapi_call_id", "tool_call_id");

-- CreateIndex
CREATE INDEX "caller_messages_client_id_created_at_id_idx" ON "caller_messages"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "caller_messages_client_id_vapi_call_id_idx" ON "caller_messages"("client_id", "vapi_call_id");

-- CreateIndex
CREATE INDEX "caller_messages_created_at_id_idx" ON "caller_messages"("created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "caller_messages_client_id_id_key" ON "caller_messages"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "forwarding_urls_client_id_id_key" ON "forwarding_urls"("client_id", "id");

-- CreateIndex
CREATE INDEX "forwardings_client_id_created_at_id_idx" ON "forwardings"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "forwardings_created_at_id_idx" ON "forwardings"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "forwardings_client_id_event_id_idx" ON "forwardings"("client_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "forwardings_client_id_id_key" ON "forwardings"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "forwardings_client_id_url_id_event_id_key" ON "forwardings"("client_id", "url_id", "event_id");

-- CreateIndex
CREATE INDEX "reconciliations_account_started_at_idx" ON "reconciliations"("account", "started_at" DESC);

-- CreateIndex
CREATE INDEX "reconciliations_started_at_id_idx" ON "reconciliations"("started_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "vapi_findings_vapi_id_key" ON "vapi_findings"("vapi_id");

-- CreateIndex
CREATE INDEX "vapi_findings_found_at_id_idx" ON "vapi_findings"("found_at" DESC, "id");

-- CreateIndex
CREATE INDEX "alerts_opened_at_id_idx" ON "alerts"("opened_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_vapi_phone_number_id_key" ON "phone_numbers"("vapi_phone_number_id");

-- AddForeignKey
ALTER TABLE "assistants" ADD CONSTRAINT "assistants_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_plans" ADD CONSTRAINT "signing_plans_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answering_plans" ADD CONSTRAINT "answering_plans_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spoken_lines" ADD CONSTRAINT "spoken_lines_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spoken_lines" ADD CONSTRAINT "spoken_lines_client_id_call_id_fkey" FOREIGN KEY ("client_id", "call_id") REFERENCES "calls"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "function_runs" ADD CONSTRAINT "function_runs_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "caller_messages" ADD CONSTRAINT "caller_messages_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forwarding_urls" ADD CONSTRAINT "forwarding_urls_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_client_id_url_id_fkey" FOREIGN KEY ("client_id", "url_id") REFERENCES "forwarding_urls"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_client_id_event_id_fkey" FOREIGN KEY ("client_id", "event_id") REFERENCES "webhook_events"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vapi_findings" ADD CONSTRAINT "vapi_findings_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- CreateIndex
CREATE INDEX "clients_vapi_assistant_id_idx" ON "clients"("vapi_assistant_id");

-- CreateIndex
CREATE INDEX "clients_vapi_phone_number_idx" ON "clients"("vapi_phone_number");

-- The walls of the new tables of clients (docs/security.md).
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['assistants', 'signing_plans', 'answering_plans', 'spoken_lines', 'function_runs',
                           'caller_messages', 'forwarding_urls', 'forwardings', 'vapi_findings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY staff_sees_all ON %I TO backline_staff USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY client_sees_own ON %I TO backline_client
                    USING (client_id = (SELECT app_client())) WITH CHECK (client_id = (SELECT app_client()))', t);
  END LOOP;
END $$;

-- What a client may read and change: how Vapi signs, and what is wrong at Vapi, are the agency's affair.
GRANT SELECT ON assistants, spoken_lines, caller_messages, forwarding_urls, forwardings TO backline_client;
GRANT SELECT (id, client_id, hours, after_hours, forward_to, after_hours_message, transfer_numbers, functions, created_at, updated_at)
  ON answering_plans TO backline_client;
GRANT UPDATE (handled_at, handled_by) ON caller_messages TO backline_client;
GRANT INSERT, UPDATE, DELETE ON forwarding_urls TO backline_client;
GRANT UPDATE (state, attempts, next_at) ON forwardings TO backline_client;

-- The organisation has one plan.
CREATE UNIQUE INDEX signing_plans_one_of_organisation ON signing_plans ((true)) WHERE client_id IS NULL;
-- One open alert of a kind and subject.
CREATE UNIQUE INDEX alerts_one_open ON alerts (kind, subject) WHERE closed_at IS NULL;
-- One reconciliation of an account at a time.
CREATE UNIQUE INDEX reconciliations_one_running ON reconciliations (account) WHERE state = 'RUNNING';
-- What is to be sent on now.
CREATE INDEX forwardings_due ON forwardings (next_at) WHERE state = 'WAITING';
CREATE INDEX forwardings_waiting ON forwardings (url_id, next_at) WHERE state = 'WAITING';
CREATE INDEX forwardings_failed ON forwardings (created_at DESC, id DESC) WHERE state = 'FAILED';
-- Calls in progress, for the live lists: few, however many calls there are.
CREATE INDEX calls_in_progress ON calls (started_at DESC, id DESC) WHERE status IN ('RINGING', 'IN_PROGRESS', 'FORWARDING');

-- Sealed bytes do not compress: do not try.
ALTER TABLE unassigned_events ALTER COLUMN body_sealed SET STORAGE EXTERNAL;
