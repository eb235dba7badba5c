CREATE TYPE "public"."archive_state" AS ENUM('reading', 'read', 'entering', 'entered');--> statement-breakpoint
CREATE TYPE "public"."post_outcome" AS ENUM('waiting', 'entered', 'known', 'refused');--> statement-breakpoint
CREATE TYPE "public"."watch_kind" AS ENUM('ministry', 'regulator', 'gazette', 'consultation', 'parliament', 'court', 'other');--> statement-breakpoint
CREATE TYPE "public"."watch_state" AS ENUM('ok', 'suspect', 'gone', 'failing');--> statement-breakpoint
CREATE TYPE "public"."report_decision" AS ENUM('same', 'apart');--> statement-breakpoint
CREATE TABLE "archive" (
	"id" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"state" "archive_state" DEFAULT 'reading' NOT NULL,
	"outlet" text DEFAULT '' NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"section" "section" DEFAULT 'in_media' NOT NULL,
	"publishes" boolean DEFAULT false NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"skipped" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"account_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "archive_post" (
	"archive_id" text NOT NULL,
	"number" integer NOT NULL,
	"post" jsonb,
	"title" text NOT NULL,
	"outcome" "post_outcome" DEFAULT 'waiting' NOT NULL,
	"article_id" text,
	"quotations" integer DEFAULT 0 NOT NULL,
	"note" text,
	CONSTRAINT "archive_post_archive_id_number_pk" PRIMARY KEY("archive_id","number"),
	CONSTRAINT "archive_post_waiting_whole" CHECK ("archive_post"."outcome" <> 'waiting' or "archive_post"."post" is not null)
);
--> statement-breakpoint
CREATE TABLE "capture" (
	"copy_id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"article_id" text,
	"found" jsonb NOT NULL,
	"typed" jsonb NOT NULL,
	"dropped" integer[] DEFAULT '{}' NOT NULL,
	"saved" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watch" (
	"id" text PRIMARY KEY NOT NULL,
	"regulation_id" text NOT NULL,
	"url" text NOT NULL,
	"host" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"kind" "watch_kind" NOT NULL,
	"every_hours" integer NOT NULL,
	"owner_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"stopped_at" timestamp with time zone,
	"state" "watch_state" DEFAULT 'ok' NOT NULL,
	"suspect_text" text,
	"suspect_at" timestamp with time zone,
	"doubts" integer DEFAULT 0 NOT NULL,
	"missing_looks" integer DEFAULT 0 NOT NULL,
	"missing_since" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"failure" text,
	"told_at" timestamp with time zone,
	"etag" text,
	"last_modified" text,
	"seen_at" timestamp with time zone,
	"seen_on" date,
	"next_look_at" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	CONSTRAINT "watch_url_http" CHECK ("watch"."url" ~ '^https?://'),
	CONSTRAINT "watch_every_hours" CHECK ("watch"."every_hours" between 1 and 24)
);
--> statement-breakpoint
CREATE TABLE "watch_look" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watch_look_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"watch_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" integer,
	"body_hash" text,
	"state" "watch_state" NOT NULL,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "watch_page" (
	"id" text PRIMARY KEY NOT NULL,
	"watch_id" text NOT NULL,
	"hash" text NOT NULL,
	"copy_id" text,
	"before_id" text,
	"found_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"event_id" text,
	CONSTRAINT "watch_page_once" UNIQUE("watch_id","hash")
);
--> statement-breakpoint
CREATE TABLE "article_report" (
	"article_id" text PRIMARY KEY NOT NULL,
	"report" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_key" (
	"key" integer NOT NULL,
	"article_id" text NOT NULL,
	CONSTRAINT "report_key_key_article_id_pk" PRIMARY KEY("key","article_id")
);
--> statement-breakpoint
CREATE TABLE "report_pair" (
	"one" text NOT NULL,
	"other" text NOT NULL,
	"shared" real,
	"decision" "report_decision",
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "report_pair_one_other_pk" PRIMARY KEY("one","other"),
	CONSTRAINT "report_pair_in_order" CHECK ("report_pair"."one" collate "C" < "report_pair"."other" collate "C"),
	CONSTRAINT "report_pair_decided_whole" CHECK (num_nulls("report_pair"."decision", "report_pair"."decided_at") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "live_page" ADD COLUMN "missing" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "live_page" ADD COLUMN "missing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "archive" ADD CONSTRAINT "archive_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_post" ADD CONSTRAINT "archive_post_archive_id_archive_id_fk" FOREIGN KEY ("archive_id") REFERENCES "public"."archive"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capture" ADD CONSTRAINT "capture_copy_id_copy_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."copy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capture" ADD CONSTRAINT "capture_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capture" ADD CONSTRAINT "capture_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch" ADD CONSTRAINT "watch_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch" ADD CONSTRAINT "watch_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_look" ADD CONSTRAINT "watch_look_watch_id_watch_id_fk" FOREIGN KEY ("watch_id") REFERENCES "public"."watch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_page" ADD CONSTRAINT "watch_page_watch_id_watch_id_fk" FOREIGN KEY ("watch_id") REFERENCES "public"."watch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_page" ADD CONSTRAINT "watch_page_copy_id_copy_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."copy"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_page" ADD CONSTRAINT "watch_page_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_pair" ADD CONSTRAINT "report_pair_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archive_made_index" ON "archive" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "archive_post_outcome_index" ON "archive_post" USING btree ("archive_id","outcome","number");--> statement-breakpoint
CREATE INDEX "capture_account_index" ON "capture" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "capture_article_index" ON "capture" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "watch_regulation_index" ON "watch" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "watch_due_index" ON "watch" USING btree ("next_look_at") WHERE "watch"."stopped_at" is null;--> statement-breakpoint
CREATE INDEX "watch_host_index" ON "watch" USING btree ("host");--> statement-breakpoint
CREATE INDEX "watch_look_index" ON "watch_look" USING btree ("watch_id","at");--> statement-breakpoint
CREATE INDEX "watch_page_seen_index" ON "watch_page" USING btree ("watch_id","last_seen_at");--> statement-breakpoint
CREATE INDEX "watch_page_copy_index" ON "watch_page" USING btree ("copy_id");--> statement-breakpoint
CREATE INDEX "watch_page_event_index" ON "watch_page" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "article_report_report_index" ON "article_report" USING btree ("report");--> statement-breakpoint
CREATE INDEX "report_key_article_index" ON "report_key" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "report_pair_other_index" ON "report_pair" USING btree ("other");