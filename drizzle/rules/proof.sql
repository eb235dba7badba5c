-- Only citations of published articles prove anything.
CREATE VIEW proof AS (
SELECT c.* FROM citation c JOIN article a ON a.id = c.article_id AND a.state = 'published'
);

-- Checks the rows that a write may have left without a source: the written row, or rows that cited a removed article. It
-- runs at the end of the transaction, so that a row and its citations can be written in any order. The triggers on the
-- tables of nouns are in sources.sql.
CREATE FUNCTION require_sources() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	-- TG_TABLE_NAME has a collation with which PostgreSQL would use no index on ids.
	written text := TG_TABLE_NAME;
	cited citation;
	gone citation[];
BEGIN
	IF written = 'dated_claim' THEN
		PERFORM require_source('event', event_id) FROM (VALUES (OLD.event_id), (NEW.event_id)) claim(event_id)
		WHERE event_id IS NOT NULL;
	ELSIF written = 'campaign_demand' THEN
		PERFORM require_source('campaign', NEW.campaign_id);
	ELSIF written IN ('citation', 'article') THEN
		IF written = 'citation' THEN
			cited := OLD;
			gone := ARRAY[cited];
		ELSE
			gone := array(SELECT c FROM citation c WHERE c.article_id = OLD.id);
			PERFORM require_source('campaign', campaign_id) FROM campaign_demand WHERE article_id = OLD.id;
		END IF;
		FOREACH cited IN ARRAY gone LOOP
			PERFORM require_source_without(cited);
		END LOOP;
	ELSE
		PERFORM require_source(written, NEW.id);
		IF written = 'statement' THEN
			PERFORM require_source('position', id) FROM "position" WHERE statement_id = NEW.id;
		END IF;
	END IF;
	RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER position_cites_article AFTER INSERT OR UPDATE ON "position"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER dated_claim_cites_article AFTER INSERT OR UPDATE OR DELETE ON dated_claim
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER campaign_demand_cites_article AFTER INSERT OR UPDATE ON campaign_demand
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome <> 'open') EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER citation_leaves_no_claim_bare AFTER UPDATE OR DELETE ON citation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER article_leaves_no_claim_bare AFTER UPDATE OF state ON article
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (OLD.state = 'published' AND NEW.state <> 'published') EXECUTE FUNCTION require_sources();
