-- Campaigns in the rules of 0001: what readers find them by, what they rest on, and that a change of one is a new version
-- of the record.

CREATE OR REPLACE VIEW search_document AS (
WITH plain AS (
	SELECT 'regulation' AS noun, r.id AS row_id,
		search_names(array_remove(r.title || r.aliases || r.reference_number, NULL)) AS names,
		setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases, E'\n'), r.reference_number), 'en'), 'A')
			|| setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases, E'\n'), r.reference_number), ''), 'A')
			|| setweight(coalesce(search_words(left(r.summary, 100000), 'en'), ''), 'B')
			|| setweight(coalesce(search_words((
				SELECT string_agg(topic.name, E'\n' ORDER BY topic.id)
				FROM regulation_topic l
				JOIN topic ON topic.id = l.topic_id
				WHERE l.regulation_id = r.id
			), 'en'), ''), 'D') AS words,
		NULL::stakeholder_kind AS kind, 9999 AS shelf, NULL::date AS latest, NULL::text AS lang,
		ARRAY[r.id] AS regulations, '{}'::stance[] AS stances, '{}'::text[] AS positions,
		ARRAY['=c:' || r.jurisdiction, '=i:' || r.instrument::text, '=u:' || r.status::text] AS others, NULL::date AS earliest
	FROM regulation r
	WHERE r.state = 'published'
	UNION ALL
	SELECT 'stakeholder', s.id,
		search_names(s.name || s.aliases),
		setweight(search_words(s.name || E'\n' || array_to_string(s.aliases, E'\n'), 'en'), 'A')
			|| setweight(search_words(s.name || E'\n' || array_to_string(s.aliases, E'\n'), ''), 'A'),
		s.kind, 9999, NULL, NULL, '{}', '{}', '{}', ARRAY['=c:' || s.country], NULL
	FROM stakeholder s
	WHERE s.state = 'published'
	UNION ALL
	SELECT 'statement', s.id, NULL,
		setweight(search_words(speaking.names, 'en'), 'A')
			|| setweight(search_words(left(s.summary, 100000), s.lang), 'B')
			|| setweight(coalesce(search_words(left(quoted.english, 100000), 'en'), ''), 'C')
			|| setweight(coalesce(search_words(left(quoted.other, 100000), ''), ''), 'C')
			|| setweight(coalesce(search_words(left(taken.names, 100000), 'en'), ''), 'D'),
		speaking.kind, extract(year FROM s.latest)::integer, s.latest, s.lang,
		coalesce(taken.regulations, '{}'), coalesce(taken.stances, '{}'), coalesce(taken.positions, '{}'),
		taken.tags || ('=h:' || s.channel::text)
			|| array(SELECT '=q:' || d.demand::text FROM demand d WHERE d.statement_id = s.id),
		s.earliest
	FROM statement s
	CROSS JOIN LATERAL (
		SELECT string_agg(v.name || E'\n' || array_to_string(v.aliases, E'\n'), E'\n' ORDER BY v.id IS DISTINCT FROM s.organisation_id) AS names,
			max(v.kind) FILTER (WHERE v.id = coalesce(s.organisation_id, s.speaker_id)) AS kind
		FROM stakeholder v
		WHERE v.id IN (s.organisation_id, s.speaker_id)
	) speaking
	CROSS JOIN LATERAL (
		SELECT string_agg(q.exact, E'\n' ORDER BY q.id) FILTER (WHERE q.lang LIKE 'en%') AS english,
			string_agg(q.exact, E'\n' ORDER BY q.id) FILTER (WHERE q.lang NOT LIKE 'en%') AS other
		FROM quotation q
		WHERE q.statement_id = s.id AND q.state = 'published'
			AND (SELECT a.state FROM article a WHERE a.id = q.article_id) = 'published'
	) quoted
	CROSS JOIN LATERAL (
		SELECT array_agg(p.regulation_id ORDER BY p.regulation_id) AS regulations,
			array_agg(DISTINCT p.stance) AS stances,
			array_agg(p.regulation_id || ':' || p.stance::text ORDER BY p.regulation_id) AS positions,
			string_agg(law.names, E'\n' ORDER BY p.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM "position" p
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = p.regulation_id OFFSET 0) law
		WHERE p.statement_id = s.id
	) taken
	WHERE s.state = 'published'
	UNION ALL
	SELECT 'event', e.id, NULL,
		setweight(search_words(left(e.description, 100000), 'en'), 'B')
			|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'C'),
		NULL, extract(year FROM claim.latest)::integer, claim.latest, NULL,
		coalesce(laws.regulations, '{}'), '{}', '{}',
		laws.tags || ('=e:' || e.kind::text), claim.earliest
	FROM event e
	JOIN dated_claim claim ON claim.event_id = e.id AND claim.preferred
	CROSS JOIN LATERAL (
		SELECT array_agg(l.regulation_id ORDER BY l.regulation_id) AS regulations,
			string_agg(law.names, E'\n' ORDER BY l.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM event_regulation l
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = l.regulation_id OFFSET 0) law
		WHERE l.event_id = e.id
	) laws
	WHERE e.state = 'published'
	UNION ALL
	SELECT 'article', a.id, NULL,
		setweight(coalesce(search_words(CASE WHEN a.headline_basis = 'page' THEN a.headline END, a.lang), ''), 'B')
			|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), ''), 'C')
			|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), 'en'), 'C')
			|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'D')
			|| setweight(coalesce(search_words((
				SELECT string_agg(topic.name, E'\n' ORDER BY topic.id)
				FROM article_topic l
				JOIN topic ON topic.id = l.topic_id
				WHERE l.article_id = a.id
			), 'en'), ''), 'D'),
		NULL, coalesce(extract(year FROM a.published_latest), 0)::integer, a.published_latest, a.lang,
		coalesce(laws.regulations, '{}'), '{}', '{}',
		laws.tags, a.published_earliest
	FROM article a
	CROSS JOIN LATERAL (
		SELECT array_agg(l.regulation_id ORDER BY l.regulation_id) AS regulations,
			string_agg(law.names, E'\n' ORDER BY l.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM article_regulation l
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = l.regulation_id OFFSET 0) law
		WHERE l.article_id = a.id
	) laws
	WHERE a.state = 'published'
	UNION ALL
	SELECT 'campaign', c.id, NULL,
		setweight(search_words(c.title || E'\n' || array_to_string(c.aliases, E'\n'), 'en'), 'A')
			|| setweight(search_words(c.title || E'\n' || array_to_string(c.aliases, E'\n'), ''), 'A')
			|| setweight(search_words(left(c.summary, 100000), 'en'), 'B')
			|| setweight(coalesce(search_words(left(c.text, 100000), 'en'), ''), 'C')
			|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'D')
			|| setweight(coalesce(search_words(left(joined.names, 100000), 'en'), ''), 'D'),
		NULL, extract(year FROM c.start_latest)::integer, c.start_latest, NULL,
		coalesce(laws.regulations, '{}'), '{}', '{}',
		laws.tags || array(SELECT DISTINCT '=q:' || d.demand::text FROM campaign_demand d WHERE d.campaign_id = c.id),
		c.start_earliest
	FROM campaign c
	CROSS JOIN LATERAL (
		SELECT array_agg(l.regulation_id ORDER BY l.regulation_id) AS regulations,
			string_agg(law.names, E'\n' ORDER BY l.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM campaign_regulation l
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = l.regulation_id OFFSET 0) law
		WHERE l.campaign_id = c.id
	) laws
	CROSS JOIN LATERAL (
		SELECT string_agg(who.name || E'\n' || array_to_string(who.aliases, E'\n'), E'\n' ORDER BY p.ordinal) AS names
		FROM campaign_participant p
		JOIN stakeholder who ON who.id = p.stakeholder_id
		WHERE p.campaign_id = c.id
	) joined
	WHERE c.state = 'published'
)
SELECT noun, row_id, names,
	words || search_tags(noun, kind, shelf, lang, regulations, stances, positions, others, earliest, latest) AS vector,
	kind, shelf::smallint AS shelf, latest, lang, regulations, stances, positions
