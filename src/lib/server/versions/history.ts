import { and, desc, lt, sql } from 'drizzle-orm';
import type { Difference } from '../../domain/differences.ts';
import type { Names } from '../../domain/titles.ts';
import { titleOf } from '../../domain/titles.ts';
import { type Authorship, authorshipOf } from '../../domain/versions.ts';
import { nounWords } from '../../domain/nouns.ts';
import { differences } from '../../nouns/derive/differences.ts';
import { db } from '../db/index.ts';
import { paged } from '../lists/list.ts';
import { revision } from '../db/schema.ts';
import type { ItemAt } from './item-at.ts';
import { isPublishedVersion, snapshotBefore, versionState, wasPublic } from './public.ts';
import { readableSnapshots } from './readable.ts';

const pageSize = 20;

export interface PublicVersion extends Authorship {
	version: number;
	at: Date;
	state: 'published' | 'withdrawn';
	/** The differences from the public version before; undefined for the first one and for hidden versions. */
	changes?: Difference[];
	/** Whether something that was public is hidden now. */
	leftOut: boolean;
}

export interface PublicHistory {
	title: string;
	/** Newest first. */
	rows: PublicVersion[];
	names: Names;
	total: number;
	page: number;
	pages: number;
}

/**
 * A page of an item's public history. A withdrawn item shows only the dates of its versions.
 * @param below only versions below this number, for clients that page by version
 */
export async function publicHistory(
	item: Pick<ItemAt, 'noun' | 'id' | 'state'>,
	page: number,
	below?: number
): Promise<PublicHistory> {
	const versions = and(
		wasPublic(item),
		below === undefined ? undefined : lt(revision.version, below)
	);
	const all = db
		.select({
			version: revision.version,
			at: revision.createdAt,
			reason: revision.reason,
			hasAuthor: sql<boolean>`${revision.authorId} is not null`,
			state: versionState,
			snapshot: sql<object>`${revision.snapshot}`,
			before: snapshotBefore
		})
		.from(revision)
		.where(versions)
		.orderBy(desc(revision.version));
	const { rows, ...at } = await paged(all, db.$count(revision, versions), page, pageSize);
	const isGone = item.state === 'withdrawn';
	const compared = isGone ? [] : rows.filter(({ state }) => state === 'published');
	const shown = await readableSnapshots(item.noun, item.id, [
		...compared.map(({ snapshot }) => snapshot),
		...compared.map(({ before }) => before ?? {})
	]);
	const places = new Map(compared.map(({ version }, place) => [version, place]));
	return {
		title: isGone ? '' : await titleNow(item),
		rows: rows.map(({ version, at, state, before, ...written }) => {
			const place = places.get(version);
			const [now, old] =
				place === undefined ? [] : [shown.items[place], shown.items[compared.length + place]];
			return {
				version,
				at,
				state: state as PublicVersion['state'],
				...(isGone ? { ...authorshipOf(written), reason: '' } : authorshipOf(written)),
				...(now && before && { changes: differences(item.noun, old!, now) }),
				leftOut: place !== undefined && shown.leftOut[place]!
			};
		}),
		names: shown.names,
		...at
	};
}

async function titleNow({ noun, id }: Pick<ItemAt, 'noun' | 'id'>): Promise<string> {
	const [now] = await db
		.select({ snapshot: sql<object>`${revision.snapshot}` })
		.from(revision)
		.where(sql`${wasPublic({ noun, id })} and ${isPublishedVersion}`)
		.orderBy(desc(revision.version))
		.limit(1);
	if (!now) return `A ${nounWords[noun]}`;
	const { items, names } = await readableSnapshots(noun, id, [now.snapshot]);
	return titleOf(noun, items[0]!, names);
}
