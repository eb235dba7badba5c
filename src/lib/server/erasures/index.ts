import { sql } from 'drizzle-orm';
import { placeInWords } from '../../domain/erasures.ts';
import { deskPage } from '../../domain/address/pages.ts';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import type { User } from '../../domain/staff.ts';
import { titleOf } from '../../domain/titles.ts';
import { record } from '../activity.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { type Problems } from '../auth/accounts.ts';
import { prove, type Proof } from '../auth/own-account.ts';
import { keyedHash } from '../auth/secret.ts';
import { type Database, withLongTimeout } from '../db/index.ts';
import { takeTurn } from '../derived/index.ts';
import * as t from '../db/schema.ts';
import { inTransaction, newId, refusal } from '../write/index.ts';
import { readStored } from '../write/items/read.ts';
import { referencedNames } from '../write/items/names.ts';
import { keptHash, keyOf } from './address.ts';
import { wordsIn } from './blank.ts';
import { isQuotationWith } from './check.ts';
import { carryOut, planChangedSentence } from './carry-out.ts';
import { find, type Finding, isOwnTable } from './find.ts';
import { twoStepNeeded } from './list.ts';
import { officesIn } from './offices.ts';
import { type Asked, type Subject, subjectOf } from './subject.ts';
import { marksOfReleased, type Matcher, matcherOf, wordsOf } from './words.ts';

export { isErasedAddress } from './address.ts';
export { type ErasureEntry, listErasures, releaseText, twoStepNeeded } from './list.ts';
export type { Asked } from './subject.ts';

export interface PlannedItem {
	key: string;
	noun: Noun;
	title: string;
	href: string;
	/** The whole item goes, its words are withheld, or it names what goes. */
	how: 'erased' | 'withheld' | 'names';
	/** Its texts that go, and those that stay though they hold a part of the name. */
	texts: { label: string; text: string; goes: boolean }[];
}

export interface Plan {
	items: PlannedItem[];
	places: { words: string; rows: number }[];
	/** Copies of pages among them that took too long to be searched. */
	unread: number;
	/** The texts that are looked for. */
	sought: string[];
	/** Names that are too short to be told from other words: only the item itself goes. */
	unsought: string[];
	/** Names that the target had in earlier versions: they are not looked for. */
	former: string[];
	/** Names everything that was found: if it differs later, somebody has changed the record since. */
	seen: string;
}

const longMilliseconds = 600_000;

/** Shows everything that an erasure would change; nothing is changed. @throws Refused if it finds nothing to erase */
export async function planErasure(asked: Asked): Promise<Plan> {
	return withLongTimeout(async (session) => {
		const subject = await subjectOf(session, asked);
		return planOf(session, subject, await find(session, { ...subject, isKept: () => false }));
	}, longMilliseconds);
}

async function planOf(
	session: Database,
	{ sought, unsought, former, parts }: Subject,
	finding: Finding
): Promise<Plan> {
	const { affected, targets, naming, hits, matches } = finding;
	const targetIds = new Set(targets.map(({ id }) => id));
	function textsOf(noun: Noun, item: Item<Noun>): PlannedItem['texts'] {
		const offices = officesIn(noun, item, targetIds);
		const quoted = quotationsWith(item, matches);
		return wordsIn(noun, item).flatMap(({ field: { name, label }, text }) => {
			const goes = matches(text, name) || offices.includes(name) || quoted.has(text);
			const hasPart = () => wordsOf(text).some((word) => parts.has(word));
			return goes || hasPart() ? { label, text, goes } : [];
		});
	}
	const isTarget = new Set(targets.map(keyOf));
	const items: PlannedItem[] = [];
	for (const noun of Object.values(nounOf)) {
		const found = [
			...affected,
			...naming.map((each) => ({ ...each, how: 'names' as const }))
		].filter((each) => each.noun === noun);
		if (!found.length) continue;
		const names = await referencedNames(
			session,
			noun,
			found.map(({ item }) => item)
		);
		for (const { item, how } of found) {
			const key = keyOf({ noun, id: item.id });
			const title = titleOf(noun, item, names);
			const href = deskPage(noun, item.id);
			const isErased = isTarget.has(key);
			const texts = isErased ? [] : textsOf(noun, item);
			items.push({ key, noun, title, href, how: isErased ? 'erased' : how, texts });
		}
	}
	const counts = new Map<string, number>();
	for (const { table } of hits) {
		const words = placeInWords(table);
		if (!isOwnTable(table)) counts.set(words, (counts.get(words) ?? 0) + 1);
	}
	const places = [...counts].map(([words, rows]) => ({ words, rows }));
	const unread = hits.filter(({ isUnread }) => isUnread).length;
	const all = [
		...items.map(({ key, how }) => `${key} ${how}`),
		...places.map(({ words, rows }) => `${words} ${rows}`),
		`unread ${unread}`
	];
	return {
		items,
		places,
		unread,
		sought,
		unsought,
		former,
		seen: keyedHash(all.sort().join('\n'))
	};
}

