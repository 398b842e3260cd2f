-- What readers find articles by: topics, search without accents and with misspellings, what is read most.

-- Words as they are looked for: without accents (Bogotá, bogota), compatible forms made one, a space for every mark that a database
-- in the locale C would take for a letter (’ “ — 、 ؟), and every letter of a script that writes no spaces a word of its own. No
-- extension is asked for: a managed server may not allow one.
create function "live"."plain"("words" text) returns text language sql immutable strict parallel safe
return case when octet_length("words") = char_length("words") then "words" else regexp_replace(regexp_replace(
  normalize(regexp_replace(normalize("words", nfkd), '[\u0300-\u036f]', '', 'g'), nfkc),
  '[\u0080-\u00bf\u00d7\u00f7\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3030\ufe10-\ufe6f]', ' ', 'g'),
  '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g') end;
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_slug_unique" UNIQUE("slug"),
	CONSTRAINT "topic_slug_shape" CHECK ("topic"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "topic_code_shape" CHECK ("topic"."code" ~ '^([0-9]{8})?$')
);
--> statement-breakpoint
CREATE TABLE "topic_former_slug" (
	"slug" text PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_topic" (
	"article_id" bigint NOT NULL,
	"topic_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "article_topic_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "word_due" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "word_due_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"words" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live"."article_topic" (
	"article_id" bigint NOT NULL,
	"topic_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"listed" boolean NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "article_topic_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "live"."most_read" (
	"span" text NOT NULL,
	"place" text NOT NULL,
	"rank" integer NOT NULL,
	"article_id" bigint NOT NULL,
	CONSTRAINT "most_read_span_place_rank_pk" PRIMARY KEY("span","place","rank")
);
--> statement-breakpoint
CREATE TABLE "live"."view_hour" (
	"hour" timestamp (3) with time zone NOT NULL,
	"article_id" bigint NOT NULL,
	"views" integer NOT NULL,
	CONSTRAINT "view_hour_hour_article_id_pk" PRIMARY KEY("hour","article_id")
);
--> statement-breakpoint
CREATE TABLE "live"."word_key" (
	"key" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "word_key_key_word_pk" PRIMARY KEY("key","word")
);
--> statement-breakpoint
ALTER TABLE "bureau" ADD COLUMN "contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- A generated column can't be given another expression before PostgreSQL 17: it goes and comes back, in one rewrite with the new one.
ALTER TABLE "live"."article" DROP COLUMN "search",
	ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', live.plain(headline)) || to_tsvector('simple', live.plain(headline)), 'A') || setweight(to_tsvector('english', live.plain(standfirst)) || to_tsvector('simple', live.plain(standfirst)), 'B') || to_tsvector('english', live.plain(text))) STORED,
	ADD COLUMN "subject" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', live.plain(headline || ' ' || standfirst))) STORED;--> statement-breakpoint
ALTER TABLE "topic_former_slug" ADD CONSTRAINT "topic_former_slug_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live"."article_topic" ADD CONSTRAINT "article_topic_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "live"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "topic_name" ON "topic" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "topic_former_slug_topic" ON "topic_former_slug" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "article_topic_topic" ON "article_topic" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "live_article_topic_latest" ON "live"."article_topic" USING btree ("topic_id","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST) WHERE "live"."article_topic"."listed";--> statement-breakpoint
CREATE INDEX "live_word_key_word" ON "live"."word_key" USING btree ("word");--> statement-breakpoint
CREATE INDEX "live_article_search" ON "live"."article" USING gin ("search");--> statement-breakpoint
CREATE INDEX "live_article_retracted" ON "live"."article" USING btree ("first_published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE not "live"."article"."listed";--> statement-breakpoint

-- What readers may know of people and bureaus grows by what these say of themselves; topics show once a page is about them.
create or replace view "live"."bureau" as select id, slug, name, description, position, contact from "bureau";
--> statement-breakpoint
create or replace view "live"."person" as
  select p.id, p.slug, p.name, p.bio, p.title, p.contact from "person" p
  where exists (select from "live"."byline" b where b.person_id = p.id);
--> statement-breakpoint
create view "live"."topic" as
  select t.id, t.slug, t.name, t.description, t.code from "topic" t
  where exists (select from "live"."article_topic" a where a.topic_id = t.id);
--> statement-breakpoint
create view "live"."topic_former_slug" as
  select f.slug as former_slug, t.slug from "topic_former_slug" f join "live"."topic" t on t.id = f.topic_id;
--> statement-breakpoint

-- What stands on readers' pages already is learned like what is published from now on.
insert into "word_due" ("words")
  select array_agg(word) from (
    select word, (row_number() over ()) / 500 as part from (
      select distinct word from "live"."article",
        regexp_split_to_table(lower(live.plain(headline || ' ' || standfirst)), '[^[:alpha:]]+') as word
      where char_length(word) between 4 and 24) as words) as parts
  group by part;
