-- History and activity log are append-only, except that old refused sign-ins are deleted from the log, and that an erasure
-- withholds words in them: its transaction says so by a setting.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('rulewatch.erasing', true) = 'yes' THEN RETURN coalesce(NEW, OLD); END IF;
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision
	FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER activity_append_only BEFORE UPDATE OR DELETE ON activity
	FOR EACH ROW WHEN (OLD.kind <> 'sign_in_refused') EXECUTE FUNCTION refuse_change();
