-- In which language an article is, and what it translates. The language stands in the text itself, where it is approved.
CREATE TABLE "live"."translation" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"original_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "translation" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"original_id" bigint NOT NULL,
	CONSTRAINT "translation_of_another" CHECK ("translation"."article_id" <> "translation"."original_id")
);
--> statement-breakpoint
ALTER TABLE "live"."article" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "live"."translation" ADD CONSTRAINT "translation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "live"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_original_id_article_id_fk" FOREIGN KEY ("original_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_translation_original" ON "live"."translation" USING btree ("original_id");--> statement-breakpoint
CREATE INDEX "translation_original" ON "translation" USING btree ("original_id");
--> statement-breakpoint

-- A group has one original: what translates something is nobody's original, by whatever path it is written.
create function translation_of_original() returns trigger language plpgsql as $$
begin
  if exists (select from "translation" t where t.article_id = new.original_id or t.original_id = new.article_id) then
    raise exception 'article % can''t translate article %: an original translates nothing', new.article_id, new.original_id
      using errcode = 'check_violation', constraint = 'translation_of_original';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger translation_of_original before insert or update on "translation" for each row execute function translation_of_original();
