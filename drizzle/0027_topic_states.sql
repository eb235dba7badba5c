-- Topics have the states of all nouns, and say when they were made and changed. Those on record stay published.
ALTER TABLE "topic" DROP CONSTRAINT "topic_name_unique";--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "state" "publication_state" DEFAULT 'draft' NOT NULL;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "state_reason" text;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "topic_name_unique" ON "topic" USING btree ("name") WHERE state = 'published';--> statement-breakpoint
UPDATE "topic" SET "state" = 'published';--> statement-breakpoint
UPDATE "topic" SET "created_at" = "made", "updated_at" = "changed"
FROM (
	SELECT "row_id", min("created_at") AS "made", max("created_at") AS "changed" FROM "revision" WHERE "noun" = 'topic' GROUP BY "row_id"
) "versions" WHERE "row_id" = "id";--> statement-breakpoint
UPDATE "revision" SET "snapshot" = "snapshot" || '{"state": "published"}' WHERE "noun" = 'topic';--> statement-breakpoint
-- A new topic that was sent had no row. It becomes a draft, as all that is new does, and what was sent is proposed upon that.
CREATE TEMPORARY TABLE "sent_topic" AS
SELECT "id", "row_id", "author_id", "reason", "created_at", "sent_at", "item" || jsonb_build_object('id', "row_id", 'slug',
	CASE WHEN "slug" = '' THEN "row_id"
		WHEN count(*) OVER (PARTITION BY "slug") > 1
			OR EXISTS (SELECT FROM "topic" WHERE "topic"."slug" = "sent"."slug")
			OR EXISTS (SELECT FROM "former_slug" WHERE "noun" = 'topic' AND "former_slug"."slug" = "sent"."slug")
		THEN "slug" || '-' || "row_id" ELSE "slug" END) AS "item"
FROM (
	SELECT *, coalesce("item" ->> 'slug', trim('-' FROM left(
		trim('-' FROM regexp_replace(lower(unaccent(translate("item" ->> 'name', '''’‘', ''))), '[^a-z0-9]+', '-', 'g')), 80))) AS "slug"
	FROM "proposal" WHERE "noun" = 'topic' AND "base" = 0 AND "state" IN ('sent', 'sent_back')
) "sent";--> statement-breakpoint
INSERT INTO "topic" ("id", "slug", "name", "description", "state", "state_reason", "created_at", "updated_at")
SELECT "row_id", "item" ->> 'slug', "item" ->> 'name', "item" ->> 'description', 'draft', 'waiting', "created_at", "sent_at" FROM "sent_topic";--> statement-breakpoint
INSERT INTO "revision" ("noun", "row_id", "version", "snapshot", "author", "author_id", "reason", "created_at")
SELECT 'topic', "row_id", 1, "item" || '{"state": "draft", "stateReason": "waiting"}', "account"."name", "author_id", "reason", "sent_at"
FROM "sent_topic" JOIN "account" ON "account"."id" = "author_id";--> statement-breakpoint
UPDATE "proposal" SET "base" = 1, "item" = "sent_topic"."item" FROM "sent_topic" WHERE "sent_topic"."id" = "proposal"."id";--> statement-breakpoint
UPDATE "proposal" SET "base" = 1, "row_id" = "sent_topic"."row_id" FROM "sent_topic" WHERE "replaces" = "sent_topic"."id";--> statement-breakpoint
UPDATE "proposal" SET "item" = "item" || '{"state": "published"}' WHERE "noun" = 'topic' AND "state" <> 'unsent';--> statement-breakpoint
DROP TABLE "sent_topic";
