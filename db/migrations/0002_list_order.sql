DROP INDEX "article_board";--> statement-breakpoint
DROP INDEX "article_board_bureau";--> statement-breakpoint
DROP INDEX "article_board_stage";--> statement-breakpoint
DROP INDEX "article_created_by";--> statement-breakpoint
DROP INDEX "event_at";--> statement-breakpoint
DROP INDEX "live"."live_article_latest";--> statement-breakpoint
DROP INDEX "live"."live_article_section";--> statement-breakpoint
DROP INDEX "live"."live_article_bureau";--> statement-breakpoint
DROP INDEX "live"."live_article_day";--> statement-breakpoint
DROP INDEX "live"."live_note_latest";--> statement-breakpoint
DROP INDEX "media_newest";--> statement-breakpoint
CREATE INDEX "article_stage" ON "article" USING btree ("stage","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_board" ON "article" USING btree ("changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_board_bureau" ON "article" USING btree ("bureau_id","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_board_stage" ON "article" USING btree ("bureau_id","stage","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_created_by" ON "article" USING btree ("created_by","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "live_article_latest" ON "live"."article" USING btree ("first_published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_section" ON "live"."article" USING btree ("section_id","first_published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_bureau" ON "live"."article" USING btree ("bureau_id","first_published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_article_day" ON "live"."article" USING btree ("day","first_published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "live"."article"."listed";--> statement-breakpoint
CREATE INDEX "live_note_latest" ON "live"."note" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "media_newest" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);