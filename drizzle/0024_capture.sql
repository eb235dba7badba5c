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
ALTER TABLE "capture" DROP COLUMN "saved";--> statement-breakpoint
-- The reasons of drafts that the house makes are keys, for which the app has the words.
CREATE TEMPORARY TABLE "draft_reason" ("key" text, "words" text);--> statement-breakpoint
INSERT INTO "draft_reason" VALUES ('kept', 'Kept as a draft'), ('waiting', 'Waiting for an editor'),
	('rejected', 'Rejected by an editor'), ('taken_back', 'Taken back by its author');--> statement-breakpoint
UPDATE "article" SET "state_reason" = "key" FROM "draft_reason" WHERE "state" = 'draft' AND "state_reason" = "words";--> statement-breakpoint
UPDATE "regulation" SET "state_reason" = "key" FROM "draft_reason" WHERE "state" = 'draft' AND "state_reason" = "words";--> statement-breakpoint
UPDATE "stakeholder" SET "state_reason" = "key" FROM "draft_reason" WHERE "state" = 'draft' AND "state_reason" = "words";--> statement-breakpoint
UPDATE "membership" SET "state_reason" = "key" FROM "draft_reason" WHERE "state" = 'draft' AND "state_reason" = "words";--> statement-breakpoint
UPDATE "event" SET "state_reason" = "key" FROM "draft_reason" WHERE "state" = 'draft' AND "state_reason" = "words";--> statement-breakpoint
UPDATE "statement" SET "state_reason" = "key" FROM "draft_reason" WHERE "state" = 'draft' AND "state_reason" = "words";--> statement-breakpoint
UPDATE "campaign" SET "state_reason" = "key" FROM "draft_reason" WHERE "state" = 'draft' AND "state_reason" = "words";--> statement-breakpoint
UPDATE "revision" SET "snapshot" = jsonb_set("snapshot", '{stateReason}', to_jsonb("key")) FROM "draft_reason"
	WHERE "snapshot"->>'state' = 'draft' AND "snapshot"->>'stateReason' = "words";--> statement-breakpoint
UPDATE "csv_row" SET "item" = jsonb_set("item", '{stateReason}', to_jsonb("key")) FROM "draft_reason"
	WHERE "item"->>'stateReason' = "words";--> statement-breakpoint
UPDATE "csv_row" SET "articles" = replace("articles"::text, '"stateReason": "Waiting for an editor"', '"stateReason": "waiting"')::jsonb
	WHERE "articles"::text LIKE '%"stateReason": "Waiting for an editor"%';--> statement-breakpoint
DROP TABLE "draft_reason";--> statement-breakpoint
DROP INDEX "revision_sent_index";--> statement-breakpoint
CREATE INDEX "revision_sent_index" ON "revision" USING btree ("author_id") WHERE version = 1 and snapshot->>'stateReason' = 'waiting';--> statement-breakpoint
-- Forms that were typed and not sent stand beside what was sent, in a state of their own. A state cannot be added to a type and
-- used in one transaction, so the type is made anew.
ALTER TYPE "public"."proposal_state" RENAME TO "former_proposal_state";--> statement-breakpoint
CREATE TYPE "public"."proposal_state" AS ENUM('unsent', 'sent', 'sent_back', 'published', 'rejected', 'withdrawn');--> statement-breakpoint
ALTER TABLE "proposal" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "proposal" ALTER COLUMN "state" TYPE "proposal_state" USING "state"::text::"proposal_state";--> statement-breakpoint
ALTER TABLE "proposal" ALTER COLUMN "state" SET DEFAULT 'sent';--> statement-breakpoint
DROP TYPE "former_proposal_state";--> statement-breakpoint
ALTER TABLE "proposal" ALTER COLUMN "title" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "proposal" ALTER COLUMN "reason" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "replaces" text;--> statement-breakpoint
INSERT INTO "proposal" ("id", "noun", "row_id", "base", "item", "author_id", "replaces", "state", "created_at", "sent_at")
	SELECT "key", "noun", coalesce("row_id", ''), "version", "typed", "account_id", "proposal_id", 'unsent', "created_at", "updated_at"
	FROM "unsent_form";--> statement-breakpoint
DROP TABLE "unsent_form";
