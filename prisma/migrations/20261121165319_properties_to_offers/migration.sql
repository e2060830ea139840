-- CreateEnum
CREATE TYPE "property_listing" AS ENUM ('SALE', 'RENT');

-- CreateEnum
CREATE TYPE "property_status" AS ENUM ('COMING_SOON', 'AVAILABLE', 'UNDER_OFFER', 'SOLD', 'LET', 'OFF_MARKET');

-- CreateEnum
CREATE TYPE "unit_status" AS ENUM ('AVAILABLE', 'RESERVED', 'LET', 'OFF_MARKET');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('READY', 'DONE', 'UNDONE');

-- CreateEnum
CREATE TYPE "lead_source" AS ENUM ('PHONE', 'CSV', 'API', 'MANUAL');

-- CreateEnum
CREATE TYPE "lead_status" AS ENUM ('NEW', 'CONTACTED', 'QUALIFIED', 'APPOINTMENT', 'OFFER', 'WON', 'LOST', 'DO_NOT_CALL');

-- CreateEnum
CREATE TYPE "lead_activity_kind" AS ENUM ('CREATED', 'CALL', 'MESSAGE_TAKEN', 'QUALIFIED', 'VIEWING_SCHEDULED', 'TOUR_SCHEDULED', 'APPOINTMENT_BOOKED', 'APPOINTMENT_CHANGED', 'OFFER_MADE', 'OFFER_CHANGED', 'CALLBACK_REQUESTED', 'TRANSFER_REQUESTED', 'OPTED_OUT', 'STATUS_CHANGED', 'CONSENT', 'TASK', 'NOTE');

-- CreateEnum
CREATE TYPE "consent_channel" AS ENUM ('CALL', 'SMS', 'EMAIL');

-- CreateEnum
CREATE TYPE "suppression_source" AS ENUM ('CALL', 'TRANSCRIPT', 'PERSON', 'API', 'CSV');

-- CreateEnum
CREATE TYPE "appointment_kind" AS ENUM ('VIEWING', 'TOUR', 'MEETING');

-- CreateEnum
CREATE TYPE "appointment_status" AS ENUM ('HELD', 'PENDING', 'CONFIRMED', 'DONE', 'NO_SHOW', 'CANCELLED');

-- CreateEnum
CREATE TYPE "appointment_source" AS ENUM ('FUNCTION', 'REPORT', 'TRANSCRIPT', 'PERSON', 'API');

-- CreateEnum
CREATE TYPE "task_kind" AS ENUM ('VIEWING', 'FOLLOW_UP', 'CALLBACK');

-- CreateEnum
CREATE TYPE "offer_status" AS ENUM ('OPEN', 'COUNTERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED');

-- CreateEnum
CREATE TYPE "judged_from" AS ENUM ('FUNCTIONS', 'REPORT', 'TRANSCRIPT');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "call_outcome" ADD VALUE 'INFORMATION_PROVIDED';
ALTER TYPE "call_outcome" ADD VALUE 'VIEWING_SCHEDULED';
ALTER TYPE "call_outcome" ADD VALUE 'TOUR_SCHEDULED';
ALTER TYPE "call_outcome" ADD VALUE 'APPOINTMENT_BOOKED';
ALTER TYPE "call_outcome" ADD VALUE 'OFFER_CREATED';
ALTER TYPE "call_outcome" ADD VALUE 'LEAD_QUALIFIED';
ALTER TYPE "call_outcome" ADD VALUE 'MESSAGE_TAKEN';
ALTER TYPE "call_outcome" ADD VALUE 'CALLBACK_REQUESTED';
ALTER TYPE "call_outcome" ADD VALUE 'OPTED_OUT';

