import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Difference } from '../../domain/differences.ts';
import type { Names } from '../../domain/titles.ts';
import { differences } from '../../nouns/derive/differences.ts';
import { db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import type { ItemAt } from './item-at.ts';
import { isPublishedVersion, snapshotBefore, wasPublic } from './public.ts';
import { readableSnapshots } from './readable.ts';

/** The differences between a public version and the one before it. */
export interface PublicChange {
	version: number;
	since: Date;
	changes: Difference[];
	names: Names;
	/** Whether something that was public is hidden now. */
	leftOut: boolean;
}

/** The changes in some versions of a public item; its first public version has none. */
export async function changesIn(
	{ noun, id }: Pick<ItemAt, 'noun' | 'id'>,
	versions: number[]
): Promise<PublicChange[]> {
	if (!versions.length) return [];
	const rows = await db
		.select({
			version: revision.version,
			since: revision.createdAt,
			before: snapshotBefore,
			snapshot: sql<object>`${revision.snapshot}`
		})
		.from(revision)
		.where(
			and(wasPublic({ noun, id }), isPublishedVersion as SQL, inArray(revision.version, versions))
		);
	return Promise.all(
		rows.flatMap(({ before, snapshot, ...row }) => (before ? compared(row, before, snapshot) : []))
	);

	async function compared(
		row: Pick<PublicChange, 'version' | 'since'>,
		...sides: [object, object]
	) {
		const { items, names, leftOut } = await readableSnapshots(noun, id, sides);
		const [old, now] = items as [object, object];
		return { ...row, names, changes: differences(noun, old, now), leftOut: leftOut.includes(true) };
	}
}
