-- Trigram search of numbers and names; ships with PostgreSQL (contrib) and with the embedded database.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('OWNER', 'ADMIN', 'SUPPORT', 'VIEWER');

-- CreateEnum
CREATE TYPE "setup_status" AS ENUM ('NOT_STARTED', 'TOKEN_GENERATED', 'VAPI_AGENT_CONFIGURED', 'CLIENT_NOTIFIED', 'LIVE');

-- CreateEnum
CREATE TYPE "portal_access" AS ENUM ('READ_ONLY', 'SELF_SERVICE');

-- CreateEnum
CREATE TYPE "webhook_event_state" AS ENUM ('READY', 'DONE', 'DEAD', 'QUARANTINED');

-- CreateEnum
CREATE TYPE "call_direction" AS ENUM ('INBOUND', 'OUTBOUND', 'WEB');

-- CreateEnum
CREATE TYPE "call_status" AS ENUM ('SCHEDULED', 'QUEUED', 'RINGING', 'IN_PROGRESS', 'FORWARDING', 'ENDED');

-- CreateEnum
CREATE TYPE "call_outcome" AS ENUM ('COMPLETED', 'TRANSFERRED', 'SCREENED', 'VOICEMAIL', 'NO_ANSWER', 'BUSY', 'REJECTED', 'FAILED_TO_CONNECT', 'PROVIDER_FAILED', 'NOT_CONFIGURED', 'NOT_STARTED', 'DELETED', 'OTHER');

-- CreateEnum
CREATE TYPE "call_evaluation" AS ENUM ('POSITIVE', 'NEGATIVE', 'NEUTRAL');

