ALTER TYPE "public"."stance" ADD VALUE 'not_stated';--> statement-breakpoint
ALTER TABLE "correction" ALTER COLUMN "message" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "correction" boolean;--> statement-breakpoint
-- Who was represented on each law, each once: under the stance of the statements that did so, or as `several` where
-- these took more than one, and at the first of them. Those that state none count where there is no other. The value is
-- compared as text, for no migration may use one that is new to its type.
CREATE OR REPLACE VIEW represented_member AS (
SELECT said.regulation_id, said.stakeholder_id,
	CASE WHEN count(DISTINCT said.stance) FILTER (WHERE NOT said.silent) > 1 THEN 'several'
		ELSE coalesce(min(said.stance) FILTER (WHERE NOT said.silent), min(said.stance))::text END AS stance,
	(array_agg(said.statement_id ORDER BY said.silent, said.latest, said.earliest, said.statement_id))[1] AS statement_id,
	(array_agg(said.date ORDER BY said.silent, said.latest, said.earliest, said.statement_id))[1] AS date,
	(array_agg(said.earliest ORDER BY said.silent, said.latest, said.earliest, said.statement_id))[1] AS earliest,
	(array_agg(said.latest ORDER BY said.silent, said.latest, said.earliest, said.statement_id))[1] AS latest
FROM (
	SELECT p.regulation_id, m.stakeholder_id, p.stance, p.stance::text = 'not_stated' AS silent, s.id AS statement_id,
		s.date, s.earliest, s.latest
	FROM represented m
	JOIN statement s ON s.id = m.statement_id
	JOIN "position" p ON p.statement_id = s.id
) said
GROUP BY said.regulation_id, said.stakeholder_id
);
