CREATE TYPE "public"."anchor_state" AS ENUM('found', 'not_found');--> statement-breakpoint
CREATE TYPE "public"."copy_way" AS ENUM('fetched', 'pasted', 'imported');--> statement-breakpoint
CREATE TYPE "public"."live_state" AS ENUM('verified', 'changed', 'gone');--> statement-breakpoint
CREATE TYPE "public"."page_state" AS ENUM('there', 'gone', 'failing');--> statement-breakpoint
CREATE TABLE "anchor" (
	"quotation_id" text PRIMARY KEY NOT NULL,
	"state" "anchor_state" NOT NULL,
	"copy_id" text NOT NULL,
	"start" integer,
	"end" integer,
	"before" text,
	"passage" text,
	"after" text,
	"closest" text,
	"live" "live_state",
	"live_words" text,
	CONSTRAINT "anchor_found_somewhere" CHECK (("anchor"."state" = 'found') = ("anchor"."start" is not null))
);
--> statement-breakpoint
CREATE TABLE "copy" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text,
	"way" "copy_way" NOT NULL,
	"url" text,
	"archive_url" text,
	"status" integer,
	"headers" jsonb,
	"content_type" text,
	"bytes" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"text" text NOT NULL,
	"normal_text" text NOT NULL,
	"offsets" integer[] NOT NULL,
	"captured_at" timestamp with time zone NOT NULL,
	"captured_by" text,
	CONSTRAINT "copy_hash_whole" CHECK ("copy"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "live_page" (
	"article_id" text PRIMARY KEY NOT NULL,
	"state" "page_state" NOT NULL,
	"seen_at" timestamp with time zone,
	"copy_id" text,
	"looked_at" timestamp with time zone NOT NULL,
	"next_look_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_quotation_id_quotation_id_fk" FOREIGN KEY ("quotation_id") REFERENCES "public"."quotation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_copy_id_copy_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."copy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy" ADD CONSTRAINT "copy_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy" ADD CONSTRAINT "copy_captured_by_account_id_fk" FOREIGN KEY ("captured_by") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_page" ADD CONSTRAINT "live_page_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_page" ADD CONSTRAINT "live_page_copy_id_copy_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."copy"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anchor_copy_index" ON "anchor" USING btree ("copy_id");--> statement-breakpoint
CREATE INDEX "copy_article_index" ON "copy" USING btree ("article_id","captured_at");--> statement-breakpoint
CREATE INDEX "copy_hash_index" ON "copy" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "live_page_next_index" ON "live_page" USING btree ("next_look_at");