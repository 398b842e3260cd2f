-- How the publisher presents itself: look, policies, what crawlers may do, whom it tells; and the pictures drawn for cards.
CREATE TABLE "live"."card" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "logo" (
	"key" text PRIMARY KEY NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"widths" jsonb NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publisher" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"accent" text,
	"headline_type" text DEFAULT 'newsreader' NOT NULL,
	"masthead_line" text DEFAULT '' NOT NULL,
	"logo_key" text,
	"logo_turns_light" boolean DEFAULT false NOT NULL,
	"ai_crawlers" text DEFAULT 'allow' NOT NULL,
	"ads_txt" text DEFAULT '' NOT NULL,
	"security_contact" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"ethics" text DEFAULT '' NOT NULL,
	"web_sub" boolean DEFAULT false NOT NULL,
	"web_sub_hub" text DEFAULT 'https://pubsubhubbub.appspot.com/' NOT NULL,
	"index_now" boolean DEFAULT false NOT NULL,
	"index_now_endpoint" text DEFAULT 'https://api.indexnow.org/indexnow' NOT NULL,
	"index_now_key" text DEFAULT '' NOT NULL,
	CONSTRAINT "publisher_only_one" CHECK ("publisher"."only"),
	CONSTRAINT "publisher_accent_shape" CHECK ("publisher"."accent" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "publisher_key_shape" CHECK ("publisher"."index_now_key" ~ '^([0-9a-f]{32})?$')
);
--> statement-breakpoint
ALTER TABLE "logo" ADD CONSTRAINT "logo_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publisher" ADD CONSTRAINT "publisher_logo_key_logo_key_fk" FOREIGN KEY ("logo_key") REFERENCES "public"."logo"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_card_key" ON "live"."card" USING btree ("key");--> statement-breakpoint
insert into "publisher" default values;--> statement-breakpoint
create view "live"."publisher" as
  select p.accent, p.headline_type, p.masthead_line,
    p.logo_key, l.width as logo_width, l.height as logo_height, l.widths as logo_widths, p.logo_turns_light,
    p.ai_crawlers, p.ads_txt, p.security_contact, p.about, p.ethics,
    case when p.web_sub then p.web_sub_hub end as hub,
    case when p.index_now then p.index_now_key end as index_now_key
  from "publisher" p left join "logo" l on l.key = p.logo_key;