FROM plain
);
--> statement-breakpoint
-- With the column that citations have gained.
CREATE OR REPLACE VIEW proof AS (
SELECT c.* FROM citation c JOIN article a ON a.id = c.article_id AND a.state = 'published'
);
--> statement-breakpoint
-- What came of a demand is a claim of its own: with its day, and a published page that says so.
CREATE OR REPLACE FUNCTION require_source(noun text, row_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	unsourced boolean := false;
BEGIN
	IF row_id IS NULL THEN RETURN; END IF;
	IF noun = 'regulation' THEN
		unsourced := EXISTS (SELECT FROM regulation WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE regulation_id = row_id);
	ELSIF noun = 'stakeholder' THEN
		unsourced := EXISTS (SELECT FROM stakeholder WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE stakeholder_id = row_id);
	ELSIF noun = 'membership' THEN
		unsourced := EXISTS (SELECT FROM membership WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE membership_id = row_id);
	ELSIF noun = 'statement' THEN
		unsourced := EXISTS (SELECT FROM statement WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE statement_id = row_id);
	ELSIF noun = 'position' THEN
		unsourced := EXISTS (
				SELECT FROM "position" p JOIN statement s ON s.id = p.statement_id
				WHERE p.id = row_id AND s.state = 'published'
			)
			AND NOT EXISTS (SELECT FROM proof WHERE position_id = row_id);
	ELSIF noun = 'event' THEN
		unsourced := EXISTS (SELECT FROM event WHERE id = row_id AND state = 'published')
			AND (
				NOT EXISTS (SELECT FROM dated_claim WHERE event_id = row_id AND preferred)
				OR EXISTS (
					SELECT FROM dated_claim d
					WHERE d.event_id = row_id AND NOT EXISTS (SELECT FROM proof WHERE dated_claim_id = d.id)
				)
			);
	ELSIF noun = 'campaign' THEN
		unsourced := EXISTS (SELECT FROM campaign WHERE id = row_id AND state = 'published')
			AND (
				NOT EXISTS (SELECT FROM proof WHERE campaign_id = row_id)
				OR EXISTS (
					SELECT FROM campaign_demand d
					LEFT JOIN article a ON a.id = d.article_id AND a.state = 'published'
					WHERE d.campaign_id = row_id AND d.outcome <> 'open' AND (a.id IS NULL OR d.date IS NULL)
				)
			);
	END IF;
	IF unsourced THEN
		RAISE EXCEPTION 'published % % cites no published article', noun, row_id
			USING ERRCODE = 'check_violation', CONSTRAINT = noun || '_cites_article';
	END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION require_sources() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	-- As it comes, the name of a table has a collation of its own, under which no index of ids would be used.
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
			PERFORM require_source('event', (SELECT event_id FROM dated_claim WHERE id = cited.dated_claim_id)),
				require_source('regulation', cited.regulation_id), require_source('stakeholder', cited.stakeholder_id),
				require_source('membership', cited.membership_id), require_source('statement', cited.statement_id),
				require_source('position', cited.position_id), require_source('campaign', cited.campaign_id);
		END LOOP;
	ELSE
		PERFORM require_source(written, NEW.id);
		IF written = 'statement' THEN
			PERFORM require_source('position', id) FROM "position" WHERE statement_id = NEW.id;
		END IF;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER campaign_cites_article AFTER INSERT OR UPDATE ON campaign
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER campaign_demand_cites_article AFTER INSERT OR UPDATE ON campaign_demand
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome <> 'open') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER campaign_raises_version AFTER INSERT OR UPDATE OR DELETE ON campaign
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
