-- CreateSchema

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'supervisor', 'agent');

-- CreateEnum
CREATE TYPE "conversation_status" AS ENUM ('open', 'snoozed', 'resolved');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('inbound', 'outbound');

-- CreateEnum
CREATE TYPE "message_kind" AS ENUM ('text', 'image', 'video', 'audio', 'voice', 'document', 'sticker', 'location', 'contacts', 'interactive', 'button', 'order', 'system', 'template', 'postback', 'poll', 'unsupported');

-- CreateEnum
CREATE TYPE "message_status" AS ENUM ('received', 'queued', 'sending', 'sent', 'failed', 'delivered', 'read', 'unconfirmed', 'canceled');

-- CreateEnum
CREATE TYPE "attachment_status" AS ENUM ('pending', 'stored', 'failed');

-- CreateEnum
CREATE TYPE "webhook_event_status" AS ENUM ('received', 'processed', 'ignored', 'dead', 'unreadable');

-- CreateEnum
CREATE TYPE "configuration_health" AS ENUM ('unchecked', 'healthy', 'needs_attention');

-- CreateEnum
CREATE TYPE "lead_type" AS ENUM ('sale', 'not_interested', 'future_contact', 'support', 'recovery');

-- CreateEnum
CREATE TYPE "lead_status" AS ENUM ('new', 'in_progress', 'negotiation', 'won', 'lost');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "password_hash" TEXT NOT NULL,
    "demo_password" BOOLEAN NOT NULL DEFAULT false,
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "locale" TEXT,
    "time_zone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platforms" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "platforms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_configurations" (
    "id" UUID NOT NULL,
    "platform_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "base_url" TEXT,
    "account_id" TEXT NOT NULL,
    "account_ids" TEXT[],
    "secrets" BYTEA NOT NULL,
    "account_name" TEXT,
    "address" TEXT,
    "health" "configuration_health" NOT NULL DEFAULT 'unchecked',
    "health_code" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "last_event_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_configurations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_templates" (
    "id" UUID NOT NULL,
    "configuration_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "components" JSONB NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "country" TEXT,
    "country_source" TEXT,
    "language" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_identities" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "configuration_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "username" TEXT,
    "reachable" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_addresses" (
    "configuration_id" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "identity_id" UUID NOT NULL,

    CONSTRAINT "identity_addresses_pkey" PRIMARY KEY ("configuration_id","value")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "configuration_id" UUID NOT NULL,
    "platform_id" TEXT NOT NULL,
    "status" "conversation_status" NOT NULL DEFAULT 'open',
    "assignee_id" UUID,
    "stage_id" UUID,
    "snoozed_until" TIMESTAMPTZ(3),
    "unread_count" INTEGER NOT NULL DEFAULT 0,
    "last_message_id" UUID,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "last_inbound_at" TIMESTAMPTZ(3),
    "last_outbound_at" TIMESTAMPTZ(3),
    "awaiting_reply_since" TIMESTAMPTZ(3),
    "window_expires_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "configuration_id" UUID NOT NULL,
    "direction" "direction" NOT NULL,
    "kind" "message_kind" NOT NULL,
    "text" TEXT,
    "content" JSONB NOT NULL DEFAULT '{}',
    "status" "message_status" NOT NULL,
    "external_id" TEXT,
    "client_key" TEXT,
    "author_id" UUID,
    "reply_to_id" UUID,
    "reply_to_external_id" TEXT,
    "album_key" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "error_class" TEXT,
    "human_agent" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "worker_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "lane" SMALLINT,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_edits" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "text" TEXT,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_edits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reactions" (
    "message_id" UUID NOT NULL,
    "direction" "direction" NOT NULL,
    "emoji" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reactions_pkey" PRIMARY KEY ("message_id","direction","emoji")
);

-- CreateTable
CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "message_id" UUID,
    "uploaded_by_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "kind" "message_kind" NOT NULL,
    "status" "attachment_status" NOT NULL,
    "ref" TEXT,
    "mime_type" TEXT,
    "file_name" TEXT,
    "size" INTEGER,
    "duration_seconds" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "storage_key" TEXT,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notes" (
    "id" UUID NOT NULL,
    "conversation_id" UUID,
    "lead_id" UUID,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_times" (
    "message_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "configuration_id" UUID NOT NULL,
    "platform_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "first" BOOLEAN NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "replied_at" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL,

    CONSTRAINT "response_times_pkey" PRIMARY KEY ("message_id")
);

