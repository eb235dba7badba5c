import type { Tables } from './record.ts';

/** A saved form with a unique mark, and its answer. */
export interface Sent {
	mark: string;
	as: 'version' | 'proposal';
	/** The acknowledged id; undefined without an answer. */
	acknowledged?: string;
	/** The time of the acknowledgement by this process's clock. */
	at?: number;
}

export interface Held {
	revisions: { mark: string; id: string; version: number; parts: string }[];
	statements: { id: string; version: number; parts: string }[];
	proposals: { mark: string; proposal: string; id: string; base: number }[];
	answers: { noun: string; id: string; version: number }[];
}

/** Compares sent and stored: saves that were lost, doubled, half written, or acknowledged differently. */
export function faultsOf(sent: Sent[], { revisions, statements, proposals, answers }: Held) {
	const faults: string[] = [];
	const versions = grouped(revisions, ({ mark }) => mark);
	const proposed = grouped(proposals, ({ mark }) => mark);
	for (const { mark, as, acknowledged } of sent) {
		const saved = versions.get(mark) ?? [];
		const waiting = proposed.get(mark) ?? [];
		if (acknowledged && !saved.length) faults.push(`lost: ${mark}`);
		if (acknowledged && saved.some(({ id }) => id !== acknowledged))
			faults.push(`told of another: ${mark}`);
		if (saved.length > 1 || waiting.length > 1) faults.push(`doubled: ${mark}`);
		if (as === 'proposal' && saved.length !== waiting.length)
			faults.push(`half a proposal: ${mark}`);
	}

	const histories = grouped(revisions, ({ id }) => id);
	const standing = new Map(statements.map((statement) => [statement.id, statement]));
	for (const { id, version, parts } of statements) {
		const history = (histories.get(id) ?? []).sort((a, b) => a.version - b.version);
		if (history.map((each) => each.version).join() !== upTo(version).join())
			faults.push(`a history with gaps: ${id}`);
		if (history.at(-1)?.parts !== parts) faults.push(`half an item: ${id}`);
	}
	for (const id of histories.keys())
		if (!standing.has(id)) faults.push(`a history without its item: ${id}`);
	for (const { id, base } of proposals)
		if ((standing.get(id)?.version ?? 0) < base) faults.push(`a proposal without its item: ${id}`);
	const known = new Set(proposals.map(({ proposal }) => proposal));
	for (const { noun, id, version } of answers)
		if (noun === 'proposal' ? !known.has(id) : (standing.get(id)?.version ?? 0) < version)
			faults.push(`an answer without its item: ${id}`);
	return faults;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** Reads the rows; their summaries are the marks. */
export async function heldIn({ rows }: Pick<Tables, 'rows'>): Promise<Held> {
	return {
		revisions: await rows(`
			select snapshot->>'summary' as mark, row_id as id, version, jsonb_build_array(
				snapshot->>'summary',
				(select jsonb_agg(p->>'regulation' order by p->>'regulation')
					from jsonb_array_elements(snapshot->'positions') p),
				(select jsonb_agg(q->>'exact' order by q->>'exact')
					from jsonb_array_elements(snapshot->'quotations') q),
				(select jsonb_agg(s order by s) from jsonb_array_elements_text(snapshot->'sources') s)
			)::text as parts
			from revision where noun = 'statement'`),
		statements: await rows(`
			select id, version, jsonb_build_array(
				summary,
				(select jsonb_agg(regulation_id order by regulation_id)
					from position where statement_id = statement.id),
				(select jsonb_agg(exact order by exact) from quotation where statement_id = statement.id),
				(select jsonb_agg(article_id order by article_id)
					from citation where statement_id = statement.id)
			)::text as parts
			from statement`),
		proposals: await rows(`
			select item->>'summary' as mark, id as proposal, row_id as id, base from proposal
			where noun = 'statement' and state <> 'unsent'`),
		answers: await rows(`select noun, row_id as id, version from idempotency`)
	};
}

function grouped<Row>(rows: Row[], by: (row: Row) => string): Map<string, Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
	return groups;
}
