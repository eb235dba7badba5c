import { error } from '@sveltejs/kit';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { nounWords } from '../../domain/nouns.ts';
import { type Names, titleOf } from '../../domain/titles.ts';
import { authorshipOf, type Authorship, versionNumber } from '../../domain/versions.ts';
import { orError } from '../redirects.ts';
import { db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import type { ItemAt } from './item-at.ts';
import { stateOf, wasPublic } from './public.ts';
import { readable } from './readable.ts';

/** An item's own fields as they were in a version that readers could read. */
export interface AsOf extends Authorship {
	version: number;
	title: string;
	item: object;
	names: Names;
	/** Whether something of it was public and is shown no more. */
	leftOut: boolean;
	from: Date;
	/** When the next version took its place; none where it still stands. */
	until?: Date;
}

/**
 * @param named the version as the address names it
 * @throws 404 with a sentence for one that was never public and for what names none, 410 for a withdrawn item
 */
export async function asOf(
	item: Pick<ItemAt, 'noun' | 'id' | 'state' | 'stateReason'>,
	named: string
): Promise<AsOf> {
	orError(item, '');
	const word = nounWords[item.noun];
	const version = versionNumber(named);
	if (version === undefined)
		error(404, `“${shortened(named)}” is no number of a version. Versions are numbered 1, 2, 3 …`);
	const versions = wasPublic(item);
	const [[found], [next]] = await Promise.all([
		db
			.select({
				...{ at: revision.createdAt, reason: revision.reason, state: stateOf },
				hasAuthor: sql<boolean>`${revision.authorId} is not null`,
				snapshot: sql<object>`${revision.snapshot}`
			})
			.from(revision)
			.where(and(versions, eq(revision.version, version))),
		db
			.select({ at: revision.createdAt })
			.from(revision)
			.where(and(versions, gt(revision.version, version)))
			.orderBy(asc(revision.version))
			.limit(1)
	]);
	if (!found) error(404, `Version ${version} of this ${word} was never public.`);
	if (found.state === 'withdrawn')
		error(404, `In version ${version} this ${word} was withdrawn: there was nothing to read.`);
	const { items, names, leftOut } = await readable(item.noun, item.id, [found.snapshot]);
	return {
		...authorshipOf(found),
		version,
		title: titleOf(item.noun, items[0]!, names),
		item: items[0]!,
		names,
		leftOut: leftOut[0]!,
		from: found.at,
		until: next?.at
	};
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
