ALTER TABLE "position" ADD COLUMN "leads" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "site_choice" ADD COLUMN "picture" "bytea";--> statement-breakpoint
ALTER TABLE "site_choice" ADD COLUMN "picture_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "site_choice" ADD CONSTRAINT "site_choice_picture_has_words" CHECK (("site_choice"."picture" is null) = ("site_choice"."picture_alt" = ''));