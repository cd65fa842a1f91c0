-- The inbox: labels, notes with mentions, drafts, presence, scheduled messages, contacts that can be merged, search.

-- CreateEnum
CREATE TYPE "scheduled_status" AS ENUM ('waiting', 'sent', 'canceled', 'failed');

-- AlterTable
ALTER TABLE "api_configurations" ADD COLUMN     "auto_assign" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "return_after_minutes" INTEGER,
ADD COLUMN     "send_read_receipts" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "show_typing" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "preview_key" TEXT,
ADD COLUMN     "preview_ref" TEXT,
ADD COLUMN     "scheduled_id" UUID,
ADD COLUMN     "template_id" UUID,
ADD COLUMN     "waveform" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[];

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "edited_fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "fields" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "phone_key" TEXT;

-- AlterTable
ALTER TABLE "notes" ADD COLUMN     "contact_id" UUID,
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "edited_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "templates" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "available" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "last_assigned_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "contact_fields" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "choices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_fields_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_merges" (
    "id" UUID NOT NULL,
    "winner_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "actor_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_merges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_distinctions" (
    "a_id" UUID NOT NULL,
    "b_id" UUID NOT NULL,

    CONSTRAINT "contact_distinctions_pkey" PRIMARY KEY ("a_id","b_id")
);

-- CreateTable
CREATE TABLE "labels" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "color" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "labels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_labels" (
    "conversation_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,

    CONSTRAINT "conversation_labels_pkey" PRIMARY KEY ("conversation_id","label_id")
);

-- CreateTable
CREATE TABLE "contact_labels" (
    "contact_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,

    CONSTRAINT "contact_labels_pkey" PRIMARY KEY ("contact_id","label_id")
);