-- CreateEnum
CREATE TYPE "speaker" AS ENUM ('ASSISTANT', 'CALLER', 'FUNCTION');

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "staff_role" NOT NULL,
    "password_hash" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clients" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "business_name" TEXT NOT NULL,
    "phone" TEXT,
    "business_type" TEXT,
    "service_hours" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'America/New_York',
    "vapi_assistant_id" TEXT,
    "vapi_phone_number" TEXT,
    "webhook_token_hash" BYTEA,
    "webhook_token_sealed" BYTEA,
    "setup_status" "setup_status" NOT NULL DEFAULT 'NOT_STARTED',
    "admin_notes" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "email_notifications" BOOLEAN NOT NULL DEFAULT true,
    "sms_notifications" BOOLEAN NOT NULL DEFAULT false,
    "portal_access" "portal_access" NOT NULL DEFAULT 'READ_ONLY',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retired_webhook_tokens" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retired_webhook_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_users" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "client_users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_password_links" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "client_user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_password_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_password_links" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_password_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "impersonations" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "staff_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "impersonations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "client_id" UUID NOT NULL,
    "delivery_key" BYTEA NOT NULL,
    "call_key" TEXT,
    "type" TEXT NOT NULL,
    "state" "webhook_event_state" NOT NULL DEFAULT 'READY',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "headers" JSONB NOT NULL,
    "body_bytes" INTEGER NOT NULL,
    "body_sealed" BYTEA NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calls" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "vapi_call_id" TEXT NOT NULL,
    "vapi_assistant_id" TEXT,
    "vapi_phone_number_id" TEXT,
    "direction" "call_direction" NOT NULL DEFAULT 'INBOUND',
    "from_number" TEXT,
    "to_number" TEXT,
    "caller_name" TEXT,
    "status" "call_status" NOT NULL,
    "ended_reason" TEXT,
    "outcome" "call_outcome",
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "duration_seconds" INTEGER,
    "cost_micros" BIGINT,
    "cost_breakdown" JSONB,
    "success_evaluation" TEXT,
    "evaluation" "call_evaluation",
    "intent" TEXT,
    "confidence" DOUBLE PRECISION,
    "reported_outcome" TEXT,
    "service_name" TEXT,
    "has_recording" BOOLEAN NOT NULL DEFAULT false,
    "transcript_sealed" BYTEA,
    "summary_sealed" BYTEA,
    "structured_sealed" BYTEA,
    "custom_fields_sealed" BYTEA,
    "recording_sealed" BYTEA,
    "word_hashes" BIGINT[],
    "stamps" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_messages" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "speaker" "speaker" NOT NULL,
    "offset_ms" INTEGER,
    "duration_ms" INTEGER,
    "content_sealed" BYTEA NOT NULL,

    CONSTRAINT "call_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_numbers" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "number" TEXT NOT NULL,
    "label" TEXT,
    "vapi_phone_number_id" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_numbers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "on_behalf_of" TEXT,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "subject_name" TEXT,
    "client_id" UUID,
    "changes" JSONB,
    "request_id" TEXT,
    "address" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "sid" TEXT NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMP(6) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "settings" (
    "id" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "clients_email_key" ON "clients"("email");

-- CreateIndex
CREATE UNIQUE INDEX "clients_webhook_token_hash_key" ON "clients"("webhook_token_hash");

-- CreateIndex
CREATE INDEX "clients_created_at_id_idx" ON "clients"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "clients_setup_status_idx" ON "clients"("setup_status");

-- CreateIndex
CREATE UNIQUE INDEX "retired_webhook_tokens_token_hash_key" ON "retired_webhook_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "retired_webhook_tokens_client_id_idx" ON "retired_webhook_tokens"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "client_users_email_key" ON "client_users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "client_users_client_id_id_key" ON "client_users"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "client_password_links_token_hash_key" ON "client_password_links"("token_hash");

-- CreateIndex
CREATE INDEX "client_password_links_client_id_client_user_id_idx" ON "client_password_links"("client_id", "client_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_password_links_token_hash_key" ON "staff_password_links"("token_hash");

-- CreateIndex
CREATE INDEX "staff_password_links_staff_id_idx" ON "staff_password_links"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "impersonations_token_hash_key" ON "impersonations"("token_hash");

-- CreateIndex
CREATE INDEX "impersonations_client_id_created_at_idx" ON "impersonations"("client_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_events_seq_key" ON "webhook_events"("seq");

-- CreateIndex
CREATE INDEX "webhook_events_client_id_received_at_id_idx" ON "webhook_events"("client_id", "received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "webhook_events_received_at_id_idx" ON "webhook_events"("received_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_events_client_id_id_key" ON "webhook_events"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_events_client_id_delivery_key_key" ON "webhook_events"("client_id", "delivery_key");

-- CreateIndex
CREATE INDEX "calls_client_id_started_at_id_idx" ON "calls"("client_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "calls_client_id_outcome_started_at_idx" ON "calls"("client_id", "outcome", "started_at" DESC);

-- CreateIndex
CREATE INDEX "calls_started_at_id_idx" ON "calls"("started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "calls_word_hashes_idx" ON "calls" USING GIN ("word_hashes");

-- CreateIndex
CREATE INDEX "calls_from_number_idx" ON "calls" USING GIN ("from_number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "calls_to_number_idx" ON "calls" USING GIN ("to_number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "calls_caller_name_idx" ON "calls" USING GIN ("caller_name" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "calls_client_id_id_key" ON "calls"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "calls_client_id_vapi_call_id_key" ON "calls"("client_id", "vapi_call_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_messages_client_id_call_id_position_key" ON "call_messages"("client_id", "call_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_number_key" ON "phone_numbers"("number");

-- CreateIndex
CREATE INDEX "phone_numbers_client_id_idx" ON "phone_numbers"("client_id");

-- CreateIndex
CREATE INDEX "audit_log_at_id_idx" ON "audit_log"("at" DESC, "id");

-- CreateIndex
CREATE INDEX "audit_log_client_id_at_idx" ON "audit_log"("client_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_actor_id_at_idx" ON "audit_log"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "sessions_expire_idx" ON "sessions"("expire");

-- AddForeignKey
ALTER TABLE "retired_webhook_tokens" ADD CONSTRAINT "retired_webhook_tokens_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_users" ADD CONSTRAINT "client_users_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_password_links" ADD CONSTRAINT "client_password_links_client_id_client_user_id_fkey" FOREIGN KEY ("client_id", "client_user_id") REFERENCES "client_users"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_password_links" ADD CONSTRAINT "staff_password_links_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_messages" ADD CONSTRAINT "call_messages_client_id_call_id_fkey" FOREIGN KEY ("client_id", "call_id") REFERENCES "calls"("client_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE SET NULL ON UPDATE CASCADE;

