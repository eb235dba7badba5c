import { reasonOf } from '../ops/reasons.ts';
import type { StandingRule } from './standing-rules.ts';

const isTaken = new Set(['42P07', '42710', '42723']);

/** Explains to people that something of an operator's blocks rules or migrations; returns other errors unchanged. */
export function operatorConflict(
	error: unknown,
	kept: (Pick<StandingRule, 'kind'> & { why: string })[]
) {
	const { code = '', message } = reasonOf(error as Error) as Error & { code?: string };
	if (isTaken.has(code))
		return new Error(
			`This version of Rulewatch makes something under a name that is taken in the database: ${message}. Nothing was ` +
				'changed. Rename what you made, and start again.',
			{ cause: error }
		);
	const views = kept.filter(({ kind }) => kind === 'view');
	if (!views.length) return error;
	const why = new Set(views.flatMap((view) => view.why.split('\n')));
	return new Error(
		`Something that you made rests on views that this version of Rulewatch changes (${[...why].join('; ')}), and the ` +
			`database refused: ${message}. Nothing was changed. Drop what you made, start again, and make it anew.`,
		{ cause: error }
	);
}
