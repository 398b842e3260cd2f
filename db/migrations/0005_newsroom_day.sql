CREATE TYPE "public"."schedule_action" AS ENUM('publish', 'withhold');--> statement-breakpoint
CREATE TABLE "receipt" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"purge_seq" bigint,
	"surfaces" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"bureau_ids" uuid[] DEFAULT '{}' NOT NULL,
	"person_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "review_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"article_id" bigint NOT NULL,
	"revision_id" uuid NOT NULL,
	"grants" text NOT NULL,
	"for_name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" uuid,
	"last_used_at" timestamp (3) with time zone,
	"uses" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_reply" (
	"id" uuid PRIMARY KEY NOT NULL,
	"link_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"article_id" bigint,
	"source" text NOT NULL,
	"place" text NOT NULL,
	"actor_id" uuid,
	"words" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"mail" text NOT NULL,
	"mailed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notice_choice" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"mail" text NOT NULL,
	CONSTRAINT "notice_choice_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"bureau_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"zone" text NOT NULL,
	"assigned_to" uuid,
	"article_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_due" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_text" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"bureau_id" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"spiked" boolean DEFAULT false NOT NULL,
	"now" "tsvector" NOT NULL,
	"past" "tsvector" NOT NULL,
	"copy_version" integer NOT NULL,
	"revision_number" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "article_board";--> statement-breakpoint
