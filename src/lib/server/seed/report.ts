import { type Name, nounOf } from '../../domain/nouns.ts';
import { groupBy } from '../../domain/timeline/succession.ts';
import type { Updates } from './update.ts';
import type { Rows } from '../../nouns/derive/rows.server.ts';
import * as t from '../db/schema.ts';

export interface LoadReport {
	/** `drafts` are among `loaded`, and `updated` among `present`. */
	counts: { noun: string; loaded: number; drafts: number; present: number; updated?: number }[];
	drafts: { noun: string; reason: string; ids: string[] }[];
	refused?: string[];
}

export function formatReport({ counts, drafts, refused = [] }: LoadReport): string {
	const head = ['', 'loaded', 'of these drafts', 'already there', 'of these updated'];
	const cells = counts.map(({ noun, loaded, drafts, present, updated = 0 }) => [
		...[noun, loaded, drafts, present, updated]
	]);
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
	if (drafts.length) lines.push('', 'Drafts wait because of:');
	for (const { noun, reason, ids } of drafts)
		lines.push(`  ${noun}, ${reason}: ${ids.length} (${ids.join(', ')})`);
	if (refused.length)
		lines.push('', 'Left as they are, for the record refuses what their files say:');
	lines.push(...refused.map((why) => `  ${why}`));
	return lines.join('\n');
}

const reported = {
	...nounOf,
	quotations: 'quotation',
	positions: 'position',
	citations: 'citation'
} as const;

interface Waiting {
	id: string;
	reason: string;
}

const waitingOf = ({ id, state, stateReason, keptBack }: Record<string, unknown>): Waiting[] =>
	keptBack || (state && state !== 'published')
		? [{ id: String(id), reason: String(keptBack ?? stateReason ?? 'no reason given') }]
		: [];

export function reportOn(rows: Rows, present: Rows, { updated, refused }: Updates): LoadReport {
	const drafts: LoadReport['drafts'] = [];
	const counts = Object.entries(reported).map(([noun, table]) => {
		const [its, before] = [rows.get(t[table])!, present.get(t[table])!];
		const waiting = its.flatMap(waitingOf);
		for (const { key, rows } of groupBy(waiting, ({ reason }) => reason))
			drafts.push({ noun, reason: key, ids: rows.map(({ id }) => id) });
		return {
			noun,
			loaded: its.length,
			drafts: waiting.length,
			present: before.length,
			...(updated[noun as Name]?.length && { updated: updated[noun as Name].length })
		};
	});
	return { counts, drafts, refused };
}
