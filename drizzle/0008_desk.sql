CREATE TYPE "public"."correction_state" AS ENUM('waiting', 'made', 'declined');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('mapping', 'checking', 'checked', 'entering', 'done', 'given_up');--> statement-breakpoint
CREATE TYPE "public"."proposal_state" AS ENUM('waiting', 'returned', 'published', 'rejected', 'taken_back');--> statement-breakpoint
CREATE TABLE "correction" (
	"id" text PRIMARY KEY NOT NULL,
	"page" text NOT NULL,
	"message" text NOT NULL,
	"proof" text,
	"contact" text,
	"state" "correction_state" DEFAULT 'waiting' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"note" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "correction_made_is_answered" CHECK ("correction"."state" <> 'made' or ("correction"."answer" is not null and "correction"."decided_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "csv_import" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"file_name" text NOT NULL,
	"hash" text NOT NULL,
	"state" "import_state" DEFAULT 'mapping' NOT NULL,
	"columns" text[] NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total" integer NOT NULL,
	"checked" integer DEFAULT 0 NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"account_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "csv_row" (
	"import_id" text NOT NULL,
	"number" integer NOT NULL,
	"cells" text[] NOT NULL,
	"item" jsonb,
	"problems" jsonb,
	CONSTRAINT "csv_row_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "former_slug" (
	"noun" text NOT NULL,
	"slug" text NOT NULL,
	"row_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "former_slug_noun_slug_pk" PRIMARY KEY("noun","slug")
);
--> statement-breakpoint
CREATE TABLE "merge" (
	"id" text PRIMARY KEY NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"account_id" text NOT NULL,
	"reason" text NOT NULL,
	"moved" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "merge_not_with_itself" CHECK ("merge"."from_id" <> "merge"."to_id")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"base" integer NOT NULL,
	"item" jsonb NOT NULL,
	"title" text NOT NULL,
	"author_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" "proposal_state" DEFAULT 'waiting' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"note" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "proposal_decided_whole" CHECK (num_nulls("proposal"."decided_by", "proposal"."decided_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "unsent_form" (
	"key" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text,
	"version" integer DEFAULT 0 NOT NULL,
	"proposal_id" text,
	"typed" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "address_key" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "author_id" text;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "csv_import" ADD CONSTRAINT "csv_import_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "csv_row" ADD CONSTRAINT "csv_row_import_id_csv_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."csv_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge" ADD CONSTRAINT "merge_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge" ADD CONSTRAINT "merge_undone_by_account_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_author_id_account_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsent_form" ADD CONSTRAINT "unsent_form_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_queue_index" ON "correction" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "csv_import_account_index" ON "csv_import" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "former_slug_row_index" ON "former_slug" USING btree ("row_id");--> statement-breakpoint
CREATE INDEX "merge_from_index" ON "merge" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "merge_to_index" ON "merge" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "proposal_queue_index" ON "proposal" USING btree ("state","sent_at");--> statement-breakpoint
CREATE INDEX "proposal_author_index" ON "proposal" USING btree ("author_id","sent_at");--> statement-breakpoint
CREATE INDEX "proposal_row_index" ON "proposal" USING btree ("noun","row_id");--> statement-breakpoint
CREATE INDEX "unsent_form_account_index" ON "unsent_form" USING btree ("account_id","updated_at");--> statement-breakpoint
CREATE INDEX "article_address_key_index" ON "article" USING btree ("address_key");--> statement-breakpoint
-- As near as SQL comes to what `domain/address.ts` derives when an article is next saved.
UPDATE "article" SET "address_key" = regexp_replace(
	regexp_replace("url", '^https?://(www\.)?', ''), '(#.*|/)$', '');
