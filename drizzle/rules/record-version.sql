-- Every transaction that changes anything public raises the version of the record once, at its end, so that it holds the
-- lock only briefly. Every write to an item also writes its main row, so other tables of items need no trigger; drafts do
-- not count. Transactions run one after another under the lock of `server/derived`, and each sees the ones before it. A
-- write without `server/derived` leaves `derived` behind, which the next start notices. The triggers on the tables of
-- nouns are in versions.sql.
CREATE FUNCTION raise_record_version() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	raised bigint;
BEGIN
	IF current_setting('rulewatch.raised', true) = 'yes' THEN RETURN NULL; END IF;
	IF TG_ARGV[0] = 'item' THEN
		IF coalesce(OLD.state, 'draft') = 'draft' AND coalesce(NEW.state, 'draft') = 'draft' THEN RETURN NULL; END IF;
	END IF;
	PERFORM pg_advisory_xact_lock(20200122), set_config('rulewatch.raised', 'yes', true);
	INSERT INTO record_version AS standing (version, derived) VALUES (1, 1)
	ON CONFLICT ("only") DO UPDATE SET version = standing.version + 1,
		derived = standing.derived + (
			standing.derived = standing.version
			AND (TG_ARGV[0] = 'other' OR coalesce(current_setting('rulewatch.derived', true), '') = 'yes')
		)::integer
	RETURNING version INTO raised;
	PERFORM pg_notify('record_version', raised::text);
	RETURN NULL;
END $$;

-- Readers do not see new reports, so inserts raise nothing.
CREATE CONSTRAINT TRIGGER correction_raises_version AFTER UPDATE ON correction
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.state, OLD.answer, OLD.version) IS DISTINCT FROM (NEW.state, NEW.answer, NEW.version))
	EXECUTE FUNCTION raise_record_version('other');

-- Readers see whether a quotation's words are in the stored copy. Anchors are derived under the lock of `server/derived`.
CREATE CONSTRAINT TRIGGER anchor_raises_version AFTER INSERT OR DELETE ON anchor
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

CREATE CONSTRAINT TRIGGER changed_anchor_raises_version AFTER UPDATE ON anchor
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW)
	EXECUTE FUNCTION raise_record_version('other');

-- Readers see which articles print the same report. Reports are derived under the lock of `server/derived`.
CREATE CONSTRAINT TRIGGER article_report_raises_version AFTER INSERT OR UPDATE OR DELETE ON article_report
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

-- Readers see a watched page and the day of its last check, so that only the first check of a day counts.
CREATE CONSTRAINT TRIGGER watch_raises_version AFTER INSERT OR DELETE ON watch
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

CREATE CONSTRAINT TRIGGER changed_watch_raises_version AFTER UPDATE ON watch
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.regulation_id, OLD.url, OLD.kind, OLD.seen_on, OLD.stopped_at IS NULL)
		IS DISTINCT FROM (NEW.regulation_id, NEW.url, NEW.kind, NEW.seen_on, NEW.stopped_at IS NULL))
	EXECUTE FUNCTION raise_record_version('other');

-- Readers see what those who run this copy choose for its pages.
CREATE CONSTRAINT TRIGGER site_choice_raises_version AFTER INSERT OR UPDATE OR DELETE ON site_choice
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

CREATE CONSTRAINT TRIGGER principle_answer_raises_version AFTER INSERT OR UPDATE OR DELETE ON principle_answer
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

-- Readers see the register of takedowns.
CREATE CONSTRAINT TRIGGER takedown_raises_version AFTER INSERT OR UPDATE OR DELETE ON takedown
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');
