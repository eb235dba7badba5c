CREATE TABLE "import_item" (
	"import_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"taken_back" boolean DEFAULT false NOT NULL,
	"note" text,
	CONSTRAINT "import_item_import_id_noun_row_id_pk" PRIMARY KEY("import_id","noun","row_id")
);
--> statement-breakpoint
ALTER TABLE "csv_import" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "csv_import" ALTER COLUMN "state" SET DATA TYPE text;--> statement-breakpoint
-- What an editor entered was published as far as it could be; what a contributor entered waits for an editor.
UPDATE "csv_import" SET "state" = CASE (SELECT "role" FROM "account" WHERE "account"."id" = "account_id") WHEN 'contributor' THEN 'sent' ELSE 'published' END WHERE "state" = 'done';--> statement-breakpoint
DROP TYPE "public"."import_state";--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('mapping', 'checking', 'checked', 'entering', 'draft', 'sent', 'publishing', 'published', 'sent_back', 'withdrawing', 'withdrawn', 'given_up');--> statement-breakpoint
ALTER TABLE "csv_import" ALTER COLUMN "state" SET DATA TYPE "public"."import_state" USING "state"::"public"."import_state";--> statement-breakpoint
ALTER TABLE "csv_import" ALTER COLUMN "state" SET DEFAULT 'mapping'::"public"."import_state";--> statement-breakpoint
ALTER TABLE "csv_import" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "csv_import" ADD COLUMN "decided_by" text;--> statement-breakpoint
ALTER TABLE "csv_import" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "csv_row" ADD COLUMN "articles" jsonb;--> statement-breakpoint
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_import_id_csv_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."csv_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_item_row_index" ON "import_item" USING btree ("noun","row_id");--> statement-breakpoint
ALTER TABLE "csv_import" ADD CONSTRAINT "csv_import_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Rows that entered before belong to their imports too, as far as their files are still kept.
INSERT INTO "import_item" ("import_id", "noun", "row_id", "number", "version")
SELECT "import_id", regexp_replace("name", 's$', ''), "item"->>'id', min("number"), 1
FROM "csv_row" JOIN "csv_import" ON "csv_import"."id" = "import_id"
WHERE "csv_import"."state" IN ('sent', 'published') AND "item" ? 'state'
GROUP BY 1, 2, 3;
