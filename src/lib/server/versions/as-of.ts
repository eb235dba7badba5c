import { error } from '@sveltejs/kit';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { nounWords } from '../../domain/nouns.ts';
import { type Names, titleOf } from '../../domain/titles.ts';
import { authorshipOf, type Authorship, versionNumber } from '../../domain/versions.ts';
import { truncate } from '../../domain/truncate.ts';
import { orError } from '../redirects.ts';
import { db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import type { ItemAt } from './item-at.ts';
import { versionState, wasPublic } from './public.ts';
import { readableSnapshots } from './readable.ts';

export interface AsOf extends Authorship {
	version: number;
	title: string;
	item: object;
	names: Names;
	/** Whether something that was public is hidden now. */
	leftOut: boolean;
	from: Date;
	/** When the next version replaced it; undefined for the current version. */
	until?: Date;
}

/**
 * @param number the version in the address
 * @throws 404 with a message if the version was never public or is no number, 410 for a withdrawn item
 */
export async function versionAsOf(
	item: Pick<ItemAt, 'noun' | 'id' | 'state' | 'stateReason'>,
	number: string
): Promise<AsOf> {
	orError(item, '');
	const word = nounWords[item.noun];
	const version = versionNumber(number);
	if (version === undefined)
		error(
			404,
			`“${truncate(number, 40)}” is no number of a version. Versions are numbered 1, 2, 3 …`
		);
	const versions = wasPublic(item);
	const [[found], [next]] = await Promise.all([
		db
			.select({
				at: revision.createdAt,
				reason: revision.reason,
				state: versionState,
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
	const { items, names, leftOut } = await readableSnapshots(item.noun, item.id, [found.snapshot]);
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
