import { eq } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { type CorrectionState, correctionStates } from '../../../domain/vocabulary.ts';
import { type Change, changeKey, mistakeReportedAt } from '../../../domain/corrections.ts';
import { record } from '../../activity.ts';
import { correction, correctionChange } from '../tables.ts';
import { db } from '../../db/index.ts';
import { waitForErasure } from '../../erasures/before-saving.ts';
import { refuseErased } from '../../erasures/check.ts';
import { removeCorrection } from '../../write/corrections.ts';
import { stampItems } from '../../derived/index.ts';
import { areSaved, changesByCorrection, isSameSet } from './changes.ts';

export interface Decision {
	state: Exclude<CorrectionState, 'waiting'>;
	/** The saved versions that correct the mistake; at least one if the state is `made`. */
	changes?: Change[];
	/** The answer for readers; required if the state is `made`. */
	answer?: string;
	/** A note for other staff. */
	note?: string;
}

/** `unsaved`: a named change is a draft, or was not saved after the report. */
export type DecideOutcome = 'done' | 'unknown' | 'changed' | 'unsaved';

/**
 * Returns `changed` if somebody else decided since the editor opened the report. Sending a decision twice records it
 * once.
 * @throws Refused if the answer or the note holds words that were erased
 */
export function decide(
	editor: Pick<User, 'id' | 'name'>,
	id: string,
	version: number,
	decision: Decision
): Promise<DecideOutcome> {
	const { state, answer = null, note = null } = decision;
	const named = state === 'made' ? (decision.changes ?? []) : [];
	const changes = [...new Map(named.map((change) => [changeKey(change), change])).values()];
	const outcome = correctionStates[state];
	return db.transaction(async (tx) => {
		await waitForErasure(tx, correction);
		const [current] = await tx.select().from(correction).where(eq(correction.id, id)).for('update');
		if (!current) return 'unknown';
		const isSameState = current.state === state;
		const before = (await changesByCorrection([current], tx)).get(id) ?? [];
		if (
			isSameState &&
			current.answer === answer &&
			current.note === note &&
			isSameSet(before, changes)
		)
			return 'done';
		if (current.version !== version) return 'changed';
		if (state === 'made' && !(await areSaved(changes, current.createdAt, tx))) return 'unsaved';
		await refuseErased(tx, [{ answer, note }]);
		const [first, ...further] = changes;
		await tx
			.update(correction)
			.set({
				state,
				answer,
				note,
				noun: first?.noun ?? null,
				rowId: first?.id ?? null,
				rowVersion: first?.version ?? null,
				version: version + 1,
				decidedBy: editor.id,
				// Editing the answer alone keeps the date of the correction.
				decidedAt: isSameState ? current.decidedAt : new Date()
			})
			.where(eq(correction.id, id));
		await tx.delete(correctionChange).where(eq(correctionChange.correctionId, id));
		if (further.length)
			await tx.insert(correctionChange).values(
				further.map((change) => ({
					correctionId: id,
					noun: change.noun,
					rowId: change.id,
					rowVersion: change.version
				}))
			);
		// A change may also carry an editor's own correction. It is announced once, with the answer to the report.
		for (const change of changes) await removeCorrection(tx, change, id);
		await record(tx, {
			kind: 'review',
			actor: editor,
			subject: mistakeReportedAt(current.page),
			detail: current.answer ? { outcome, before: current.answer } : { outcome }
		});
		await stampItems(tx, [...before, ...changes]);
		return 'done';
	});
}