-- CreateTable
CREATE TABLE "funnels" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "funnels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stages" (
    "id" UUID NOT NULL,
    "funnel_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "color" TEXT NOT NULL,
    "stale_after_days" INTEGER,

    CONSTRAINT "stages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_moves" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "from_stage_id" UUID,
    "to_stage_id" UUID,
    "actor_id" UUID,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stage_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leads" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "conversation_id" UUID,
    "type" "lead_type",
    "status" "lead_status" NOT NULL DEFAULT 'new',
    "value" DECIMAL(14,2),
    "currency" TEXT,
    "assignee_id" UUID,
    "lost_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "leads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "canceled_at" TIMESTAMPTZ(3),
    "user_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "lead_id" UUID,
    "conversation_id" UUID,
    "contact_id" UUID,
    "cancel_on_reply" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "templates" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "shortcut" TEXT,
    "category" TEXT NOT NULL,
    "platforms" TEXT[],
    "body" TEXT NOT NULL,
    "usage_count" INTEGER NOT NULL DEFAULT 0,
    "owner_id" UUID NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "id" UUID NOT NULL,
    "platform_id" TEXT NOT NULL,
    "configuration_id" UUID,
    "dedupe_key" TEXT NOT NULL,
    "lane" SMALLINT NOT NULL,
    "payload" BYTEA NOT NULL,
    "status" "webhook_event_status" NOT NULL DEFAULT 'received',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parked_events" (
    "id" UUID NOT NULL,
    "configuration_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "parked_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_log" (
    "id" UUID NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "position" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "conversation_id" UUID,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "workers" (
    "id" UUID NOT NULL,
    "lock_key" SERIAL NOT NULL,
    "queue_ids" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE INDEX "api_configurations_platform_id_idx" ON "api_configurations"("platform_id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_templates_configuration_id_name_language_key" ON "platform_templates"("configuration_id", "name", "language");

-- CreateIndex
CREATE INDEX "contacts_created_at_id_idx" ON "contacts"("created_at", "id");

-- CreateIndex
CREATE INDEX "contact_identities_contact_id_idx" ON "contact_identities"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_identities_configuration_id_external_id_key" ON "contact_identities"("configuration_id", "external_id");

-- CreateIndex
CREATE INDEX "identity_addresses_identity_id_idx" ON "identity_addresses"("identity_id");

-- CreateIndex
CREATE INDEX "conversations_last_message_at_id_idx" ON "conversations"("last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversations_status_last_message_at_id_idx" ON "conversations"("status", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversations_assignee_id_last_message_at_id_idx" ON "conversations"("assignee_id", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversations_contact_id_idx" ON "conversations"("contact_id");

-- CreateIndex
CREATE INDEX "conversations_identity_id_idx" ON "conversations"("identity_id");

-- CreateIndex
CREATE INDEX "conversations_stage_id_idx" ON "conversations"("stage_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_client_key_key" ON "messages"("client_key");

-- CreateIndex
CREATE INDEX "messages_conversation_id_sent_at_id_idx" ON "messages"("conversation_id", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "messages_configuration_id_external_id_key" ON "messages"("configuration_id", "external_id");

-- CreateIndex
CREATE INDEX "message_edits_message_id_idx" ON "message_edits"("message_id");

-- CreateIndex
CREATE INDEX "attachments_message_id_position_idx" ON "attachments"("message_id", "position");

-- CreateIndex
CREATE INDEX "notes_conversation_id_created_at_idx" ON "notes"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "notes_lead_id_created_at_idx" ON "notes"("lead_id", "created_at");

-- CreateIndex
CREATE INDEX "response_times_replied_at_idx" ON "response_times"("replied_at");

-- CreateIndex
CREATE INDEX "response_times_user_id_replied_at_idx" ON "response_times"("user_id", "replied_at");

-- CreateIndex
CREATE UNIQUE INDEX "stages_funnel_id_position_key" ON "stages"("funnel_id", "position");

-- CreateIndex
CREATE INDEX "stage_moves_conversation_id_moved_at_idx" ON "stage_moves"("conversation_id", "moved_at");

-- CreateIndex
CREATE INDEX "stage_moves_to_stage_id_moved_at_idx" ON "stage_moves"("to_stage_id", "moved_at");

-- CreateIndex
CREATE INDEX "leads_created_at_id_idx" ON "leads"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "leads_contact_id_idx" ON "leads"("contact_id");

-- CreateIndex
CREATE INDEX "leads_conversation_id_idx" ON "leads"("conversation_id");

-- CreateIndex
CREATE INDEX "reminders_user_id_due_at_idx" ON "reminders"("user_id", "due_at");

-- CreateIndex
CREATE INDEX "reminders_conversation_id_idx" ON "reminders"("conversation_id");

-- CreateIndex
CREATE INDEX "reminders_lead_id_idx" ON "reminders"("lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "templates_shortcut_key" ON "templates"("shortcut");

-- CreateIndex
CREATE INDEX "webhook_events_received_at_id_idx" ON "webhook_events"("received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_events_status_received_at_id_idx" ON "webhook_events"("status", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_events_platform_id_dedupe_key_key" ON "webhook_events"("platform_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "parked_events_configuration_id_external_id_idx" ON "parked_events"("configuration_id", "external_id");

-- CreateIndex
CREATE INDEX "activity_log_created_at_id_idx" ON "activity_log"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_log_subject_type_subject_id_created_at_idx" ON "activity_log"("subject_type", "subject_id", "created_at");

-- CreateIndex
CREATE INDEX "notices_created_at_idx" ON "notices"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "workers_lock_key_key" ON "workers"("lock_key");

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_configurations" ADD CONSTRAINT "api_configurations_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_templates" ADD CONSTRAINT "platform_templates_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_addresses" ADD CONSTRAINT "identity_addresses_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_addresses" ADD CONSTRAINT "identity_addresses_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "contact_identities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "contact_identities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_reply_to_id_fkey" FOREIGN KEY ("reply_to_id") REFERENCES "messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_edits" ADD CONSTRAINT "message_edits_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_times" ADD CONSTRAINT "response_times_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_times" ADD CONSTRAINT "response_times_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_times" ADD CONSTRAINT "response_times_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_times" ADD CONSTRAINT "response_times_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_times" ADD CONSTRAINT "response_times_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stages" ADD CONSTRAINT "stages_funnel_id_fkey" FOREIGN KEY ("funnel_id") REFERENCES "funnels"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_from_stage_id_fkey" FOREIGN KEY ("from_stage_id") REFERENCES "stages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_to_stage_id_fkey" FOREIGN KEY ("to_stage_id") REFERENCES "stages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "templates" ADD CONSTRAINT "templates_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parked_events" ADD CONSTRAINT "parked_events_configuration_id_fkey" FOREIGN KEY ("configuration_id") REFERENCES "api_configurations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_log" ADD CONSTRAINT "activity_log_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on by hand: what the schema language cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- One address is one account: a second live configuration for it would double every message.
CREATE UNIQUE INDEX "api_configurations_account_key" ON "api_configurations" ("platform_id", "account_id") WHERE "archived_at" IS NULL;

-- At most one conversation per identity that is not resolved.
CREATE UNIQUE INDEX "conversations_one_open_per_identity" ON "conversations" ("identity_id") WHERE "status" <> 'resolved';

-- The waiting events of a lane, in the order of arrival.
CREATE INDEX "webhook_events_waiting" ON "webhook_events" ("lane", "received_at", "id") WHERE "status" = 'received';

-- What waits to be sent, by lane, and who is sending.
CREATE INDEX "messages_waiting" ON "messages" ("lane", "conversation_id", "id") WHERE "status" = 'queued';
CREATE INDEX "messages_sending" ON "messages" ("conversation_id") WHERE "status" = 'sending';

-- Quotes whose message has not arrived.
CREATE INDEX "messages_open_replies" ON "messages" ("configuration_id", "reply_to_external_id")
  WHERE "reply_to_id" IS NULL AND "reply_to_external_id" IS NOT NULL;

-- Unread conversations, for the count in the navigation.
CREATE INDEX "conversations_unread" ON "conversations" ("assignee_id") WHERE "unread_count" > 0;
CREATE INDEX "conversations_awaiting_reply" ON "conversations" ("awaiting_reply_since") WHERE "awaiting_reply_since" IS NOT NULL;

-- Files that were uploaded and never sent.
CREATE INDEX "attachments_unused" ON "attachments" ("created_at") WHERE "message_id" IS NULL;

ALTER TABLE "users"
  ADD CONSTRAINT "users_email_lower" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "users_session_version" CHECK ("session_version" >= 0);
ALTER TABLE "contacts"
  ADD CONSTRAINT "contacts_country" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "contacts_country_source" CHECK ("country_source" IN ('bsuid', 'phone', 'locale', 'manual')),
  ADD CONSTRAINT "contacts_phone" CHECK ("phone" ~ '^\+[0-9]{5,15}$');
ALTER TABLE "conversations"
  ADD CONSTRAINT "conversations_unread_count" CHECK ("unread_count" >= 0),
  ADD CONSTRAINT "conversations_snoozed" CHECK (("status" = 'snoozed') = ("snoozed_until" IS NOT NULL));
ALTER TABLE "messages"
  ADD CONSTRAINT "messages_direction_status" CHECK (("direction" = 'inbound') = ("status" = 'received')),
  ADD CONSTRAINT "messages_inbound_has_external_id" CHECK ("direction" = 'outbound' OR "external_id" IS NOT NULL),
  ADD CONSTRAINT "messages_waiting_has_lane" CHECK ("status" <> 'queued' OR "lane" IS NOT NULL),
  ADD CONSTRAINT "messages_sending_has_worker" CHECK ("status" <> 'sending' OR "worker_id" IS NOT NULL),
  ADD CONSTRAINT "messages_failed_has_reason" CHECK ("status" <> 'failed' OR "error_code" IS NOT NULL),
  ADD CONSTRAINT "messages_error_class" CHECK ("error_class" IN ('retry', 'never', 'user', 'admin')),
  ADD CONSTRAINT "messages_lane" CHECK ("lane" BETWEEN 0 AND 63),
  ADD CONSTRAINT "messages_attempts" CHECK ("attempts" >= 0);
ALTER TABLE "attachments"
  ADD CONSTRAINT "attachments_kind" CHECK ("kind" IN ('image', 'video', 'audio', 'voice', 'document', 'sticker')),
  ADD CONSTRAINT "attachments_stored_has_key" CHECK ("status" <> 'stored' OR "storage_key" IS NOT NULL),
  ADD CONSTRAINT "attachments_size" CHECK ("size" >= 0);
ALTER TABLE "webhook_events"
  ADD CONSTRAINT "webhook_events_lane" CHECK ("lane" BETWEEN 0 AND 63),
  ADD CONSTRAINT "webhook_events_attempts" CHECK ("attempts" >= 0),
  ADD CONSTRAINT "webhook_events_ignored_has_reason" CHECK ("status" <> 'ignored' OR "reason" IS NOT NULL);
ALTER TABLE "response_times"
  ADD CONSTRAINT "response_times_seconds" CHECK ("seconds" >= 0);
ALTER TABLE "leads"
  ADD CONSTRAINT "leads_value" CHECK ("value" >= 0),
  ADD CONSTRAINT "leads_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "leads_lost_reason" CHECK ("lost_reason" IS NULL OR "status" = 'lost');
ALTER TABLE "templates"
  ADD CONSTRAINT "templates_usage_count" CHECK ("usage_count" >= 0);
ALTER TABLE "notes"
  ADD CONSTRAINT "notes_about_something" CHECK ("conversation_id" IS NOT NULL OR "lead_id" IS NOT NULL);

-- A conversation points at its newest message; deferred, because the message points at its conversation.
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_last_message_fkey"
  FOREIGN KEY ("last_message_id") REFERENCES "messages" ("id") DEFERRABLE INITIALLY DEFERRED;

-- The activity log is append-only.
CREATE FUNCTION "activity_log_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'activity_log is append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE TRIGGER "activity_log_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "activity_log"
  FOR EACH STATEMENT EXECUTE FUNCTION "activity_log_refuse"();
