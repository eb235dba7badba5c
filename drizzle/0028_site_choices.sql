-- What those who run this copy choose for its pages, in one row.
CREATE TABLE "site_choice" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"featured_id" text,
	"networks" text[] DEFAULT '{}' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	CONSTRAINT "site_choice_only" CHECK ("site_choice"."only")
);
--> statement-breakpoint
ALTER TABLE "site_choice" ADD CONSTRAINT "site_choice_featured_id_regulation_id_fk" FOREIGN KEY ("featured_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;