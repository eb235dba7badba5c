-- Generated from the nouns and the tables of citations: npx vitest run src/lib/server/db/noun-rules.test.ts -u

-- Refuses a published row that rests on no published article. Each date of an event needs an article of its own.
CREATE FUNCTION require_source(noun text, row_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	unsourced boolean;
BEGIN
	IF row_id IS NULL THEN RETURN; END IF;
	CASE noun
	WHEN 'regulation' THEN
		unsourced := EXISTS (SELECT FROM regulation WHERE id = row_id AND state = 'published')
			AND (NOT EXISTS (SELECT FROM proof WHERE regulation_id = row_id));
	WHEN 'stakeholder' THEN
		unsourced := EXISTS (SELECT FROM stakeholder WHERE id = row_id AND state = 'published')
			AND (NOT EXISTS (SELECT FROM proof WHERE stakeholder_id = row_id));
	WHEN 'membership' THEN
		unsourced := EXISTS (SELECT FROM membership WHERE id = row_id AND state = 'published')
			AND (NOT EXISTS (SELECT FROM proof WHERE membership_id = row_id));
	WHEN 'event' THEN
		unsourced := EXISTS (SELECT FROM event WHERE id = row_id AND state = 'published')
			AND (NOT EXISTS (SELECT FROM dated_claim WHERE event_id = row_id AND preferred) OR EXISTS (
				SELECT FROM dated_claim claim
				WHERE claim.event_id = row_id AND NOT EXISTS (SELECT FROM proof WHERE dated_claim_id = claim.id)
			));
	WHEN 'statement' THEN
		unsourced := EXISTS (SELECT FROM statement WHERE id = row_id AND state = 'published')
			AND (NOT EXISTS (SELECT FROM proof WHERE statement_id = row_id));
	WHEN 'position' THEN
		unsourced := EXISTS (
				SELECT FROM "position" claim JOIN statement item ON item.id = claim.statement_id
				WHERE claim.id = row_id AND item.state = 'published'
			)
			AND (NOT EXISTS (SELECT FROM proof WHERE position_id = row_id));
	WHEN 'campaign' THEN
		unsourced := EXISTS (SELECT FROM campaign WHERE id = row_id AND state = 'published')
			AND (NOT EXISTS (SELECT FROM proof WHERE campaign_id = row_id) OR EXISTS (
				SELECT FROM campaign_demand d
				LEFT JOIN article a ON a.id = d.article_id AND a.state = 'published'
				WHERE d.campaign_id = row_id AND d.outcome <> 'open' AND (a.id IS NULL OR d.date IS NULL)
			));
	END CASE;
	IF unsourced THEN
		RAISE EXCEPTION 'published % % cites no published article', noun, row_id
			USING ERRCODE = 'check_violation', CONSTRAINT = noun || '_cites_article';
	END IF;
END $$;

-- Checks that the row of a removed citation still has a source.
CREATE FUNCTION require_source_without(cited citation) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM require_source('regulation', cited.regulation_id),
		require_source('stakeholder', cited.stakeholder_id),
		require_source('membership', cited.membership_id),
		require_source('event', (SELECT event_id FROM dated_claim WHERE id = cited.dated_claim_id)),
		require_source('statement', cited.statement_id),
		require_source('position', cited.position_id),
		require_source('campaign', cited.campaign_id);
END $$;

CREATE CONSTRAINT TRIGGER regulation_cites_article AFTER INSERT OR UPDATE ON regulation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER stakeholder_cites_article AFTER INSERT OR UPDATE ON stakeholder
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER membership_cites_article AFTER INSERT OR UPDATE ON membership
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER statement_cites_article AFTER INSERT OR UPDATE ON statement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER event_cites_article AFTER INSERT OR UPDATE ON event
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();

CREATE CONSTRAINT TRIGGER campaign_cites_article AFTER INSERT OR UPDATE ON campaign
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
