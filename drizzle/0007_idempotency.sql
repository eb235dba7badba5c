CREATE TABLE "idempotency" (
	"key" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;