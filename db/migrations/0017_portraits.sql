-- An author's picture: one of the library's, shown to readers beside their name as long as its rights hold.
CREATE TABLE "portrait" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"media_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "portrait" ADD CONSTRAINT "portrait_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portrait" ADD CONSTRAINT "portrait_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "portrait_media" ON "portrait" USING btree ("media_id");--> statement-breakpoint
-- Readers never get one that is denied, over or nobody's, whoever did or didn't act.
create view "live"."portrait" as
  select p.id as person_id, p.slug, p.name, m.key, m.width, m.height, m.widths, m.colour, m.drawn_crops, m.alt, m.credit, m.expires_at
  from "portrait" o
  join "person" p on p.id = o.person_id
  join "media" m on m.id = o.media_id
  where not m.denied and m.credit <> '' and (m.expires_at is null or m.expires_at > now())
    and exists (select from "live"."byline" b where b.person_id = p.id);
