-- Newsrooms' archives are loaded by a command, which keeps nothing of its own.
DROP TABLE "archive_post";--> statement-breakpoint
DROP TABLE "archive";--> statement-breakpoint
DROP TYPE "public"."archive_state";--> statement-breakpoint
DROP TYPE "public"."post_outcome";
