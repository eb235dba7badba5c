-- No claim without a source: a published event, statement, position or membership cites a published article.
-- Checked when the transaction ends, so that a row and its citations may be written in any order.
CREATE FUNCTION require_source(noun text, row_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	unsourced boolean;
BEGIN
	unsourced := CASE noun
		WHEN 'event' THEN EXISTS (
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
		)
		WHEN 'statement' THEN EXISTS (
			SELECT FROM statement s
			WHERE s.id = row_id AND s.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.statement_id = s.id AND a.state = 'published'
			)
		)
		WHEN 'position' THEN EXISTS (
			SELECT FROM "position" p JOIN statement s ON s.id = p.statement_id
			WHERE p.id = row_id AND s.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.position_id = p.id AND a.state = 'published'
			)
		)
		WHEN 'membership' THEN EXISTS (
			SELECT FROM membership m
			WHERE m.id = row_id AND m.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.membership_id = m.id AND a.state = 'published'
			)
		)
	END;
	IF unsourced THEN
		RAISE EXCEPTION 'published % % cites no published article', noun, row_id
			USING ERRCODE = 'check_violation', CONSTRAINT = noun || '_cites_article';
	END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION require_source_of_row() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	child record;
BEGIN
	PERFORM require_source(TG_ARGV[0], NEW.id);
	IF TG_ARGV[0] = 'statement' THEN
		FOR child IN SELECT id FROM "position" WHERE statement_id = NEW.id LOOP
			PERFORM require_source('position', child.id);
		END LOOP;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION require_source_of_claim() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN PERFORM require_source('event', OLD.event_id); END IF;
	IF TG_OP <> 'DELETE' THEN PERFORM require_source('event', NEW.event_id); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION require_source_of_cited(cited citation) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM require_source('event', (SELECT event_id FROM dated_claim WHERE id = cited.dated_claim_id));
	PERFORM require_source('statement', cited.statement_id);
	PERFORM require_source('position', cited.position_id);
	PERFORM require_source('membership', cited.membership_id);
END $$;
--> statement-breakpoint
CREATE FUNCTION require_source_after_citation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM require_source_of_cited(OLD);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION require_source_after_article() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	cited citation;
BEGIN
	FOR cited IN SELECT * FROM citation WHERE article_id = NEW.id LOOP
		PERFORM require_source_of_cited(cited);
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER event_cites_article AFTER INSERT OR UPDATE ON event
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.state = 'published') EXECUTE FUNCTION require_source_of_row('event');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER statement_cites_article AFTER INSERT OR UPDATE ON statement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.state = 'published') EXECUTE FUNCTION require_source_of_row('statement');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER membership_cites_article AFTER INSERT OR UPDATE ON membership
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.state = 'published') EXECUTE FUNCTION require_source_of_row('membership');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER position_cites_article AFTER INSERT OR UPDATE ON "position"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_source_of_row('position');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER dated_claim_cites_article AFTER INSERT OR UPDATE OR DELETE ON dated_claim
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_source_of_claim();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER citation_leaves_no_claim_bare AFTER UPDATE OR DELETE ON citation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_source_after_citation();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER article_leaves_no_claim_bare AFTER UPDATE OF state ON article
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (OLD.state = 'published' AND NEW.state <> 'published') EXECUTE FUNCTION require_source_after_article();
--> statement-breakpoint
-- The history is written once: a revision is neither changed nor removed.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision
	FOR EACH ROW EXECUTE FUNCTION refuse_change();
