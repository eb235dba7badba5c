-- Quotations found on captured pages are rows of their own, each with what somebody decided about it. A page that was brought
-- before has no others than those decided about until it is opened, when they are found.
CREATE TYPE "public"."quotation_state" AS ENUM('waiting', 'dropped', 'taken');--> statement-breakpoint
CREATE TABLE "captured_quotation" (
	"copy_id" text NOT NULL,
	"at" integer NOT NULL,
	"found" jsonb,
	"state" "quotation_state" DEFAULT 'waiting' NOT NULL,
	"statement_id" text,
	CONSTRAINT "captured_quotation_copy_id_at_pk" PRIMARY KEY("copy_id","at"),
	CONSTRAINT "captured_quotation_taken" CHECK (("captured_quotation"."state" = 'taken') = ("captured_quotation"."statement_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "capture" ADD COLUMN "matched" text;--> statement-breakpoint
ALTER TABLE "capture" ADD COLUMN "is_cut" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "captured_quotation" ADD CONSTRAINT "captured_quotation_copy_id_capture_copy_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."capture"("copy_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "captured_quotation" ("copy_id", "at", "state", "statement_id")
	SELECT "copy_id", "key"::integer, 'taken', "value" FROM "capture", jsonb_each_text("saved");--> statement-breakpoint
INSERT INTO "captured_quotation" ("copy_id", "at", "state")
	SELECT "copy_id", unnest("dropped"), 'dropped' FROM "capture" ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "capture" DROP COLUMN "dropped";--> statement-breakpoint
ALTER TABLE "capture" DROP COLUMN "saved";