import { groupBy } from '../../domain/timeline/succession.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Name, names, type Noun, nounOf } from '../../domain/nouns.ts';
import { differences } from '../../nouns/derive/differences.ts';
import type { Facts } from '../../nouns/derive/validation.server.ts';
import { revision } from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';
import { type ItemToSave, Refused, saveWithin, type Session } from '../write/index.ts';
import type { Way } from '../write/ways.ts';
import { readStored, type StoredItem } from '../write/items/read.ts';
import corrections from './corrections.json' with { type: 'json' };

export const importer = 'import';

type Row = Record<string, unknown> & { id: string };
type Version = Pick<typeof revision.$inferSelect, 'author' | 'authorId' | 'snapshot'>;

export interface Updates {
	/** Ids by noun. */
	updated: Record<Name, string[]>;
	refused: string[];
}

/** Fields that somebody changed here stay; changed lists only gain words that never were in them. */
export async function updateRows(session: Session, present: Facts, way: Way): Promise<Updates> {
	const updated = Object.fromEntries(
		names.map((name) => [name, [] as string[]])
	) as Updates['updated'];
	const refused: string[] = [];
	for (const name of names)
		for (const rows of chunks(present[name] as Row[], 500)) {
			const noun = nounOf[name];
			const ids = rows.map(({ id }) => id);
			const stored = await readStored(session, noun, ids);
			const versions = await versionsOf(session, noun, ids);
			for (const row of rows) {
				const { item, version } = stored.find(({ item }) => item.id === row.id) as StoredItem<
					typeof noun
				>;
				const after = updatedRow(noun, row, item as Row, versions.get(row.id) ?? []);
				if (!after) continue;
				const listed = correctionOf(noun, item as Row, after);
				try {
					await saveWithin(session, noun, after as ItemToSave<typeof noun>, {
						version,
						author: importer,
						reason: listed?.answer ?? 'Brought up to the files of facts',
						correction: listed !== undefined,
						way
					});
					updated[name].push(row.id);
				} catch (error) {
					if (!(error instanceof Refused)) throw error;
					refused.push(`${name}, ${row.id}: ${error.message}`);
				}
			}
		}
	return { updated, refused };
}

function correctionOf(noun: Noun, now: Row, after: Row) {
	const listed = (corrections as Record<string, { field: string; answer: string }>)[now.id];
	return differences(noun, now, after).some(({ field }) => field === listed?.field)
		? listed
		: undefined;
}

/** Oldest first. */
async function versionsOf(session: Session, noun: Noun, ids: string[]) {
	const { rowId, author, authorId, snapshot, version } = revision;
	const rows = await session
		.select({ rowId, author, authorId, snapshot })
		.from(revision)
		.where(and(eq(revision.noun, noun), inArray(rowId, ids)))
		.orderBy(asc(version));
	return new Map(groupBy(rows, ({ rowId }) => rowId).map(({ key, rows }) => [key, rows]));
}

/** @returns undefined if nothing changes */
function updatedRow(noun: Noun, file: Row, now: Row, versions: Version[]): Row | undefined {
	const [first] = versions;
	if (!first || !isImport(first)) return undefined;
	const changedFields = changedHere(noun, now, versions);
	const after = { ...now };
	for (const { field } of differences(noun, now, file)) {
		if (field === 'slug') continue;
		after[field] = changedFields.has(field) ? withNew(field, file, now, versions) : file[field];
	}
	return differences(noun, now, after).length ? after : undefined;
}

const isImport = ({ author, authorId }: Version) => author === importer && authorId === null;

/** A changed state keeps its reason, and a changed headline its basis. */
function changedHere(noun: Noun, now: Row, versions: Version[]): Set<string> {
	const snapshots = [...versions.map(({ snapshot }) => snapshot as Row), now];
	const fields = snapshots.slice(1).flatMap((snapshot, index) => {
		const by = versions[index + 1];
		return by && isImport(by) ? [] : differences(noun, snapshots[index]!, snapshot);
	});
	const changed = new Set(fields.map(({ field }) => field));
	for (const pair of [
		['state', 'stateReason'],
		['headline', 'headlineBasis']
	])
		if (pair.some((field) => changed.has(field))) pair.forEach((field) => changed.add(field));
	return changed;
}

function withNew(field: string, file: Row, now: Row, versions: Version[]): unknown {
	const [wanted, list] = [file[field], now[field]];
	if (!Array.isArray(wanted) || !Array.isArray(list)) return list;
	const stood = new Set(
		[now, ...versions.map(({ snapshot }) => snapshot as Row)].flatMap((row) => row[field] ?? [])
	);
	return [...list, ...wanted.filter((word) => typeof word === 'string' && !stood.has(word))];
}
