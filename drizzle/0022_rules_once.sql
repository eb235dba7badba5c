-- From here on the server makes views, functions and triggers from drizzle/rules (src/lib/server/db/rules.ts). A comment
-- tells them from those that an operator added. Those of earlier migrations get it here, as far as they are still there.
CREATE TABLE drizzle.rules_version (
	"only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
	hash text NOT NULL,
	place text NOT NULL,
	rules jsonb NOT NULL,
	oids oid[] NOT NULL,
	seal text NOT NULL
);
--> statement-breakpoint
DO $$
DECLARE
	it record;
BEGIN
	FOR it IN
		SELECT format('VIEW %I', relname) AS rule FROM pg_class
		WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace AND relname IN (
		'search_law', 'search_document', 'statement_name', 'group_member', 'statement_member', 'represented_member',
		'regulation_event', 'regulation_clock', 'proof', 'article_printing')
		UNION ALL
		SELECT 'FUNCTION ' || oid::regprocedure FROM pg_proc
		WHERE pronamespace = 'public'::regnamespace AND oid::regprocedure::text IN (
		'fold(text)', 'search_words(text,text)', 'search_lexeme(text)', 'search_query(text,boolean)',
		'search_names(text[])',
		'search_tags(text,stakeholder_kind,integer,text,text[],stance[],text[],text[],date,date)',
		'refresh_search(text,text[])', 'refresh_members(text[])', 'refresh_clocks(text[])',
		'require_source(text,text)', 'require_sources()', 'refuse_own_signature()', 'refuse_change()',
		'raise_record_version()', 'speaks_as(text,date,date)')
		UNION ALL
		SELECT format('TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger
		WHERE NOT tgisinternal AND tgname IN (
		'regulation_cites_article', 'stakeholder_cites_article', 'membership_cites_article', 'event_cites_article',
		'statement_cites_article', 'position_cites_article', 'dated_claim_cites_article',
		'citation_leaves_no_claim_bare', 'article_leaves_no_claim_bare', 'signatory_is_not_attributed',
		'attributed_is_not_signatory', 'revision_append_only', 'activity_append_only', 'regulation_raises_version',
		'stakeholder_raises_version', 'membership_raises_version', 'event_raises_version',
		'statement_raises_version', 'article_raises_version', 'topic_raises_version', 'correction_raises_version',
		'campaign_cites_article', 'campaign_demand_cites_article', 'campaign_raises_version',
		'anchor_raises_version', 'changed_anchor_raises_version', 'article_report_raises_version',
		'watch_raises_version', 'changed_watch_raises_version')
	LOOP
		EXECUTE format('COMMENT ON %s IS %L', it.rule, 'Rulewatch makes this anew when it starts, from drizzle/rules.');
	END LOOP;
END $$;
