import { plural } from '../../domain/plural.ts';
import { nounOf } from '../../domain/nouns.ts';
import type { rowsOf } from '../write/items/rows.ts';

/** What a load brought into the record. */
export interface LoadReport {
	/** One entry a noun: rows that came in, how many of these are drafts, and rows that were there already. */
	counts: { noun: string; loaded: number; drafts: number; present: number }[];
	/** The drafts that came in, by noun and by the reason why they are not published. */
	drafts: { noun: string; reason: string; ids: string[] }[];
	/** How many bodies that were there gained the branch of their government. */
	branches?: number;
}

/** A report as plain lines for a terminal. */
export function formatReport({ counts, drafts, branches }: LoadReport): string {
	const head = ['', 'loaded', 'of these drafts', 'already there'];
	const cells = counts.map(({ noun, loaded, drafts, present }) => [noun, loaded, drafts, present]);
	const table = [head, ...cells].map((line) => line.map(String));
	const widths = head.map((_, column) =>
		Math.max(...table.map((line) => line[column]?.length ?? 0))
	);
	const lines = table.map((line) =>
		line
			.map((cell, column) =>
				column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
			)
			.join('  ')
	);
	if (branches) lines.push('', `Branch of government recorded: ${plural(branches, 'stakeholder')}`);
	if (drafts.length) lines.push('', 'Drafts wait because of:');
	for (const { noun, reason, ids } of drafts)
		lines.push(`  ${noun}, ${reason}: ${ids.length} (${ids.join(', ')})`);
	return lines.join('\n');
}

type Rows = ReturnType<typeof rowsOf>;

const reported = {
	...nounOf,
	quotations: 'quotation',
	positions: 'position',
	citations: 'citation'
} as const satisfies Record<string, keyof Rows>;

/** @param rows what came in; `present` what was there already */
export function reportOn(rows: Rows, present: Rows): LoadReport {
	const drafts: LoadReport['drafts'] = [];
	const counts = Object.entries(reported).map(([noun, table]) => {
		const waiting = rows[table].flatMap((row) =>
			'state' in row && row.state !== 'published' ? [row] : []
		);
		for (const reason of new Set(waiting.map((row) => row.stateReason ?? 'no reason given')))
			drafts.push({
				noun,
				reason,
				ids: waiting.filter((row) => row.stateReason === reason).map((row) => row.id)
			});
		return {
			noun,
			loaded: rows[table].length,
			drafts: waiting.length,
			present: present[table].length
		};
	});
	return { counts, drafts };
}
