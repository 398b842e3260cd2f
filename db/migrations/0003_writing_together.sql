CREATE TABLE "collab_client" (
	"article_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "collab_client_article_id_client_id_pk" PRIMARY KEY("article_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "collab_document" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"head" bigint DEFAULT 0 NOT NULL,
	"snapshot" "bytea" NOT NULL,
	"snapshot_seq" bigint DEFAULT 0 NOT NULL,
	"schema_version" integer NOT NULL,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "collab_update" (
	"article_id" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "collab_update_article_id_seq_pk" PRIMARY KEY("article_id","seq")
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mention" (
	"comment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "mention_comment_id_person_id_pk" PRIMARY KEY("comment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "style_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"pattern" text NOT NULL,
	"match_case" boolean DEFAULT false NOT NULL,
	"message" text NOT NULL,
	"replacement" text,
	"severity" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestion" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"author_id" uuid NOT NULL,
	"field" text NOT NULL,
	"inserted" text NOT NULL,
	"deleted" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"field" text NOT NULL,
	"quote" text NOT NULL,
	"suggestion_id" text,
	"anchored" boolean DEFAULT true NOT NULL,
	"blocking" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" uuid
);
--> statement-breakpoint
ALTER TABLE "working_copy" ADD COLUMN "seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "working_copy" ADD COLUMN "fields_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "working_copy" ADD COLUMN "open_suggestions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "typography" jsonb DEFAULT '{"quotes":"double","dash":"em"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "authorship" jsonb;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "document" "bytea";--> statement-breakpoint
ALTER TABLE "collab_client" ADD CONSTRAINT "collab_client_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collab_client" ADD CONSTRAINT "collab_client_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collab_document" ADD CONSTRAINT "collab_document_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collab_update" ADD CONSTRAINT "collab_update_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collab_update" ADD CONSTRAINT "collab_update_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "style_rule" ADD CONSTRAINT "style_rule_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_suggestion_id_suggestion_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_resolved_by_person_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "presence_article" ON "presence" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "comment_thread" ON "comment" USING btree ("thread_id","at");--> statement-breakpoint
CREATE INDEX "mention_person" ON "mention" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "suggestion_article" ON "suggestion" USING btree ("article_id","made_at");--> statement-breakpoint
CREATE INDEX "suggestion_open" ON "suggestion" USING btree ("article_id") WHERE "suggestion"."state" = 'open';--> statement-breakpoint
CREATE INDEX "thread_article" ON "thread" USING btree ("article_id","created_at");--> statement-breakpoint
CREATE INDEX "thread_blocking" ON "thread" USING btree ("article_id") WHERE "thread"."blocking" and "thread"."resolved_at" is null;