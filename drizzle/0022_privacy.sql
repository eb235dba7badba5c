CREATE TABLE "typed_name" (
	"account_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "typed_name_account_id_noun_row_id_pk" PRIMARY KEY("account_id","noun","row_id")
);
--> statement-breakpoint
DROP INDEX "activity_kind_index";--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "most_megabytes" integer;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "most_waiting" integer;--> statement-breakpoint
ALTER TABLE "csv_import" ADD COLUMN "bytes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "bytes" integer GENERATED ALWAYS AS (octet_length(item::text)) STORED;--> statement-breakpoint
ALTER TABLE "unsent_form" ADD COLUMN "bytes" integer GENERATED ALWAYS AS (octet_length(typed::text)) STORED;--> statement-breakpoint
ALTER TABLE "typed_name" ADD CONSTRAINT "typed_name_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "revision_sent_index" ON "revision" USING btree ("author_id") WHERE version = 1 and snapshot->>'stateReason' = 'Waiting for an editor';--> statement-breakpoint
CREATE INDEX "activity_kind_index" ON "activity" USING btree ("kind","id");--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_quota_positive" CHECK ("account"."most_megabytes" > 0 and "account"."most_waiting" > 0);--> statement-breakpoint
-- Files that came before are about as long as their cells.
UPDATE csv_import SET bytes = coalesce((SELECT sum(octet_length(array_to_string(cells, ','))) FROM csv_row WHERE import_id = csv_import.id), 0);
--> statement-breakpoint
-- The log is written once, but of refused sign-ins the oldest leave.
DROP TRIGGER activity_append_only ON activity;
--> statement-breakpoint
CREATE TRIGGER activity_append_only BEFORE UPDATE OR DELETE ON activity
	FOR EACH ROW WHEN (OLD.kind <> 'sign_in_refused') EXECUTE FUNCTION refuse_change();
