CREATE TABLE "live"."redirect" (
	"address" text PRIMARY KEY NOT NULL,
	"article_id" bigint,
	"section_id" uuid,
	"path" text,
	"origin" text NOT NULL,
	"hits" bigint DEFAULT 0 NOT NULL,
	"last_hit_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "redirect_address_shape" CHECK ("live"."redirect"."address" ~ '^/.' and octet_length("live"."redirect"."address") <= 1000),
	CONSTRAINT "redirect_leads_once" CHECK (num_nonnulls("live"."redirect"."article_id", "live"."redirect"."section_id", "live"."redirect"."path") = 1),
	CONSTRAINT "redirect_no_ring" CHECK ("live"."redirect"."path" is distinct from "live"."redirect"."address")
);
--> statement-breakpoint
CREATE INDEX "live_redirect_path" ON "live"."redirect" USING btree ("path") WHERE "live"."redirect"."path" is not null;