import { eq } from 'drizzle-orm';
import type { User } from '../../domain/staff.ts';
import { type CorrectionState, correctionStates } from '../../domain/vocabulary.ts';
import { record } from '../activity.ts';
import { correction } from '../db/desk.ts';
import { db } from '../db/index.ts';
import { pathOf } from './pages.ts';

export interface Decision {
	state: Exclude<CorrectionState, 'waiting'>;
	/** What readers are told; a correction that was made has one. */
	answer?: string;
	/** For other staff. */
	note?: string;
}

export type DecideOutcome = 'done' | 'unknown' | 'changed';

/**
 * Decides on a report, or anew. `changed` where somebody else has decided since the editor opened it; what they
 * decided stands. The same decision sent twice is one.
 */
export function decide(
	editor: Pick<User, 'id' | 'name'>,
	id: string,
	version: number,
	decision: Decision
): Promise<DecideOutcome> {
	const { state, answer = null, note = null } = decision;
	const outcome = correctionStates[state];
	return db.transaction(async (tx) => {
		const [standing] = await tx
			.select()
			.from(correction)
			.where(eq(correction.id, id))
			.for('update');
		if (!standing) return 'unknown';
		const isSameState = standing.state === state;
		if (isSameState && standing.answer === answer && standing.note === note) return 'done';
		if (standing.version !== version) return 'changed';
		await tx
			.update(correction)
			.set({
				...{ state, answer, note },
				version: version + 1,
				decidedBy: editor.id,
				// A word put right in the answer makes it no new correction.
				decidedAt: isSameState ? standing.decidedAt : new Date()
			})
			.where(eq(correction.id, id));
		await record(tx, {
			kind: 'review',
			actor: editor,
			subject: `A mistake reported at ${pathOf(standing.page)}`,
			detail: standing.answer ? { outcome, before: standing.answer } : { outcome }
		});
		return 'done';
	});
}
