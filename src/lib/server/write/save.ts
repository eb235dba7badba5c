import { isDeepStrictEqual } from 'node:util';
import { hasSlug, type Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { needsPurpose, purposeNeeded } from './purpose.ts';
import { addRevisions } from './add-revisions.ts';
import { check, refuseWhileNamed } from './check.ts';
import { noteCorrection } from './corrections.ts';
import { idempotent } from './idempotency.ts';
import { newId } from './ids.ts';
import { keepLocators } from './items/locators.ts';
import { readStored } from './items/read.ts';
import { lockRow } from './lock.ts';
import { conflict, refusal, unknownItem } from './refusals.ts';
import { changeSlug, freeSlug } from './slugs.ts';
import { inTransaction } from './transaction.ts';
import type { ItemToSave, Saved, Saving, Session } from './types.ts';
import { writeRows } from './write-rows.ts';

/**
 * Creates an item, or saves the next version after the one that the writer saw.
 * @param how `key` is the idempotency key of a form
 * @throws Conflict with the stored item if it was changed since
 * @throws Refused with one message per field
 */
export function saveItem<N extends Noun>(
	noun: N,
	item: ItemToSave<N>,
	{ key, ...how }: Saving & { key?: string }
): Promise<Saved> {
	const id = item.id ?? newId();
	return inTransaction((session) =>
		idempotent(session, noun, item, { version: how.version, key, id }, () =>
			saveWithin(session, noun, { ...item, id }, how)
		)
	);
}

/** Like `saveItem`, as part of a larger write; call it within `inTransaction`. */
export async function saveWithin<N extends Noun>(
	session: Session,
	noun: N,
	item: ItemToSave<N>,
	{ version: seen = 0, alongside, correction, heldBack, ...attribution }: Saving
): Promise<Saved> {
	const id = item.id ?? newId();
	const row = await lockRow(session, noun, id);
	if (!row && seen) throw unknownItem(noun);
	if (row && row.version !== seen) throw await conflict(session, noun, id);
	const slug = hasSlug(noun) && {
		slug: item.slug ?? row?.slug ?? (await freeSlug(session, noun, item, id))
	};
	const [stored] = row ? await readStored(session, noun, [id]) : [];
	// Forms have no field for locators and would lose them.
	const checked = await check(
		session,
		noun,
		keepLocators({ ...item, id, ...slug }, stored?.item),
		alongside
	);
	if (heldBack !== undefined) Object.assign(checked, { state: 'draft', stateReason: heldBack });
	await refuseWhileNamed(session, noun, checked);
	const isChange = isPublished(stored?.item) && isPublished(checked);
	if (isChange && correction === undefined && needsPurpose(noun, stored!.item, checked))
		throw refusal('correction', purposeNeeded);
	const version = seen + 1;
	const isOnlyLook = stored && isLookOnly(stored.item, checked);
	await writeRows(session, noun, checked, version, isOnlyLook);
	if (slug) await changeSlug(session, noun, id, row?.slug, slug.slug);
	await addRevisions(session, noun, [{ before: stored?.item, item: checked, version }], {
		...attribution,
		...(isOnlyLook && { way: 'look' })
	});
	if (isChange && correction && !isDeepStrictEqual(stored!.item, checked))
		await noteCorrection(session, noun, { item: checked, version }, attribution);
	return { id, version };
}

const isPublished = (item: Item<Noun> | undefined) => item?.state === 'published';

/** An editor looked at a law and left it unchanged: that makes a version, but followers are not notified. */
function isLookOnly(before: object, after: object): boolean {
	const { lookedAt: earlier, ...was } = before as { lookedAt?: string };
	const { lookedAt: later, ...is } = after as { lookedAt?: string };
	return earlier !== later && isDeepStrictEqual(was, is);
}
