-- What leads the front page and the sections: every version that was saved, and what readers get of the newest.
CREATE TABLE "front_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid,
	"number" integer NOT NULL,
	"arrangement" jsonb NOT NULL,
	"restored_from" integer,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "front_version_number" UNIQUE NULLS NOT DISTINCT("section_id","number"),
	CONSTRAINT "front_version_number_from_one" CHECK ("front_version"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "live"."front_banner" (
	"section_id" uuid,
	"headline" text NOT NULL,
	"article_id" bigint,
	"until" timestamp (3) with time zone,
	CONSTRAINT "live_front_banner_place" UNIQUE NULLS NOT DISTINCT("section_id")
);
--> statement-breakpoint
CREATE TABLE "live"."front_slot" (
	"section_id" uuid,
	"slot" text NOT NULL,
	"position" integer NOT NULL,
	"article_id" bigint NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "live_front_slot_place" UNIQUE NULLS NOT DISTINCT("section_id","slot","position")
);
--> statement-breakpoint
ALTER TABLE "front_version" ADD CONSTRAINT "front_version_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front_version" ADD CONSTRAINT "front_version_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_front_slot_article" ON "live"."front_slot" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "live_front_slot_until" ON "live"."front_slot" USING btree ("until") WHERE "live"."front_slot"."until" is not null;--> statement-breakpoint
create trigger front_version_is_immutable before update or delete on "front_version" for each row execute function refuse_change();
--> statement-breakpoint
create trigger front_version_is_kept before truncate on "front_version" for each statement execute function refuse_change();
