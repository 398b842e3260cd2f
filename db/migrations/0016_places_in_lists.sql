-- Readers' lists at any size: where an article stands in the lists of bureaus and people, in one index each; the newest change of
-- each month; whether a topic has a page. Readers go on reading meanwhile: what they read is locked for the last statement alone.
lock table "live"."article" in share row exclusive mode;
--> statement-breakpoint
CREATE TABLE "live"."listing" (
	"of_id" uuid NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"article_id" bigint NOT NULL
);
--> statement-breakpoint
-- What stands on readers' pages already has its places from now on; keys and indexes are cheaper afterwards.
insert into "live"."listing" ("of_id", "first_published_at", "article_id")
  select a.bureau_id, a.first_published_at, a.id from "live"."article" a where a.listed
  union
  select coalesce(b.person_id, b.bureau_id), a.first_published_at, a.id
  from "live"."byline" b join "live"."article" a on a.id = b.article_id
  where a.listed and coalesce(b.person_id, b.bureau_id) is not null
  order by 1, 2, 3;
--> statement-breakpoint
ALTER TABLE "live"."listing" ADD CONSTRAINT "listing_of_id_first_published_at_article_id_pk" PRIMARY KEY("of_id","first_published_at","article_id");--> statement-breakpoint
ALTER TABLE "live"."listing" ADD CONSTRAINT "listing_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "live"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_listing_article" ON "live"."listing" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "live_article_month" ON "live"."article" USING btree (date_trunc('month', "day"::timestamp) desc,"modified_at" DESC NULLS FIRST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_retracted_day" ON "live"."article" USING btree ("day") WHERE not "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_topic_newest" ON "live"."article_topic" USING btree ("topic_id","listed","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
DROP INDEX "live"."live_article_topic_latest";
