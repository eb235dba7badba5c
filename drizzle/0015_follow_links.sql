ALTER TABLE "tries" ADD COLUMN "hours" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "follower" ADD COLUMN "links_renewed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "follow_unconfirmed_index" ON "follow" USING btree ("created_at") WHERE "follow"."confirmed_at" is null;