import { isDeepStrictEqual } from 'node:util';
import { hasSlug, type Noun } from '../../domain/nouns.ts';
import { needsPurpose, purposeNeeded } from './purpose.ts';
import { addRevisions } from './add-revisions.ts';
import { check, refuseWhileNamed } from './check.ts';
import { noteCorrection } from './corrections.ts';
import { idempotent } from './idempotency.ts';
import { newId } from './ids.ts';
import { keepLocators } from './items/locators.ts';
import { readItems } from './items/read.ts';
import { lockRow } from './lock.ts';
import { conflict, refusal, unknown } from './refusals.ts';
import { changeSlug, freeSlug } from './slugs.ts';
import { inTransaction } from './transaction.ts';
import type { ItemToSave, Saved, Saving, Session } from './types.ts';
import { writeRows } from './write-rows.ts';

/**
 * Creates an item, or puts it in place of the version that the writer saw, as its next version.
 * @param how `key`: the idempotency key of a form, which is saved once and answered alike
 * @throws Conflict with the stored item, where it was changed since
 * @throws Refused with a sentence a field
 */
export function save<N extends Noun>(
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

/** As `save`, for writes that hold together with others; call it within `inTransaction`. */
export async function saveWithin<N extends Noun>(
	session: Session,
	noun: N,
	item: ItemToSave<N>,
	{ version: seen = 0, alongside, correction, heldBack, ...attribution }: Saving
): Promise<Saved> {
	const id = item.id ?? newId();
	const row = await lockRow(session, noun, id);
	if (!row && seen) throw unknown(noun);
	if (row && row.version !== seen) throw await conflict(session, noun, id);
	const slug = hasSlug(noun) && {
		slug: item.slug ?? row?.slug ?? (await freeSlug(session, noun, item, id))
	};
	const [stored] = row ? await readItems(session, noun, [id]) : [];
	// Forms have no field for them, and would lose them.
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
	const lookAlone = stored && isLookAlone(stored.item, checked);
	await writeRows(session, noun, checked, version, lookAlone);
	if (slug) await changeSlug(session, noun, id, row?.slug, slug.slug);
	await addRevisions(session, noun, [{ before: stored?.item, item: checked, version }], {
		...attribution,
		...(lookAlone && { way: 'look' })
	});
	if (isChange && correction && !isDeepStrictEqual(stored!.item, checked))
		await noteCorrection(session, noun, { item: checked, version }, attribution);
	return { id, version };
}

/** A topic has no state, and is published. */
const isPublished = (item: object | undefined) =>
	item !== undefined && (!('state' in item) || item.state === 'published');

/** Whether somebody looked at a law and left it as it is: that is a version, and no change to whoever follows it. */
function isLookAlone(before: object, after: object): boolean {
	const { lookedAt: earlier, ...was } = before as { lookedAt?: string };
	const { lookedAt: later, ...is } = after as { lookedAt?: string };
	return earlier !== later && isDeepStrictEqual(was, is);
}
