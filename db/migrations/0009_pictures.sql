-- The library's pictures: words, parts and rights of their own, what the file said, how far their sizes are drawn, where they are used.
CREATE TYPE "public"."rendition_state" AS ENUM('pending', 'ready', 'failed');--> statement-breakpoint
CREATE TYPE "public"."rights_category" AS ENUM('unknown', 'own', 'commissioned', 'agency', 'handout', 'free-licence', 'public-domain', 'reader');--> statement-breakpoint
CREATE TABLE "picture_use" (
	"article_id" bigint NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "picture_use_article_id_media_id_pk" PRIMARY KEY("article_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "keywords" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "focal" jsonb;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "crops" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "drawn_crops" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "rights" "rights_category" DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "usage_terms" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "denied_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "expiry_told" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "metadata" jsonb DEFAULT '{"creator":"","credit":"","copyright":"","usageTerms":"","title":"","caption":"","alt":"","keywords":[],"takenAt":"","place":{"sublocation":"","city":"","region":"","country":""},"sourceType":""}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "colour" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "renditions" "rendition_state" DEFAULT 'ready' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "original" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', translate(title || ' ' || caption || ' ' || credit || ' ' || file_name || ' ' || keywords::text, '._-/@:', '      '))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_use_media" ON "picture_use" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "media_bureau" ON "media" USING btree ("bureau_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "media_denied" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "media"."denied";--> statement-breakpoint
CREATE INDEX "media_uncredited" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "media"."credit" = '';--> statement-breakpoint
CREATE INDEX "media_failed" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "media"."renditions" = 'failed';--> statement-breakpoint
CREATE INDEX "media_search" ON "media" USING gin ("search");--> statement-breakpoint
CREATE INDEX "media_expiry" ON "media" USING btree ("expires_at") WHERE "media"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "event_picture" ON "event" USING btree (("after"->>'mediaId'),"number" DESC NULLS FIRST) WHERE "event"."article_id" = 0 and "event"."after" ? 'mediaId';--> statement-breakpoint

-- What readers may know of a picture: its sizes, its parts and its colour.
create or replace view "live"."media" as
  select m.id, m.key, m.width, m.height, m.widths, m.colour, m.drawn_crops from "media" m
  where exists (select from "live"."picture" p where p.media_id = m.id);
--> statement-breakpoint

-- The texts that exist: later ones are noted with the newsroom's search.
insert into "picture_use" ("article_id", "media_id")
select distinct w.article_id, m.id from "working_copy" w
cross join lateral jsonb_path_query(w.content, '$.**.mediaId') as named(id)
join "media" m on m.id::text = named.id #>> '{}'
on conflict do nothing;
--> statement-breakpoint

-- An expiry that has passed was nobody's news at the upgrade: what is told of is what happens from now on.
update "media" set expiry_told = expires_at where expires_at <= now();
--> statement-breakpoint

-- Parts and colours of the pictures that exist are drawn one after another, behind whatever else is to be done.
insert into "outbox" ("id", "kind", "payload", "next_try_at")
select gen_random_uuid(), 'renditions', jsonb_build_object('mediaId', m.id), now() + row_number() over (order by m.created_at desc) * interval '2 seconds'
from "media" m;
