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
ALTER TABLE "search_text" ADD CONSTRAINT "search_text_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_text_words" ON "search_text" USING gin ("now","past");--> statement-breakpoint
CREATE INDEX "search_text_newest" ON "search_text" USING btree ("changed_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_text_bureau" ON "search_text" USING btree ("bureau_id","changed_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint

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
