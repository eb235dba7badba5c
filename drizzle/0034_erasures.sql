CREATE TYPE "public"."erasure_ground" AS ENUM('law', 'safety');--> statement-breakpoint
CREATE TYPE "public"."erasure_kind" AS ENUM('person', 'item', 'passage');--> statement-breakpoint
CREATE TABLE "erasure" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" text NOT NULL,
	"ground" "erasure_ground" NOT NULL,
	"kind" "erasure_kind" NOT NULL,
	"items" text[] DEFAULT '{}' NOT NULL,
	"marks" text[] DEFAULT '{}' NOT NULL,
	"addresses" text[] DEFAULT '{}' NOT NULL,
	"kept" text[] DEFAULT '{}' NOT NULL,
	"released" text[] DEFAULT '{}' NOT NULL
);