interface Confirmed extends Proof {
	/** Items that stay as they are, as `noun/id`: there the words mean somebody else. */
	kept: string[];
	/** The plan that was shown. */
	seen: string;
}

/**
 * Erases for good, in one transaction.
 * @returns the id of the erasure, or why nothing was erased: a wrong password, or a record that differs from the plan
 * @throws Refused if the administrator has no second factor
 */
export async function erase(
	by: User,
	asked: Asked,
	{ kept, seen, ...proof }: Confirmed
): Promise<{ id: string } | { problems: Problems }> {
	if (by.role !== 'administrator') throw refusal('', 'Only administrators erase.');
	if (!by.twoStep) throw refusal('', twoStepNeeded);
	// The code is used up, so the plan is compared first.
	const plan = await planErasure(asked);
	if (plan.seen !== seen) return { problems: { '': planChangedSentence } };
	const problems = await prove(by, proof);
	if (problems) return { problems };
	const id = newId();
	await inTransaction(
		async (session) => {
			// If two administrators erase the same words, the second one gets a message.
			await takeTurn(session);
			const subject = await subjectOf(session, asked);
			const { marks } = subject;
			const staying = plan.items.filter(({ key }) => kept.includes(key));
			const names = await namesOf(session, staying, matcherOf(marks, keyedHash));
			const erasure = {
				id,
				// A restore carries erasures out in their order, also if the clock was set back.
				at: sql`greatest(now(), (select max(at) + interval '1 ms' from erasure))`,
				accountId: by.id,
				ground: asked.ground,
				kind: asked.kind,
				marks,
				released: names
					.flatMap((text) => marksOfReleased(text, keyedHash, marks))
					.filter((mark) => !marks.includes(mark)),
				kept: kept.map(keptHash)
			};
			const isKept = (key: string) => kept.includes(key);
			const order = { ...subject, isKept, ground: asked.ground, by, mostUnread: plan.unread };
			const done = await carryOut(session, order);
			await session
				.insert(t.erasure)
				.values({ ...erasure, ...done, kept: [...erasure.kept, ...done.kept] });
			await record(session, {
				kind: 'erasure',
				actor: by,
				subject: id,
				detail: { ground: asked.ground, ...(kept.length && { spared: kept.length }) }
			});
		},
		(work) => withLongTimeout(work, longMilliseconds)
	);
	return { id };
}

/** The words of quotations that go, and those around them, which go with them. */
const quotationsWith = (item: object, matches: Matcher): ReadonlySet<unknown> =>
	new Set(
		Object.values(item)
			.flat()
			.filter((row) => typeof row === 'object' && row !== null && isQuotationWith(row, matches))
			.flatMap(({ exact, prefix, suffix }) => [exact, prefix, suffix])
	);

/** The names of items that stay, in which the words mean somebody else: what names these items repeats them. */
async function namesOf(
	session: Database,
	items: PlannedItem[],
	matches: Matcher
): Promise<string[]> {
	const names: string[] = [];
	for (const { noun, key } of items)
		for (const { item } of await readStored(session, noun, [key.slice(noun.length + 1)]))
			names.push(...wordsIn(noun, item).flatMap(({ field, text }) => (field.isName ? text : [])));
	return [...new Set(names.filter((name) => matches(name)))];
}
