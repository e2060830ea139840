-- CreateEnum
CREATE TYPE "assistant_direction" AS ENUM ('INBOUND', 'OUTBOUND');

-- CreateEnum
CREATE TYPE "publish_state" AS ENUM ('NEVER', 'UNDER_WAY', 'INCOMPLETE', 'DONE');

-- CreateEnum
CREATE TYPE "number_provider" AS ENUM ('VAPI', 'TWILIO', 'VONAGE', 'TELNYX', 'BYO');

-- CreateEnum
CREATE TYPE "number_request_state" AS ENUM ('OPEN', 'FULFILLED', 'DECLINED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "test_call_state" AS ENUM ('PLACING', 'PLACED', 'UNKNOWN', 'FAILED', 'ENDED');

-- AlterTable
ALTER TABLE "assistants" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "compared_at" TIMESTAMPTZ(3),
ADD COLUMN     "direction" "assistant_direction" NOT NULL DEFAULT 'INBOUND',
ADD COLUMN     "drift_body" JSONB,
ADD COLUMN     "drift_found_at" TIMESTAMPTZ(3),
ADD COLUMN     "facts" JSONB,
ADD COLUMN     "publish_lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "publish_state" "publish_state" NOT NULL DEFAULT 'NEVER',
ADD COLUMN     "publish_steps" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_revision" INTEGER,
ADD COLUMN     "published_version" INTEGER,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "steps_done" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "template_facts" JSONB,
ADD COLUMN     "template_id" UUID,
ALTER COLUMN "vapi_assistant_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "phone_numbers" ADD COLUMN     "area_code" TEXT,
ADD COLUMN     "assigned_at" TIMESTAMPTZ(3),
ADD COLUMN     "assistant_id" UUID,
ADD COLUMN     "country" TEXT,
ADD COLUMN     "forward_to" TEXT,
ADD COLUMN     "greeting" TEXT,
ADD COLUMN     "hours" JSONB,
ADD COLUMN     "is_active" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "provider" "number_provider" NOT NULL DEFAULT 'VAPI',
ADD COLUMN     "rests_until" TIMESTAMPTZ(3),
ADD COLUMN     "seen_at_vapi_at" TIMESTAMPTZ(3),
ADD COLUMN     "vapi_status" TEXT,
ADD COLUMN     "voice" JSONB;

-- CreateTable
CREATE TABLE "number_requests" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assistant_id" UUID,
    "country" TEXT NOT NULL,
    "area_code" TEXT,
    "note" TEXT,
    "state" "number_request_state" NOT NULL DEFAULT 'OPEN',
    "requested_by" TEXT NOT NULL,
    "answer" TEXT,
    "closed_by" TEXT,
    "phone_number_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "number_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assistant_versions" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assistant_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "note" TEXT,
    "author_kind" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "restored_from" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assistant_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assistant_templates" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "direction" "assistant_direction" NOT NULL DEFAULT 'INBOUND',
    "business_type" TEXT,
    "about" TEXT,
    "facts" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assistant_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_calls" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assistant_id" UUID NOT NULL,
    "version_number" INTEGER,
    "to_number" TEXT NOT NULL,
    "vapi_call_id" TEXT,
    "state" "test_call_state" NOT NULL DEFAULT 'PLACING',
    "error" TEXT,
    "checks" JSONB NOT NULL DEFAULT '[]',
    "passed" BOOLEAN,
    "asked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "test_calls_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "number_requests_client_id_created_at_id_idx" ON "number_requests"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "number_requests_created_at_id_idx" ON "number_requests"("created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "number_requests_client_id_id_key" ON "number_requests"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "assistant_versions_client_id_assistant_id_number_key" ON "assistant_versions"("client_id", "assistant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "assistant_templates_name_key" ON "assistant_templates"("name");

-- CreateIndex
CREATE INDEX "assistant_templates_created_at_id_idx" ON "assistant_templates"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "test_calls_client_id_assistant_id_created_at_idx" ON "test_calls"("client_id", "assistant_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "test_calls_client_id_vapi_call_id_idx" ON "test_calls"("client_id", "vapi_call_id");

-- CreateIndex
CREATE UNIQUE INDEX "test_calls_client_id_id_key" ON "test_calls"("client_id", "id");

-- CreateIndex
CREATE INDEX "assistants_created_at_id_idx" ON "assistants"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "assistants_template_id_idx" ON "assistants"("template_id");

-- CreateIndex
CREATE INDEX "phone_numbers_client_id_assistant_id_idx" ON "phone_numbers"("client_id", "assistant_id");

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_client_id_assistant_id_fkey" FOREIGN KEY ("client_id", "assistant_id") REFERENCES "assistants"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "number_requests" ADD CONSTRAINT "number_requests_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_requests" ADD CONSTRAINT "number_requests_client_id_assistant_id_fkey" FOREIGN KEY ("client_id", "assistant_id") REFERENCES "assistants"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assistants" ADD CONSTRAINT "assistants_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "assistant_templates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assistant_versions" ADD CONSTRAINT "assistant_versions_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assistant_versions" ADD CONSTRAINT "assistant_versions_client_id_assistant_id_fkey" FOREIGN KEY ("client_id", "assistant_id") REFERENCES "assistants"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_calls" ADD CONSTRAINT "test_calls_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_calls" ADD CONSTRAINT "test_calls_client_id_assistant_id_fkey" FOREIGN KEY ("client_id", "assistant_id") REFERENCES "assistants"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- The walls of the new tables of clients (docs/security.md).
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['assistant_versions', 'number_requests', 'test_calls'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY staff_sees_all ON %I TO backline_staff USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY client_sees_own ON %I TO backline_client
                    USING (client_id = (SELECT app_client())) WITH CHECK (client_id = (SELECT app_client()))', t);
  END LOOP;
END $$;

-- What a client in self-service does itself: the wizard and asking for a number. Publishing, the pool, buying and dialling
-- stand above the wall, in verbs that check whose it is.
GRANT INSERT ON assistants TO backline_client;
GRANT UPDATE (name, facts, revision, steps_done, updated_at) ON assistants TO backline_client;
GRANT SELECT ON assistant_versions, number_requests, test_calls, assistant_templates TO backline_client;
GRANT INSERT ON number_requests TO backline_client;
GRANT UPDATE (state, closed_by, closed_at) ON number_requests TO backline_client;
GRANT SELECT (provider, assistant_id, is_active, greeting, voice, forward_to, hours, country, area_code, vapi_status,
              seen_at_vapi_at, assigned_at, vapi_assistant_id, vapi_phone_number_id, updated_at) ON phone_numbers TO backline_client;
GRANT UPDATE (label, greeting, forward_to, hours, updated_at) ON phone_numbers TO backline_client;

-- Templates are the agency's; clients in self-service begin from those in use.
ALTER TABLE assistant_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE assistant_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_sees_all ON assistant_templates TO backline_staff USING (true) WITH CHECK (true);
CREATE POLICY client_sees_active ON assistant_templates FOR SELECT TO backline_client USING (is_active);

-- What was published is never rewritten; a client that is deleted takes its versions along.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION '% are never rewritten', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
CREATE TRIGGER assistant_versions_are_immutable BEFORE UPDATE ON assistant_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- The pool, from which wizards pick: the number that rested longest comes first.
CREATE INDEX phone_numbers_pool ON phone_numbers (country, area_code, rests_until NULLS FIRST) WHERE client_id IS NULL;
-- Test calls that have not ended, which the clock looks after.
CREATE INDEX test_calls_open ON test_calls (created_at) WHERE state IN ('PLACING', 'PLACED', 'UNKNOWN');