-- AlterTable
ALTER TABLE "caller_messages" ADD COLUMN     "lead_id" UUID,
ADD COLUMN     "read_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "corrected_at" TIMESTAMPTZ(3),
ADD COLUMN     "corrected_by" TEXT,
ADD COLUMN     "corrected_intent" TEXT,
ADD COLUMN     "corrected_outcome" "call_outcome",
ADD COLUMN     "followed_up_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "judged_confidence" DOUBLE PRECISION,
ADD COLUMN     "judged_from" "judged_from",
ADD COLUMN     "judged_intent" TEXT,
ADD COLUMN     "judged_outcome" "call_outcome",
ADD COLUMN     "lead_id" UUID,
ADD COLUMN     "property_id" UUID;

-- AlterTable
ALTER TABLE "client_users" ADD COLUMN     "mails_bookings" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "mails_messages" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "mails_offers" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "mails_transfers" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "function_runs" ADD COLUMN     "is_done" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "property_id" UUID;

-- CreateTable
CREATE TABLE "properties" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "reference" TEXT,
    "address" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "postcode" TEXT,
    "house_number" TEXT NOT NULL,
    "street_key" TEXT NOT NULL,
    "city_key" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "listing" "property_listing" NOT NULL DEFAULT 'SALE',
    "status" "property_status" NOT NULL DEFAULT 'AVAILABLE',
    "price_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "bedrooms" SMALLINT,
    "bathrooms" DECIMAL(4,1),
    "area" INTEGER,
    "area_unit" TEXT NOT NULL DEFAULT 'sqft',
    "description" TEXT,
    "features" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "photo_urls" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "agent_name" TEXT,
    "agent_number" TEXT,
    "agent_email" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "is_healthy" BOOLEAN,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "properties_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "units" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "floor_plan" TEXT,
    "bedrooms" SMALLINT,
    "rent_minor" BIGINT,
    "available_on" DATE,
    "status" "unit_status" NOT NULL DEFAULT 'AVAILABLE',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "property_imports" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'READY',
    "rows" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "undo" JSONB,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "property_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leads" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "number" TEXT,
    "name" TEXT,
    "email" TEXT,
    "source" "lead_source" NOT NULL,
    "status" "lead_status" NOT NULL DEFAULT 'NEW',
    "score" SMALLINT NOT NULL DEFAULT 0,
    "details_sealed" BYTEA,
    "time_zone" TEXT,
    "language" TEXT,
    "assignee_id" UUID,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_activities" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "kind" "lead_activity_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "vapi_call_id" TEXT,
    "subject_kind" TEXT,
    "subject_id" UUID,
    "actor_name" TEXT NOT NULL,
    "text_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "channel" "consent_channel" NOT NULL,
    "is_given" BOOLEAN NOT NULL,
    "how" TEXT NOT NULL,
    "evidence_sealed" BYTEA,
    "vapi_call_id" TEXT,
    "recorded_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "source" "suppression_source" NOT NULL,
    "reason" TEXT,
    "evidence_sealed" BYTEA,
    "vapi_call_id" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,
    "lifted_reason" TEXT,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_members" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "number" TEXT,
    "availability" JSONB,
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "takes_appointments" BOOLEAN NOT NULL DEFAULT true,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_plans" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "viewing_minutes" INTEGER NOT NULL DEFAULT 30,
    "tour_minutes" INTEGER NOT NULL DEFAULT 30,
    "meeting_minutes" INTEGER NOT NULL DEFAULT 30,
    "step_minutes" INTEGER NOT NULL DEFAULT 30,
    "minimum_notice_minutes" INTEGER NOT NULL DEFAULT 120,
    "days_ahead" INTEGER NOT NULL DEFAULT 30,
    "book_directly" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointments" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" "appointment_kind" NOT NULL,
    "status" "appointment_status" NOT NULL,
    "source" "appointment_source" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "blocked_from" TIMESTAMPTZ(3) NOT NULL,
    "blocked_to" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "team_member_id" UUID,
    "lead_id" UUID,
    "property_id" UUID,
    "unit_id" UUID,
    "vapi_call_id" TEXT,
    "attendee_name" TEXT,
    "attendee_number" TEXT,
    "attendee_email" TEXT,
    "note_sealed" BYTEA,
    "evidence_sealed" BYTEA,
    "confidence" DOUBLE PRECISION,
    "held_until" TIMESTAMPTZ(3),
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" "task_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "text_sealed" BYTEA,
    "due_at" TIMESTAMPTZ(3),
    "due_said" TEXT,
    "assignee_id" UUID,
    "lead_id" UUID,
    "property_id" UUID,
    "appointment_id" UUID,
    "vapi_call_id" TEXT,
    "created_by" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offers" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "lead_id" UUID,
    "property_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "conditions_sealed" BYTEA,
    "expires_at" TIMESTAMPTZ(3),
    "status" "offer_status" NOT NULL DEFAULT 'OPEN',
    "buyer_name" TEXT,
    "buyer_number" TEXT,
    "vapi_call_id" TEXT,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "properties_client_id_created_at_id_idx" ON "properties"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "properties_created_at_id_idx" ON "properties"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "properties_client_id_address_key_idx" ON "properties"("client_id", "address_key");

