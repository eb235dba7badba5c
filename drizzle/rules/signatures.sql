-- The speaker of a statement in any state must not sign it as well. This is checked at the end of the transaction, so that
-- a statement and its signatories can be written in any order.
CREATE FUNCTION refuse_own_signature() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	signed text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
	IF EXISTS (
		SELECT FROM statement s JOIN signatory co ON co.statement_id = s.id
		WHERE s.id = signed AND co.stakeholder_id IN (s.organisation_id, s.speaker_id)
	) THEN
		RAISE EXCEPTION 'statement % is signed by who speaks in it', signed
			USING ERRCODE = 'check_violation', CONSTRAINT = 'signatory_is_not_attributed';
	END IF;
	RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER signatory_is_not_attributed AFTER INSERT OR UPDATE ON signatory
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_own_signature('statement_id');

CREATE CONSTRAINT TRIGGER attributed_is_not_signatory AFTER UPDATE OF organisation_id, speaker_id ON statement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.organisation_id, OLD.speaker_id) IS DISTINCT FROM (NEW.organisation_id, NEW.speaker_id))
	EXECUTE FUNCTION refuse_own_signature('id');
