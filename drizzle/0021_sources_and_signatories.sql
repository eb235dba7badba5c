ALTER TABLE "event_actor" ADD COLUMN "ordinal" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "regulation_relation" ADD COLUMN "article_id" text;--> statement-breakpoint
ALTER TABLE "signatory" ADD COLUMN "ordinal" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "regulation_relation" ADD CONSTRAINT "regulation_relation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "regulation_relation_article_index" ON "regulation_relation" USING btree ("article_id");--> statement-breakpoint
-- The order of lists that are on record: the history has it. Each name stands where it stood in the version that first
-- had it, for later ones were written from a list that was sorted; those of no version come last. What is counted and
-- found knows no order, so that nothing has to follow.
ALTER TABLE "signatory" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE signatory SET ordinal = told.ordinal FROM (
	SELECT co.statement_id, co.stakeholder_id, row_number() OVER (
		PARTITION BY co.statement_id ORDER BY first.version NULLS LAST, first.place, co.stakeholder_id
	) AS ordinal
	FROM signatory co LEFT JOIN LATERAL (
		SELECT r.version, name.place
		FROM revision r CROSS JOIN jsonb_array_elements_text(r.snapshot -> 'signatories') WITH ORDINALITY name(id, place)
		WHERE r.noun = 'statement' AND r.row_id = co.statement_id AND name.id = co.stakeholder_id
		ORDER BY r.version LIMIT 1
	) first ON true
) told WHERE told.statement_id = signatory.statement_id AND told.stakeholder_id = signatory.stakeholder_id;--> statement-breakpoint
ALTER TABLE "signatory" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "signatory" ALTER COLUMN "ordinal" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "event_actor" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE event_actor SET ordinal = told.ordinal FROM (
	SELECT actor.event_id, actor.stakeholder_id, row_number() OVER (
		PARTITION BY actor.event_id ORDER BY first.version NULLS LAST, first.place, actor.stakeholder_id
	) AS ordinal
	FROM event_actor actor LEFT JOIN LATERAL (
		SELECT r.version, name.place
		FROM revision r CROSS JOIN jsonb_array_elements_text(r.snapshot -> 'actors') WITH ORDINALITY name(id, place)
		WHERE r.noun = 'event' AND r.row_id = actor.event_id AND name.id = actor.stakeholder_id
		ORDER BY r.version LIMIT 1
	) first ON true
) told WHERE told.event_id = event_actor.event_id AND told.stakeholder_id = event_actor.stakeholder_id;--> statement-breakpoint
ALTER TABLE "event_actor" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "event_actor" ALTER COLUMN "ordinal" DROP DEFAULT;--> statement-breakpoint
-- No claim without a source: as in 0013, and of laws and stakeholders too. Those that are published without one stay as
-- they are until they are next saved, and are refused then as long as they have none.
CREATE OR REPLACE FUNCTION require_source(noun text, row_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	unsourced boolean := false;
BEGIN
	IF row_id IS NULL THEN RETURN; END IF;
	IF noun = 'event' THEN
		unsourced := EXISTS (
			SELECT FROM event e
			WHERE e.id = row_id AND e.state = 'published' AND (
				NOT EXISTS (SELECT FROM dated_claim d WHERE d.event_id = e.id AND d.preferred)
				OR EXISTS (
					SELECT FROM dated_claim d
					WHERE d.event_id = e.id AND NOT EXISTS (
						SELECT FROM citation c JOIN article a ON a.id = c.article_id
						WHERE c.dated_claim_id = d.id AND a.state = 'published'
					)
				)
			)
		);
	ELSIF noun = 'statement' THEN
		unsourced := EXISTS (
			SELECT FROM statement s
			WHERE s.id = row_id AND s.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.statement_id = row_id AND a.state = 'published'
			)
		);
	ELSIF noun = 'position' THEN
		unsourced := EXISTS (
			SELECT FROM "position" p JOIN statement s ON s.id = p.statement_id
			WHERE p.id = row_id AND s.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.position_id = row_id AND a.state = 'published'
			)
		);
	ELSIF noun = 'membership' THEN
		unsourced := EXISTS (
			SELECT FROM membership m
			WHERE m.id = row_id AND m.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.membership_id = row_id AND a.state = 'published'
			)
		);
	ELSIF noun = 'regulation' THEN
		unsourced := EXISTS (
			SELECT FROM regulation r
			WHERE r.id = row_id AND r.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.regulation_id = row_id AND a.state = 'published'
			)
		);
	ELSIF noun = 'stakeholder' THEN
		unsourced := EXISTS (
			SELECT FROM stakeholder s
			WHERE s.id = row_id AND s.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.stakeholder_id = row_id AND a.state = 'published'
			)
		);
	END IF;
	IF unsourced THEN
		RAISE EXCEPTION 'published % % cites no published article', noun, row_id
			USING ERRCODE = 'check_violation', CONSTRAINT = noun || '_cites_article';
	END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION require_source_of_cited(cited citation) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM require_source('event', (SELECT event_id FROM dated_claim WHERE id = cited.dated_claim_id));
	PERFORM require_source('statement', cited.statement_id);
	PERFORM require_source('position', cited.position_id);
	PERFORM require_source('membership', cited.membership_id);
	PERFORM require_source('regulation', cited.regulation_id);
	PERFORM require_source('stakeholder', cited.stakeholder_id);
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER regulation_cites_article AFTER INSERT OR UPDATE ON regulation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.state = 'published') EXECUTE FUNCTION require_source_of_row('regulation');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER stakeholder_cites_article AFTER INSERT OR UPDATE ON stakeholder
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.state = 'published') EXECUTE FUNCTION require_source_of_row('stakeholder');
--> statement-breakpoint
-- Whoever speaks in a statement does not sign it as well, in any state. Checked when the transaction ends, so that a
-- statement and its signatories may be written in any order.
CREATE FUNCTION refuse_own_signature() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	signed text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
	IF EXISTS (
		SELECT FROM statement s JOIN signatory co ON co.statement_id = s.id
		WHERE s.id = signed AND co.stakeholder_id IN (s.organisation_id, s.speaker_id)
	) THEN
		RAISE EXCEPTION 'statement % is signed by who speaks in it', signed
			USING ERRCODE = 'check_violation', CONSTRAINT = 'signatory_is_not_the_voice';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER signatory_is_not_the_voice AFTER INSERT OR UPDATE ON signatory
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_own_signature('statement_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER voice_is_no_signatory AFTER UPDATE OF organisation_id, speaker_id ON statement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.organisation_id, OLD.speaker_id) IS DISTINCT FROM (NEW.organisation_id, NEW.speaker_id))
	EXECUTE FUNCTION refuse_own_signature('id');
--> statement-breakpoint
-- Statements that their own voice signs: the signature goes, in a version of its own that says why.
WITH gone AS (
	DELETE FROM signatory co USING statement s
	WHERE s.id = co.statement_id AND co.stakeholder_id IN (s.organisation_id, s.speaker_id)
	RETURNING co.statement_id, co.stakeholder_id
),
changed AS (
	UPDATE statement SET version = version + 1, updated_at = now()
	WHERE id IN (SELECT statement_id FROM gone) RETURNING id, version
)
INSERT INTO revision (noun, row_id, version, snapshot, author, reason)
SELECT 'statement', changed.id, changed.version,
	jsonb_set(r.snapshot, '{signatories}', (
		SELECT coalesce(jsonb_agg(co.stakeholder_id ORDER BY co.ordinal), '[]') FROM signatory co
		WHERE co.statement_id = changed.id AND NOT EXISTS (
			SELECT FROM gone WHERE gone.statement_id = changed.id AND gone.stakeholder_id = co.stakeholder_id
		)
	)),
	'update', 'Who speaks in a statement does not sign it as well: that signature is taken out'
FROM changed JOIN revision r ON r.noun = 'statement' AND r.row_id = changed.id AND r.version = changed.version - 1;
--> statement-breakpoint
-- What follows from that is done before a later migration changes these tables.
SET CONSTRAINTS ALL IMMEDIATE;--> statement-breakpoint
SET CONSTRAINTS ALL DEFERRED;
