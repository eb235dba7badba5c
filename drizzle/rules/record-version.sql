-- Each transaction after which readers see something else raises the version of the record once, at its end, so that no
-- other waits for more than that. Every write to an item writes its own row as well, so that tables that hang on it need no
-- trigger; readers see no drafts. Transactions follow one another, under the lock that `server/derived` takes before: each
-- sees the work of those before it. A write past `server/derived` leaves `derived` behind, which the next start notices.
-- Triggers of the nouns themselves are in versions.sql.
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

-- A report that waits is for editors alone.
CREATE CONSTRAINT TRIGGER correction_raises_version AFTER UPDATE ON correction
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.state, OLD.answer, OLD.version) IS DISTINCT FROM (NEW.state, NEW.answer, NEW.version))
	EXECUTE FUNCTION raise_record_version('other');

-- Readers see of each quotation whether its words stand in the stored copy. It follows from the copies under the lock of
-- `server/derived`.
CREATE CONSTRAINT TRIGGER anchor_raises_version AFTER INSERT OR DELETE ON anchor
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

CREATE CONSTRAINT TRIGGER changed_anchor_raises_version AFTER UPDATE ON anchor
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW)
	EXECUTE FUNCTION raise_record_version('other');

-- Readers see which articles print the same report. It follows from the pairs under the lock of `server/derived`.
CREATE CONSTRAINT TRIGGER article_report_raises_version AFTER INSERT OR UPDATE OR DELETE ON article_report
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

-- Readers see of a watched page what it is and on which day it was last looked at: once a day, and not at each look.
CREATE CONSTRAINT TRIGGER watch_raises_version AFTER INSERT OR DELETE ON watch
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');

CREATE CONSTRAINT TRIGGER changed_watch_raises_version AFTER UPDATE ON watch
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.regulation_id, OLD.url, OLD.kind, OLD.seen_on, OLD.stopped_at IS NULL)
		IS DISTINCT FROM (NEW.regulation_id, NEW.url, NEW.kind, NEW.seen_on, NEW.stopped_at IS NULL))
	EXECUTE FUNCTION raise_record_version('other');
