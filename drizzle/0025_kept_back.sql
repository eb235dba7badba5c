-- A quotation has no state of its own any more: it says why it is kept back, or readers see it with its statement. So do
-- the versions of its statement, what was sent of it, and the rows of files that make it.
ALTER TABLE "quotation" ADD COLUMN "kept_back" text;--> statement-breakpoint
UPDATE "quotation" SET "kept_back" = coalesce(nullif(btrim("state_reason"), ''), 'No reason was given')
WHERE "state" <> 'published';--> statement-breakpoint
ALTER TABLE "quotation" DROP COLUMN "state";--> statement-breakpoint
ALTER TABLE "quotation" DROP COLUMN "state_reason";--> statement-breakpoint
CREATE FUNCTION pg_temp.without_state(item jsonb) RETURNS jsonb LANGUAGE sql AS $$
SELECT jsonb_set(item, '{quotations}', (
	SELECT jsonb_agg(quoted - 'state' - 'stateReason' || CASE WHEN quoted ->> 'state' = 'published' THEN '{}' ELSE
		jsonb_build_object('keptBack', coalesce(nullif(btrim(quoted ->> 'stateReason'), ''), 'No reason was given')) END
		ORDER BY place)
	FROM jsonb_array_elements(item -> 'quotations') WITH ORDINALITY quotations(quoted, place)
))
$$;--> statement-breakpoint
UPDATE "revision" SET "snapshot" = pg_temp.without_state("snapshot")
WHERE "noun" = 'statement' AND "snapshot" @? '$.quotations[*].state';--> statement-breakpoint
UPDATE "proposal" SET "item" = pg_temp.without_state("item")
WHERE "noun" = 'statement' AND "item" @? '$.quotations[*].state';--> statement-breakpoint
UPDATE "csv_row" SET "item" = pg_temp.without_state("item") WHERE "item" @? '$.quotations[*].state';--> statement-breakpoint
DROP FUNCTION pg_temp.without_state(jsonb);
