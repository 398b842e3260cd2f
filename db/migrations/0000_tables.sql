CREATE SCHEMA "live";
--> statement-breakpoint
CREATE TYPE "public"."change_class" AS ENUM('fix', 'update', 'correction', 'clarification', 'editors-note', 'retraction');--> statement-breakpoint
CREATE TYPE "public"."hold_kind" AS ENUM('legal', 'rights', 'editorial');--> statement-breakpoint
CREATE TYPE "public"."publication" AS ENUM('never', 'live', 'withheld', 'killed', 'retracted');--> statement-breakpoint
CREATE TYPE "public"."stage" AS ENUM('draft', 'review', 'ready');--> statement-breakpoint
CREATE TYPE "public"."four_eyes_policy" AS ENUM('off', 'distinct', 'strict');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('reporter', 'editor', 'chief', 'legal', 'admin');--> statement-breakpoint
CREATE TYPE "public"."approval_kind" AS ENUM('desk', 'legal', 'standards');--> statement-breakpoint
CREATE TYPE "public"."revision_kind" AS ENUM('submit', 'approve', 'publish', 'restore', 'named', 'checkpoint');--> statement-breakpoint
CREATE TYPE "public"."schedule_state" AS ENUM('pending', 'suspended', 'fired', 'cancelled', 'failed');--> statement-breakpoint
CREATE TABLE "article" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"bureau_id" uuid NOT NULL,
	"stage" "stage" DEFAULT 'draft' NOT NULL,
	"publication" "publication" DEFAULT 'never' NOT NULL,
	"live_revision_id" uuid,
	"approved_revision_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"spiked" boolean DEFAULT false NOT NULL,
	"vaulted" boolean DEFAULT false NOT NULL,
	"embargo_until" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"create_key" uuid NOT NULL,
	"assigned_to" uuid,
	"planned_words" integer,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"proposed_class" "change_class",
	"proposed_note" text,
	"first_published_at" timestamp (3) with time zone,
	"modified_at" timestamp (3) with time zone,
	"second_read_due" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_by" uuid NOT NULL,
	CONSTRAINT "article_create_key_unique" UNIQUE("create_key"),
	CONSTRAINT "article_live_has_revision" CHECK ("article"."publication" = 'never' or "article"."live_revision_id" is not null),
	CONSTRAINT "article_ready_has_revision" CHECK (("article"."stage" = 'ready') = ("article"."approved_revision_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "contribution" (
	"article_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"last_changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contribution_article_id_person_id_pk" PRIMARY KEY("article_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"kind" "hold_kind" NOT NULL,
	"reason" text NOT NULL,
	"placed_by" uuid NOT NULL,
	"placed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp (3) with time zone,
	"released_by" uuid
);
--> statement-breakpoint
CREATE TABLE "save_key" (
	"key" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "working_copy" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"schema_version" integer NOT NULL,
	"hash" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"slugline" text DEFAULT '' NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"section_id" uuid,
	"words" integer DEFAULT 0 NOT NULL,
	"byline_person_ids" uuid[] DEFAULT '{}' NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_device" (
	"device_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"window_started_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "anchor" (
	"hour" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"chains" integer NOT NULL,
	"up_to" timestamp (3) with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"verb" text NOT NULL,
	"actor_id" uuid,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"revision_id" uuid,
	"emergency" boolean DEFAULT false NOT NULL,
	"reason" text,
	"reason_salt" text,
	"request_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "event_number" UNIQUE("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_try_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "purge_ack" (
	"instance" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purge_ack_instance_seq_pk" PRIMARY KEY("instance","seq")
);
--> statement-breakpoint
CREATE TABLE "live"."article" (
	"id" bigint PRIMARY KEY NOT NULL,
	"revision_id" uuid NOT NULL,
	"listed" boolean NOT NULL,
	"slug" text NOT NULL,
	"section_id" uuid NOT NULL,
	"bureau_id" uuid NOT NULL,
	"headline" text NOT NULL,
	"kicker" text NOT NULL,
	"standfirst" text NOT NULL,
	"dateline" text NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"modified_at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"lead" jsonb,
	"html" text NOT NULL,
	"feed_html" text NOT NULL,
	"text" text NOT NULL,
	"words" integer NOT NULL,
	"related" bigint[] NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', headline), 'A') || setweight(to_tsvector('english', standfirst), 'B') || to_tsvector('english', text)) STORED
);
--> statement-breakpoint
CREATE TABLE "live"."byline" (
	"article_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"person_id" uuid,
	"bureau_id" uuid,
	CONSTRAINT "byline_article_id_position_pk" PRIMARY KEY("article_id","position")
);
--> statement-breakpoint
CREATE TABLE "live"."gone" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live"."note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"change_class" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live"."picture" (
	"article_id" bigint NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "picture_article_id_media_id_pk" PRIMARY KEY("article_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "live"."purge" (
	"tag" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live"."purge_head" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live"."view" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"views" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"file_name" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"widths" jsonb NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"credit" text DEFAULT '' NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"denied" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"bureau_id" uuid,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "bureau" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"four_eyes" "four_eyes_policy" DEFAULT 'distinct' NOT NULL,
	"checks" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "bureau_slug_unique" UNIQUE("slug"),
	CONSTRAINT "bureau_slug_shape" CHECK ("bureau"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"person_id" uuid NOT NULL,
	"bureau_id" uuid NOT NULL,
	CONSTRAINT "membership_person_id_bureau_id_pk" PRIMARY KEY("person_id","bureau_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"role" "role" NOT NULL,
	"password_hash" text,
	"demo" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_lower" CHECK ("person"."email" = lower("person"."email"))
);
--> statement-breakpoint
CREATE TABLE "section" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "section_slug_unique" UNIQUE("slug"),
	CONSTRAINT "section_slug_shape" CHECK ("section"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "site" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"zone" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"show_views" boolean DEFAULT true NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "site_only_one" CHECK ("site"."only")
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"revision_id" uuid NOT NULL,
	"revision_hash" text NOT NULL,
	"kind" "approval_kind" NOT NULL,
	"change_class" "change_class",
	"public_note" text,
	"approver_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone,
	"voided_by" uuid
);
--> statement-breakpoint
CREATE TABLE "public_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"revision_id" uuid NOT NULL,
	"change_class" "change_class" NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"parent_id" uuid,
	"kind" "revision_kind" NOT NULL,
	"hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"schema_version" integer NOT NULL,
	"text" text NOT NULL,
	"words" integer NOT NULL,
	"authors" uuid[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"note" text,
	CONSTRAINT "revision_number" UNIQUE("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "schedule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"revision_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	"state" "schedule_state" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_bureau_id_bureau_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureau"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_assigned_to_person_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_placed_by_person_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_released_by_person_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "save_key" ADD CONSTRAINT "save_key_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live"."byline" ADD CONSTRAINT "byline_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "live"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live"."note" ADD CONSTRAINT "note_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "live"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live"."picture" ADD CONSTRAINT "picture_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "live"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_bureau_id_bureau_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureau"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_bureau_id_bureau_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureau"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_approver_id_person_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_voided_by_person_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_note" ADD CONSTRAINT "public_note_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_note" ADD CONSTRAINT "public_note_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_board" ON "article" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "article_board_bureau" ON "article" USING btree ("bureau_id","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "article_board_stage" ON "article" USING btree ("bureau_id","stage","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "article_created_by" ON "article" USING btree ("created_by","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "hold_one_of_a_kind" ON "hold" USING btree ("article_id","kind") WHERE "hold"."released_at" is null;--> statement-breakpoint
CREATE INDEX "save_key_age" ON "save_key" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "working_copy_section" ON "working_copy" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "working_copy_byline" ON "working_copy" USING gin ("byline_person_ids");--> statement-breakpoint
CREATE INDEX "working_copy_words" ON "working_copy" USING gin (to_tsvector('simple', "headline" || ' ' || "slugline"));--> statement-breakpoint
CREATE INDEX "known_device_person" ON "known_device" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "event_emergency" ON "event" USING btree ("article_id") WHERE "event"."emergency";--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_try_at") WHERE "outbox"."done_at" is null;--> statement-breakpoint
CREATE INDEX "purge_ack_seq" ON "purge_ack" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "live_article_latest" ON "live"."article" USING btree ("first_published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_section" ON "live"."article" USING btree ("section_id","first_published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_bureau" ON "live"."article" USING btree ("bureau_id","first_published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_day" ON "live"."article" USING btree ("day","first_published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_search" ON "live"."article" USING gin ("search");--> statement-breakpoint
CREATE INDEX "live_byline_person" ON "live"."byline" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "live_note_article" ON "live"."note" USING btree ("article_id","at");--> statement-breakpoint
CREATE INDEX "live_note_latest" ON "live"."note" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "live_picture_media" ON "live"."picture" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "live_purge_seq" ON "live"."purge" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "media_newest" ON "media" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "membership_bureau" ON "membership" USING btree ("bureau_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "person_slug" ON "person" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "approval_revision" ON "approval" USING btree ("article_id","revision_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_stands_once" ON "approval" USING btree ("revision_id","kind","approver_id") WHERE "approval"."voided_at" is null;--> statement-breakpoint
CREATE INDEX "public_note_article" ON "public_note" USING btree ("article_id","at");--> statement-breakpoint
CREATE INDEX "revision_hash" ON "revision" USING btree ("article_id","hash");--> statement-breakpoint
CREATE INDEX "schedule_due" ON "schedule" USING btree ("at") WHERE "schedule"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "schedule_one_open" ON "schedule" USING btree ("article_id") WHERE "schedule"."state" in ('pending', 'suspended');