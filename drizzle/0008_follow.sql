CREATE TYPE "public"."follow_kind" AS ENUM('event', 'statement', 'position', 'article', 'correction', 'coming');--> statement-breakpoint
CREATE TYPE "public"."frequency" AS ENUM('at_once', 'daily', 'weekly');--> statement-breakpoint
CREATE TABLE "follow" (
	"id" text PRIMARY KEY NOT NULL,
	"follower_id" text NOT NULL,
	"subject" text NOT NULL,
	"kinds" "follow_kind"[] NOT NULL,
	"frequency" "frequency" NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "follow_once" UNIQUE("follower_id","subject"),
	CONSTRAINT "follow_of_something" CHECK (cardinality("follow"."kinds") > 0)
);
--> statement-breakpoint
CREATE TABLE "follower" (
	"id" text PRIMARY KEY NOT NULL,
	"address_hash" text NOT NULL,
	"sealed_address" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"refusals" integer DEFAULT 0 NOT NULL,
	"last_letter_at" timestamp with time zone,
	CONSTRAINT "follower_address_hash_unique" UNIQUE("address_hash")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"sealed_url" text NOT NULL,
	"host" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"format" text NOT NULL,
	"subject" text NOT NULL,
	"kinds" "follow_kind"[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"code_hash" text,
	"verified_at" timestamp with time zone,
	"last_delivered_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"off_at" timestamp with time zone,
	"off_reason" text,
	CONSTRAINT "webhook_of_something" CHECK (cardinality("webhook"."kinds") > 0),
	CONSTRAINT "webhook_name_not_blank" CHECK (btrim("webhook"."name") <> '')
);
--> statement-breakpoint
CREATE TABLE "change" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"version" integer,
	"coming_on" date,
	"at" timestamp with time zone NOT NULL,
	"spread_at" timestamp with time zone,
	CONSTRAINT "change_once" UNIQUE("key"),
	CONSTRAINT "change_saved_or_coming" CHECK (num_nonnulls("change"."version", "change"."coming_on") = 1)
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"follower_id" text NOT NULL,
	"change_id" integer NOT NULL,
	"follow_id" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"letter_id" integer,
	CONSTRAINT "notice_follower_id_change_id_pk" PRIMARY KEY("follower_id","change_id")
);
--> statement-breakpoint
DROP INDEX "outbox_waiting_index";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "recipient" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "follower_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "webhook_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "change_id" integer;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "dead_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_follower_id_follower_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."follower"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_follower_id_follower_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."follower"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_change_id_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."change"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_follow_id_follow_id_fk" FOREIGN KEY ("follow_id") REFERENCES "public"."follow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_subject_index" ON "follow" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "webhook_owner_index" ON "webhook" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "webhook_subject_index" ON "webhook" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "change_at_index" ON "change" USING btree ("at");--> statement-breakpoint
CREATE INDEX "change_to_spread_index" ON "change" USING btree ("id") WHERE "change"."spread_at" is null;--> statement-breakpoint
CREATE INDEX "notice_change_index" ON "notice" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "notice_follow_index" ON "notice" USING btree ("follow_id");--> statement-breakpoint
CREATE INDEX "notice_letter_index" ON "notice" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "notice_due_index" ON "notice" USING btree ("due_at") WHERE "notice"."letter_id" is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_follower_id_follower_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."follower"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_change_id_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."change"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_follower_index" ON "outbox" USING btree ("follower_id");--> statement-breakpoint
CREATE INDEX "outbox_webhook_index" ON "outbox" USING btree ("webhook_id");--> statement-breakpoint
CREATE INDEX "outbox_change_index" ON "outbox" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting_index" ON "outbox" USING btree ("next_try_at") WHERE "outbox"."sent_at" is null and "outbox"."dead_at" is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_to_somebody" CHECK (num_nonnulls("outbox"."recipient", "outbox"."follower_id", "outbox"."webhook_id") = 1);