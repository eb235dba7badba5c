ALTER TABLE "follower" ADD COLUMN "full_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "batch" text;--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "subjects" text[];--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "kinds" text[];--> statement-breakpoint
CREATE INDEX "change_batch_index" ON "change" USING btree ("batch") WHERE "change"."batch" is not null;