DROP INDEX "article_board";--> statement-breakpoint
DROP INDEX "article_stage";--> statement-breakpoint
DROP INDEX "article_assigned_to";--> statement-breakpoint
CREATE INDEX "article_board_publication" ON "article" USING btree ("bureau_id","publication","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_spiked" ON "article" USING btree ("bureau_id","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "article"."spiked";--> statement-breakpoint
CREATE INDEX "article_due_open" ON "article" USING btree ("due_at") WHERE "article"."due_at" is not null and "article"."stage" = 'draft' and not "article"."spiked" and "article"."publication" <> 'killed' and ("article"."modified_at" is null or "article"."modified_at" < "article"."assigned_at");--> statement-breakpoint
CREATE INDEX "article_vaulted" ON "article" USING btree ("bureau_id") WHERE "article"."vaulted";--> statement-breakpoint
CREATE INDEX "article_second_read" ON "article" USING btree ("bureau_id") WHERE "article"."second_read_due";--> statement-breakpoint
CREATE INDEX "article_assigned_to" ON "article" USING btree ("assigned_to","bureau_id","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "article"."assigned_to" is not null;