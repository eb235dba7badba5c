-- Readers see of each quotation whether its words stand in the stored copy. It follows from the copies under the lock of
-- `server/derived`.
CREATE CONSTRAINT TRIGGER anchor_raises_version AFTER INSERT OR DELETE ON anchor
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER changed_anchor_raises_version AFTER UPDATE ON anchor
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW)
	EXECUTE FUNCTION raise_record_version('other');
