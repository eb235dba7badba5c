import { and, desc, eq } from 'drizzle-orm';
import type { Noun } from '../../../../src/lib/domain/nouns.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import { revision } from '../../../../src/lib/server/db/schema.ts';
import * as visibility from '../../../../src/lib/server/visibility/index.ts';
import {
	current,
	type ItemToSave,
	type Saved,
	saveItem,
	type Saving,
	snapshotOf,
	unknownItem
} from '../../../../src/lib/server/write/index.ts';

// Changes items directly, without an editor's proposal.

type Changing = Saving & { version: number };

export async function restore<N extends Noun>(
	noun: N,
	id: string,
	version: number,
	how: Omit<Changing, 'reason'> & { reason?: string }
): Promise<Saved> {
	const old = await snapshotOf(db, noun, id, version);
	if (!old) throw unknownItem(noun);
	return saveItem(noun, old as ItemToSave<N>, {
		reason: `Version ${version} restored`,
		correction: false,
		...how
	});
}

/** Takes an item out of the record; it stays where it was, with the reason. */
export async function withdraw<N extends Noun>(noun: N, id: string, how: Changing): Promise<Saved> {
	const stored = await current(noun, id);
	if (!stored) throw unknownItem(noun);
	const item: object = { ...stored.item, state: 'withdrawn', stateReason: how.reason };
	return saveItem(noun, item as ItemToSave<N>, how);
}

/** Returns the versions of an item, newest first. */
export const versionsOf = (noun: Noun, id: string) =>
	db
		.select()
		.from(revision)
		.where(and(eq(revision.noun, noun), eq(revision.rowId, id)))
		.orderBy(desc(revision.version));

const editor = { id: '', role: 'editor' } as const;

export const changes = (noun: Noun, id: string, page: number) =>
	visibility.visibleHistory(editor, noun, id, page);

export const versionOf = <N extends Noun>(noun: N, id: string, version: number) =>
	visibility.visibleVersion(editor, noun, id, version);