-- CreateTable
CREATE TABLE "note_mentions" (
    "note_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "conversation_id" UUID,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_mentions_pkey" PRIMARY KEY ("note_id","user_id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "user_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "reply_to_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("user_id","conversation_id")
);

-- CreateTable
CREATE UNLOGGED TABLE "presences" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "conversation_id" UUID,
    "typing_until" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheduled_messages" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT,
    "reply_to_id" UUID,
    "platform_template" JSONB,
    "fallback_template" JSONB,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "cancel_on_reply" BOOLEAN NOT NULL DEFAULT false,
    "status" "scheduled_status" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "message_id" UUID,
    "client_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheduled_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contact_fields_key_key" ON "contact_fields"("key");

-- CreateIndex
CREATE INDEX "contact_merges_winner_id_idx" ON "contact_merges"("winner_id");

-- CreateIndex
CREATE INDEX "contact_merges_loser_id_idx" ON "contact_merges"("loser_id");

-- CreateIndex
CREATE INDEX "conversation_labels_label_id_conversation_id_idx" ON "conversation_labels"("label_id", "conversation_id");

-- CreateIndex
CREATE INDEX "contact_labels_label_id_contact_id_idx" ON "contact_labels"("label_id", "contact_id");

-- CreateIndex
CREATE INDEX "note_mentions_user_id_conversation_id_idx" ON "note_mentions"("user_id", "conversation_id");

-- CreateIndex
CREATE INDEX "note_mentions_conversation_id_idx" ON "note_mentions"("conversation_id");

-- CreateIndex
CREATE INDEX "drafts_conversation_id_idx" ON "drafts"("conversation_id");

-- CreateIndex
CREATE INDEX "presences_user_id_seen_at_idx" ON "presences"("user_id", "seen_at");

-- CreateIndex
CREATE INDEX "presences_conversation_id_idx" ON "presences"("conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_messages_client_key_key" ON "scheduled_messages"("client_key");

-- CreateIndex
CREATE INDEX "scheduled_messages_conversation_id_send_at_idx" ON "scheduled_messages"("conversation_id", "send_at");

-- CreateIndex
CREATE INDEX "scheduled_messages_author_id_send_at_idx" ON "scheduled_messages"("author_id", "send_at");

-- CreateIndex
CREATE INDEX "attachments_template_id_idx" ON "attachments"("template_id");

-- CreateIndex
CREATE INDEX "attachments_scheduled_id_idx" ON "attachments"("scheduled_id");

-- CreateIndex
CREATE INDEX "contacts_phone_key_idx" ON "contacts"("phone_key");

-- CreateIndex
CREATE INDEX "contacts_merged_into_id_idx" ON "contacts"("merged_into_id");

-- CreateIndex
CREATE INDEX "notes_contact_id_created_at_idx" ON "notes"("contact_id", "created_at");

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "contacts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_winner_id_fkey" FOREIGN KEY ("winner_id") REFERENCES "contacts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_loser_id_fkey" FOREIGN KEY ("loser_id") REFERENCES "contacts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_labels" ADD CONSTRAINT "conversation_labels_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_labels" ADD CONSTRAINT "conversation_labels_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_labels" ADD CONSTRAINT "contact_labels_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_labels" ADD CONSTRAINT "contact_labels_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_scheduled_id_fkey" FOREIGN KEY ("scheduled_id") REFERENCES "scheduled_messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mentions" ADD CONSTRAINT "note_mentions_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "notes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mentions" ADD CONSTRAINT "note_mentions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mentions" ADD CONSTRAINT "note_mentions_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Snoozed until the customer writes: without a time.
ALTER TABLE "conversations"
  DROP CONSTRAINT "conversations_snoozed",
  ADD CONSTRAINT "conversations_snoozed" CHECK ("snoozed_until" IS NULL OR "status" = 'snoozed');
ALTER TABLE "notes"
  DROP CONSTRAINT "notes_about_something",
  ADD CONSTRAINT "notes_about_something"
    CHECK ("conversation_id" IS NOT NULL OR "lead_id" IS NOT NULL OR "contact_id" IS NOT NULL);
ALTER TABLE "contact_fields"
  ADD CONSTRAINT "contact_fields_kind" CHECK ("kind" IN ('text', 'number', 'date', 'choice')),
  ADD CONSTRAINT "contact_fields_key" CHECK ("key" ~ '^[a-z][a-z0-9_]{0,39}$');
ALTER TABLE "contact_distinctions" ADD CONSTRAINT "contact_distinctions_order" CHECK ("a_id" < "b_id");
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_merged_elsewhere" CHECK ("merged_into_id" <> "id");
ALTER TABLE "scheduled_messages"
  ADD CONSTRAINT "scheduled_messages_sent" CHECK (("status" = 'sent') = ("message_id" IS NOT NULL));
ALTER TABLE "api_configurations" ADD CONSTRAINT "api_configurations_return" CHECK ("return_after_minutes" > 0);

CREATE UNIQUE INDEX "labels_name" ON "labels" (lower("name")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "contact_merges_once" ON "contact_merges" ("loser_id") WHERE "undone_at" IS NULL;
CREATE INDEX "scheduled_messages_waiting" ON "scheduled_messages" ("send_at", "id") WHERE "status" = 'waiting';

-- The views of the inbox. Few conversations are open at a time, so these stay small however long the history grows.
CREATE INDEX "conversations_unassigned" ON "conversations" ("last_message_at" DESC, "id" DESC)
  WHERE "assignee_id" IS NULL AND "status" = 'open';
CREATE INDEX "conversations_open_of" ON "conversations" ("assignee_id", "last_message_at" DESC, "id" DESC)
  WHERE "status" = 'open';
CREATE INDEX "conversations_longest_waiting" ON "conversations" ("awaiting_reply_since", "id")
  WHERE "awaiting_reply_since" IS NOT NULL AND "status" = 'open';
CREATE INDEX "conversations_closing" ON "conversations" ("window_expires_at", "id") WHERE "status" = 'open';
CREATE INDEX "conversations_wake" ON "conversations" ("snoozed_until") WHERE "snoozed_until" IS NOT NULL;

-- Search: without accents and case. unaccent is only STABLE because its dictionary could be exchanged; this one is fixed.
CREATE FUNCTION "plain"("value" text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, "value")) $$;
CREATE INDEX "messages_words" ON "messages" USING gin (to_tsvector('simple', public."plain"("text")))
  WHERE "text" IS NOT NULL AND "deleted_at" IS NULL;
CREATE INDEX "contacts_name_parts" ON "contacts" USING gin (public."plain"("name") gin_trgm_ops);
CREATE INDEX "contacts_phone_parts" ON "contacts" USING gin ("phone" gin_trgm_ops);
CREATE INDEX "contacts_email_parts" ON "contacts" USING gin (lower("email") gin_trgm_ops);
CREATE INDEX "contacts_email" ON "contacts" (lower("email")) WHERE "email" IS NOT NULL;
CREATE INDEX "contacts_by_name" ON "contacts" (("name" IS NULL), coalesce(public."plain"("name"), ''), "id");
CREATE INDEX "contact_identities_username_parts" ON "contact_identities" USING gin (lower("username") gin_trgm_ops);
