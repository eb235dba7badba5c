import { sql } from 'drizzle-orm';
import type { Network } from '../../domain/networks.ts';
import type { User } from '../../domain/staff.ts';
import { onPublished } from '../../nouns/cards.server.ts';
import { record } from '../activity.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { reportChangedNames } from '../derived/index.ts';
import { resolve } from '../desk/lookup/index.ts';
import { waitForErasure } from '../erasures/before-saving.ts';
import { refuseErased } from '../erasures/check.ts';
import { GivenUp, inWorker } from '../worker/index.ts';
import { inTransaction, refusal, type Session } from '../write/index.ts';
import type { Choices } from './choices.ts';

export { siteChoices } from './choices.ts';
export * from './principles.ts';
export * from './takedowns.ts';

export async function sitePicture(): Promise<Uint8Array | undefined> {
	const [row] = await db.select({ picture: t.siteChoice.picture }).from(t.siteChoice);
	return row?.picture ?? undefined;
}

/**
 * @param named empty for no choice
 * @throws Refused if it names no law that readers see
 */
export async function featureLaw(editor: User, named: string): Promise<void> {
	const law = named ? await published(editor, 'regulation', named) : undefined;
	await choose(editor, { featuredId: law?.id ?? null }, 'the law on the front page', law?.name);
}

/**
 * @param named empty for no choice
 * @throws Refused if it names no stakeholder that readers see
 */
export async function chooseOperator(administrator: User, named: string): Promise<void> {
	const operator = named ? await published(administrator, 'stakeholder', named) : undefined;
	const set = { operatorId: operator?.id ?? null };
	const subject = 'the stakeholder that runs this copy';
	await choose(administrator, set, subject, operator?.name, async (session) => {
		const [former] = await session.select({ id: t.operatorId }).from(t.siteChoice);
		const named = [former?.id, operator?.id].filter((id) => typeof id === 'string');
		// Files and answers to programs say at each of its names that it runs this copy.
		reportChangedNames(session, 'stakeholder', named);
	});
}

export const chooseNetworks = (administrator: User, networks: Network[]): Promise<void> =>
	choose(administrator, { networks }, 'networks to share on', networks.join(', ') || undefined);

/** @throws Refused if it holds words that were erased */
export const writeAbout = (administrator: User, about: string): Promise<void> =>
	choose(administrator, { about }, 'the words about the newsroom');

/**
 * Shows a picture on the page about the newsroom. @param file empty to change the words of the one that is there
 * @throws Refused if it is no picture that can be read, or if its words were erased
 */
export async function showPicture(administrator: User, file: Uint8Array, alt: string) {
	const picture = file.length ? await redrawn(file) : await sitePicture();
	if (!picture) throw refusal('picture', 'Choose a picture.');
	await choose(administrator, { picture, pictureAlt: alt }, subjectOfPicture, alt);
}

export const removePicture = (administrator: User): Promise<void> =>
	choose(administrator, { picture: null, pictureAlt: '' }, subjectOfPicture);

const subjectOfPicture = 'the picture of the newsroom';

async function redrawn(file: Uint8Array): Promise<Uint8Array> {
	const { bytes, refused } = await inWorker('redrawPicture', file).catch((fault) => {
		if (!(fault instanceof GivenUp)) throw fault;
		return { bytes: undefined, refused: sentences[fault.why] };
	});
	if (!bytes) throw refusal('picture', refused);
	return bytes;
}

const sentences = {
	time: 'Reading this picture took too long. Choose a smaller one.',
	memory: 'Reading this picture took too much memory. Choose a smaller one.',
	queue: 'Many pages and pictures are being read at the moment. Try again in a minute.',
	ended: 'The reading of this picture was interrupted twice. Try again in a minute.'
};

async function published(staff: User, noun: 'regulation' | 'stakeholder', named: string) {
	const found = (await resolve(staff, noun, [named])).get(named)!;
	const field = noun === 'regulation' ? 'law' : noun;
	if (!('id' in found)) throw refusal(field, found.problem);
	const table = t[noun];
	const name = 'title' in table ? table.title : table.name;
	const [row] = await db
		.select({ id: table.id, name })
		.from(table)
		.where(onPublished(table, sql`${found.id}`));
	if (!row) throw refusal(field, `Readers do not see this ${field}. Choose one that is published.`);
	return row;
}

async function choose(
	by: User,
	set: Partial<Choices>,
	subject: string,
	chosen?: string,
	report?: (session: Session) => Promise<void>
) {
	await inTransaction(async (session) => {
		await report?.(session);
		await waitForErasure(session, t.siteChoice);
		const { about, pictureAlt: alt } = set;
		await refuseErased(session, [{ about, alt }]);
		await session
			.insert(t.siteChoice)
			.values(set)
			.onConflictDoUpdate({ target: t.siteChoice.only, set });
		const detail = chosen ? { chosen } : undefined;
		await record(session, { kind: 'site_choice', actor: by, subject, detail });
	});
}