-- CreateIndex
CREATE INDEX "properties_client_id_house_number_idx" ON "properties"("client_id", "house_number");

-- CreateIndex
CREATE INDEX "properties_client_id_city_key_price_minor_idx" ON "properties"("client_id", "city_key", "price_minor");

-- CreateIndex
CREATE UNIQUE INDEX "properties_client_id_id_key" ON "properties"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "properties_client_id_reference_key" ON "properties"("client_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "units_client_id_id_key" ON "units"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "units_client_id_property_id_name_key" ON "units"("client_id", "property_id", "name");

-- CreateIndex
CREATE INDEX "property_imports_client_id_created_at_id_idx" ON "property_imports"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "property_imports_client_id_id_key" ON "property_imports"("client_id", "id");

-- CreateIndex
CREATE INDEX "leads_client_id_last_activity_at_id_idx" ON "leads"("client_id", "last_activity_at" DESC, "id");

-- CreateIndex
CREATE INDEX "leads_client_id_status_last_activity_at_idx" ON "leads"("client_id", "status", "last_activity_at" DESC);

-- CreateIndex
CREATE INDEX "leads_created_at_id_idx" ON "leads"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "leads_name_idx" ON "leads" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "leads_number_idx" ON "leads" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "leads_client_id_id_key" ON "leads"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "leads_client_id_number_key" ON "leads"("client_id", "number");

-- CreateIndex
CREATE INDEX "lead_activities_client_id_lead_id_at_id_idx" ON "lead_activities"("client_id", "lead_id", "at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_activities_client_id_id_key" ON "lead_activities"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_activities_client_id_lead_id_key_key" ON "lead_activities"("client_id", "lead_id", "key");

-- CreateIndex
CREATE INDEX "consents_client_id_lead_id_at_idx" ON "consents"("client_id", "lead_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "consents_client_id_id_key" ON "consents"("client_id", "id");

-- CreateIndex
CREATE INDEX "suppressions_client_id_created_at_id_idx" ON "suppressions"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "suppressions_created_at_id_idx" ON "suppressions"("created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "suppressions_client_id_id_key" ON "suppressions"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "team_members_client_id_id_key" ON "team_members"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_plans_client_id_key" ON "booking_plans"("client_id");

-- CreateIndex
CREATE INDEX "appointments_client_id_starts_at_id_idx" ON "appointments"("client_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "appointments_client_id_status_starts_at_idx" ON "appointments"("client_id", "status", "starts_at");

-- CreateIndex
CREATE INDEX "appointments_client_id_lead_id_starts_at_idx" ON "appointments"("client_id", "lead_id", "starts_at" DESC);

-- CreateIndex
CREATE INDEX "appointments_client_id_vapi_call_id_idx" ON "appointments"("client_id", "vapi_call_id");

-- CreateIndex
CREATE INDEX "appointments_created_at_id_idx" ON "appointments"("created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "appointments_client_id_id_key" ON "appointments"("client_id", "id");

-- CreateIndex
CREATE INDEX "tasks_client_id_done_at_due_at_id_idx" ON "tasks"("client_id", "done_at", "due_at", "id");

-- CreateIndex
CREATE INDEX "tasks_client_id_lead_id_idx" ON "tasks"("client_id", "lead_id");

-- CreateIndex
CREATE INDEX "tasks_created_at_id_idx" ON "tasks"("created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_client_id_id_key" ON "tasks"("client_id", "id");

-- CreateIndex
CREATE INDEX "offers_client_id_created_at_id_idx" ON "offers"("client_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "offers_client_id_property_id_idx" ON "offers"("client_id", "property_id");

-- CreateIndex
CREATE INDEX "offers_client_id_lead_id_idx" ON "offers"("client_id", "lead_id");

-- CreateIndex
CREATE INDEX "offers_created_at_id_idx" ON "offers"("created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "offers_client_id_id_key" ON "offers"("client_id", "id");

-- CreateIndex
CREATE INDEX "calls_client_id_lead_id_started_at_idx" ON "calls"("client_id", "lead_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "calls_client_id_property_id_started_at_idx" ON "calls"("client_id", "property_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "calls_client_id_intent_started_at_idx" ON "calls"("client_id", "intent", "started_at" DESC);

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_client_id_property_id_fkey" FOREIGN KEY ("client_id", "property_id") REFERENCES "properties"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "caller_messages" ADD CONSTRAINT "caller_messages_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "properties" ADD CONSTRAINT "properties_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "units" ADD CONSTRAINT "units_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "units" ADD CONSTRAINT "units_client_id_property_id_fkey" FOREIGN KEY ("client_id", "property_id") REFERENCES "properties"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "property_imports" ADD CONSTRAINT "property_imports_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_assignee_id_fkey" FOREIGN KEY ("client_id", "assignee_id") REFERENCES "team_members"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lead_activities" ADD CONSTRAINT "lead_activities_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_activities" ADD CONSTRAINT "lead_activities_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_plans" ADD CONSTRAINT "booking_plans_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_client_id_team_member_id_fkey" FOREIGN KEY ("client_id", "team_member_id") REFERENCES "team_members"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_client_id_property_id_fkey" FOREIGN KEY ("client_id", "property_id") REFERENCES "properties"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_client_id_unit_id_fkey" FOREIGN KEY ("client_id", "unit_id") REFERENCES "units"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_client_id_assignee_id_fkey" FOREIGN KEY ("client_id", "assignee_id") REFERENCES "team_members"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_client_id_property_id_fkey" FOREIGN KEY ("client_id", "property_id") REFERENCES "properties"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_client_id_appointment_id_fkey" FOREIGN KEY ("client_id", "appointment_id") REFERENCES "appointments"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_client_id_lead_id_fkey" FOREIGN KEY ("client_id", "lead_id") REFERENCES "leads"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_client_id_property_id_fkey" FOREIGN KEY ("client_id", "property_id") REFERENCES "properties"("client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
-- What followed from calls of the past was done by hand; only new ones are followed up. (A default of a new column costs
-- nothing, an update of all rows would.)
ALTER TABLE calls ALTER COLUMN followed_up_at DROP DEFAULT;

-- The walls of the new tables of clients (docs/security.md).
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['properties', 'units', 'property_imports', 'leads', 'lead_activities', 'consents', 'suppressions',
                           'team_members', 'booking_plans', 'appointments', 'tasks', 'offers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY staff_sees_all ON %I TO backline_staff USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY client_sees_own ON %I TO backline_client
                    USING (client_id = (SELECT app_client())) WITH CHECK (client_id = (SELECT app_client()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO backline_client', t);
  END LOOP;
END $$;

-- What a client in self-service does itself. What was said, agreed and asked for is added to and never changed.
GRANT UPDATE, DELETE ON units TO backline_client;
GRANT UPDATE ON properties, property_imports, leads, team_members, booking_plans, appointments, tasks, offers TO backline_client;
-- Undoing an import and releasing a held time take rows away.
GRANT DELETE ON properties, appointments TO backline_client;
GRANT UPDATE (lifted_at, lifted_by, lifted_reason) ON suppressions TO backline_client;
GRANT UPDATE (read_at) ON caller_messages TO backline_client;
GRANT UPDATE (outcome, intent, confidence, corrected_outcome, corrected_intent, corrected_by, corrected_at) ON calls TO backline_client;
GRANT SELECT (mails_messages, mails_bookings, mails_offers, mails_transfers) ON client_users TO backline_client;
GRANT UPDATE (mails_messages, mails_bookings, mails_offers, mails_transfers, updated_at) ON client_users TO backline_client;

-- What is taken away is a time that was held, not an appointment.
CREATE POLICY client_releases_held ON appointments AS RESTRICTIVE FOR DELETE TO backline_client USING (status = 'HELD');

-- A misheard street, among those of one client.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX properties_street ON properties USING GIN (client_id, street_key gin_trgm_ops) WHERE archived_at IS NULL;

-- One person is in one place: neither appointments nor times that are kept free for a caller overlap, buffers included.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE appointments ADD CONSTRAINT appointments_never_overlap EXCLUDE USING gist
  (client_id WITH =, team_member_id WITH =, tstzrange(blocked_from, blocked_to) WITH &&)
  WHERE (status IN ('HELD', 'PENDING', 'CONFIRMED') AND team_member_id IS NOT NULL);
ALTER TABLE appointments ADD CONSTRAINT appointments_are_in_order
  CHECK (blocked_from <= starts_at AND starts_at < ends_at AND ends_at <= blocked_to);
-- A confirmed one has somebody who takes it, and a held time says until when and for whom.
ALTER TABLE appointments ADD CONSTRAINT appointments_have_somebody CHECK (status <> 'CONFIRMED' OR team_member_id IS NOT NULL);
ALTER TABLE appointments ADD CONSTRAINT appointments_held_until
  CHECK ((status = 'HELD') = (held_until IS NOT NULL) AND (status <> 'HELD' OR (vapi_call_id IS NOT NULL AND team_member_id IS NOT NULL)));
-- Held times of a call, which its end releases, and those whose time is over.
CREATE INDEX appointments_held ON appointments (held_until) WHERE status = 'HELD';

-- A number is suppressed once; the business has one default member of its team.
CREATE UNIQUE INDEX suppressions_in_force ON suppressions (client_id, number) WHERE lifted_at IS NULL;
CREATE UNIQUE INDEX team_members_one_default ON team_members (client_id) WHERE is_default;

ALTER TABLE leads ADD CONSTRAINT leads_score_is_a_share CHECK (score BETWEEN 0 AND 100);
ALTER TABLE offers ADD CONSTRAINT offers_are_of_something CHECK (amount_minor > 0);
-- What is sealed in them may be sealed anew with another key.
CREATE TRIGGER lead_activities_are_immutable BEFORE UPDATE OF id, client_id, lead_id, kind, key, at, vapi_call_id, subject_kind,
  subject_id, actor_name, created_at ON lead_activities FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER consents_are_immutable BEFORE UPDATE OF id, client_id, lead_id, channel, is_given, how, vapi_call_id, recorded_by,
  at, created_at ON consents FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Ended calls of which something follows still (src/domain/follow-up).
CREATE INDEX calls_to_follow_up ON calls (updated_at) WHERE status = 'ENDED' AND followed_up_at IS NULL;