DROP INDEX "article_stage";--> statement-breakpoint
DROP INDEX "schedule_one_open";--> statement-breakpoint
ALTER TABLE "schedule" ALTER COLUMN "revision_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "step" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "vault_leave_by" uuid;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "assigned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "claimed_by" uuid;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "claimed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "claim_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "agent" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bureau" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "digest_hour" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "calendar_key_hash" text;--> statement-breakpoint
ALTER TABLE "schedule" ADD COLUMN "action" "schedule_action" DEFAULT 'publish' NOT NULL;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reply" ADD CONSTRAINT "review_reply_link_id_review_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."review_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_bureau_id_bureau_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureau"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_assigned_to_person_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_text" ADD CONSTRAINT "search_text_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invite_token" ON "invite" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invite_email" ON "invite" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "review_link_token" ON "review_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "review_link_article" ON "review_link" USING btree ("article_id","created_at");--> statement-breakpoint
CREATE INDEX "review_reply_link" ON "review_reply" USING btree ("link_id","at");--> statement-breakpoint
CREATE INDEX "handover_person" ON "handover" USING btree ("person_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("person_id","kind","source");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person_id") WHERE "notice"."read_at" is null and "notice"."gone_at" is null;--> statement-breakpoint
CREATE INDEX "notice_article" ON "notice" USING btree ("article_id","kind");--> statement-breakpoint
CREATE INDEX "notice_digest" ON "notice" USING btree ("person_id") WHERE "notice"."mail" = 'digest' and "notice"."mailed_at" is null;--> statement-breakpoint
CREATE INDEX "coverage_starts" ON "coverage" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "coverage_due" ON "coverage" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "saved_view_person" ON "saved_view" USING btree ("person_id","position");--> statement-breakpoint
CREATE INDEX "search_text_words" ON "search_text" USING gin ("now","past");--> statement-breakpoint
CREATE INDEX "search_text_newest" ON "search_text" USING btree ("changed_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_text_bureau" ON "search_text" USING btree ("bureau_id","changed_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_vault_leave_by_person_id_fk" FOREIGN KEY ("vault_leave_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_claimed_by_person_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_board_publication" ON "article" USING btree ("bureau_id","publication","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_spiked" ON "article" USING btree ("bureau_id","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "article"."spiked";--> statement-breakpoint
CREATE INDEX "article_due" ON "article" USING btree ("due_at") WHERE "article"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "article_first_published" ON "article" USING btree ("first_published_at","bureau_id","publication") WHERE "article"."first_published_at" is not null;--> statement-breakpoint
CREATE INDEX "article_embargo" ON "article" USING btree ("embargo_until") WHERE "article"."embargo_until" is not null;--> statement-breakpoint
CREATE INDEX "article_claimed" ON "article" USING btree ("claim_seen_at") WHERE "article"."claimed_by" is not null;--> statement-breakpoint
CREATE INDEX "article_assigned_to" ON "article" USING btree ("assigned_to","bureau_id","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "article"."assigned_to" is not null;--> statement-breakpoint
CREATE INDEX "article_due_open" ON "article" USING btree ("due_at") WHERE "article"."due_at" is not null and "article"."stage" = 'draft' and not "article"."spiked" and "article"."publication" <> 'killed' and ("article"."modified_at" is null or "article"."modified_at" < "article"."assigned_at");--> statement-breakpoint
CREATE INDEX "article_vaulted" ON "article" USING btree ("bureau_id") WHERE "article"."vaulted";--> statement-breakpoint
CREATE INDEX "article_second_read" ON "article" USING btree ("bureau_id") WHERE "article"."second_read_due";--> statement-breakpoint
CREATE INDEX "event_verb" ON "event" USING btree ("verb","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "event_actor" ON "event" USING btree ("actor_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "person_calendar_key" ON "person" USING btree ("calendar_key_hash");--> statement-breakpoint
CREATE INDEX "schedule_article" ON "schedule" USING btree ("article_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "schedule_one_open" ON "schedule" USING btree ("article_id","action") WHERE "schedule"."state" in ('pending', 'suspended');--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_claim_whole" CHECK (("article"."claimed_by" is null) = ("article"."claimed_at" is null) and ("article"."claimed_by" is null) = ("article"."claim_seen_at" is null));--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_step_in_review" CHECK ("article"."step" >= 0 and ("article"."step" = 0 or "article"."stage" = 'review'));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_digest_hour" CHECK ("person"."digest_hour" between 0 and 23);--> statement-breakpoint
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_names_revision" CHECK (("schedule"."action" = 'publish') = ("schedule"."revision_id" is not null));--> statement-breakpoint
-- Gates keep every path shut, break glass included: what is vaulted, held or under embargo doesn't go live.
create function live_needs_open_gates() returns trigger language plpgsql as $$
begin
  if new.publication <> 'live'
    or (tg_op = 'UPDATE' and old.publication = 'live' and new.live_revision_id is not distinct from old.live_revision_id)
  then
    return new;
  end if;
  if new.vaulted then
    raise exception 'article % is in the vault', new.id using errcode = 'check_violation', constraint = 'live_needs_open_gates';
  end if;
  if new.embargo_until > clock_timestamp() then
    raise exception 'article % is under embargo until %', new.id, new.embargo_until
      using errcode = 'check_violation', constraint = 'live_needs_open_gates';
  end if;
  if exists (select from "hold" h where h.article_id = new.id and h.released_at is null) then
    raise exception 'article % is under a hold', new.id using errcode = 'check_violation', constraint = 'live_needs_open_gates';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger live_needs_open_gates before insert or update of live_revision_id, publication on "article"
  for each row execute function live_needs_open_gates();
--> statement-breakpoint

-- Two people take an article out of the vault: one asks, another agrees.
create function vault_needs_two() returns trigger language plpgsql as $$
begin
  if old.vaulted and not new.vaulted and (old.vault_leave_by is null or new.changed_by = old.vault_leave_by) then
    raise exception 'article % leaves the vault by two people', new.id using errcode = 'check_violation', constraint = 'vault_needs_two';
  end if;
  if not new.vaulted then
    new.vault_leave_by := null;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger vault_needs_two before update of vaulted on "article" for each row execute function vault_needs_two();
--> statement-breakpoint
create trigger review_reply_is_immutable before update or delete on "review_reply" for each row execute function refuse_change();
--> statement-breakpoint
create trigger review_reply_is_kept before truncate on "review_reply" for each statement execute function refuse_change();
--> statement-breakpoint

-- Whatever changes an article's words or its place notes that its row of words is behind.
create function note_search_due() returns trigger language plpgsql as $$
begin
  insert into "search_due" ("article_id") values (new.article_id) on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create function note_article_search_due() returns trigger language plpgsql as $$
begin
  insert into "search_due" ("article_id") values (new.id) on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger working_copy_search_due after insert or update of content, slugline on "working_copy"
  for each row execute function note_search_due();
--> statement-breakpoint
create trigger revision_search_due after insert on "revision" for each row execute function note_search_due();
--> statement-breakpoint
create trigger article_search_due after update of bureau_id, spiked, changed_at on "article"
  for each row execute function note_article_search_due();
--> statement-breakpoint
insert into "search_due" ("article_id") select id from "article";
