-- Whose eyes a note was written for is kept with it. Nobody kept it for older notes: those stay with who reads everything.
ALTER TABLE "handover" ADD COLUMN "role" "role";--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "bureau_ids" uuid[] DEFAULT '{}' NOT NULL;
