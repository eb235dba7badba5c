-- Readers see which articles print the same report. It follows from the pairs under the lock of `server/derived`.
CREATE CONSTRAINT TRIGGER article_report_raises_version AFTER INSERT OR UPDATE OR DELETE ON article_report
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');
--> statement-breakpoint
-- Readers see of a watched page what it is and on which day it was last looked at: once a day, and not at each look.
CREATE CONSTRAINT TRIGGER watch_raises_version AFTER INSERT OR DELETE ON watch
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER changed_watch_raises_version AFTER UPDATE ON watch
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.regulation_id, OLD.url, OLD.kind, OLD.seen_on, OLD.stopped_at IS NULL)
		IS DISTINCT FROM (NEW.regulation_id, NEW.url, NEW.kind, NEW.seen_on, NEW.stopped_at IS NULL))
	EXECUTE FUNCTION raise_record_version('other');
