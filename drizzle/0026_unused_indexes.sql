-- Both orders of the list of laws came to depend on more than the clock: on today, and on whether a text was public from
-- the start. No query could use these any more.
DROP INDEX "clock_happened_index";--> statement-breakpoint
DROP INDEX "clock_longest_index";--> statement-breakpoint
-- By which statement each rule was made, so that those whose statement is the same may stay.
ALTER TABLE drizzle.rules_version ADD COLUMN statements jsonb NOT NULL DEFAULT '{}';
