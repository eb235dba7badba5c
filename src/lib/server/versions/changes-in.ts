import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Difference } from '../../domain/differences.ts';
import type { Names } from '../../domain/titles.ts';
import { differences } from '../../nouns/derive/differences.ts';
import { db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import type { ItemAt } from './item-at.ts';
import { before, isPublished, wasPublic } from './public.ts';
import { readable } from './readable.ts';

/** What a version changed of what readers had read: what it said, what it says, and since when. */
export interface PublicChange {
	version: number;
	since: Date;
	changes: Difference[];
	names: Names;
	/** Whether something of either was public and is shown no more. */
	leftOut: boolean;
}

/** What some versions of an item that is public changed; none of a version in which readers could read it first. */
export async function changesIn(
	{ noun, id }: Pick<ItemAt, 'noun' | 'id'>,
	versions: number[]
): Promise<PublicChange[]> {
	if (!versions.length) return [];
	const rows = await db
		.select({
			...{ version: revision.version, since: revision.createdAt, before },
			snapshot: sql<object>`${revision.snapshot}`
		})
		.from(revision)
		.where(and(wasPublic({ noun, id }), isPublished as SQL, inArray(revision.version, versions)));
	return Promise.all(
		rows.flatMap(({ before, snapshot, ...row }) => (before ? compared(row, before, snapshot) : []))
	);

	async function compared(
		row: Pick<PublicChange, 'version' | 'since'>,
		...sides: [object, object]
	) {
		const { items, names, leftOut } = await readable(noun, id, sides);
		const [old, now] = items as [object, object];
		return { ...row, names, changes: differences(noun, old, now), leftOut: leftOut.includes(true) };
	}
}
