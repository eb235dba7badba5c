CREATE TYPE "public"."takedown_asker" AS ENUM('person', 'representative', 'company', 'court', 'authority', 'other');--> statement-breakpoint
CREATE TYPE "public"."takedown_ground" AS ENUM('privacy', 'safety', 'defamation', 'copyright', 'court_order', 'law', 'error', 'other');--> statement-breakpoint
CREATE TYPE "public"."takedown_outcome" AS ENUM('erased', 'withheld', 'corrected', 'nothing', 'open');--> statement-breakpoint
CREATE TYPE "public"."takedown_subject" AS ENUM('name', 'quotation', 'statement', 'article', 'copy', 'page', 'other');--> statement-breakpoint
CREATE TABLE "takedown" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "takedown_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"entry" text NOT NULL,
	"subject" "takedown_subject" NOT NULL,
	"subject_words" text NOT NULL,
	"asker" "takedown_asker" NOT NULL,
	"authority" text NOT NULL,
	"month" text NOT NULL,
	"ground" "takedown_ground" NOT NULL,
	"ground_words" text NOT NULL,
	"outcome" "takedown_outcome" NOT NULL,
	"note" text NOT NULL,
	"withheld" boolean DEFAULT false NOT NULL,
	CONSTRAINT "takedown_month" CHECK ("takedown"."month" ~ '^\d{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "takedown_names_authorities_alone" CHECK ("takedown"."authority" = '' or "takedown"."asker" in ('court', 'authority')),
	CONSTRAINT "takedown_withheld_words" CHECK (not "takedown"."withheld" or "takedown"."subject_words" || "takedown"."authority" || "takedown"."ground_words" || "takedown"."note" = '')
);
