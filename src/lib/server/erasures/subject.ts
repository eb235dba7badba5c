import { and, eq, or, sql } from 'drizzle-orm';
import {
	type ErasureGround,
	type ErasureKind,
	isWithheld,
	unlessWithheld
} from '../../domain/erasures.ts';
import { hasSlug, isName, type Noun, nounOf } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { keyedHash } from '../auth/secret.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { refusal } from '../write/index.ts';
import { readStored } from '../write/items/read.ts';
import type { Reference } from '../write/types.ts';
import { keyOf } from './address.ts';
import { blank, wordsIn } from './blank.ts';
import {
	decoded,
	isLongEnough,
	type Mark,
	markOf,
	marksOfName,
	marksOfText,
	spellingsOf,
	wordsOf
} from './words.ts';
import { urlOf } from '../../domain/address/url.ts';

export interface Asked {
	kind: ErasureKind;
	ground: ErasureGround;
	/** The address of an item's page, or the text of a passage. */
	named: string;
}

export interface Subject {
	targets: Reference[];
	/** Texts that go wherever they stand. */
	texts: string[];
	/** The texts as somebody wrote them. */
	sought: string[];
	/** Names that are too short to be told from other words: only the item itself goes. */
	unsought: string[];
	/** Names that the target had in earlier versions, which may have been somebody else’s. */
	former: string[];
	/** The words of a person’s names, which alone are not looked for. */
	parts: ReadonlySet<string>;
	/** All words of the target; its id may share one of them. */
	telling: string[];
	/** The marks of the texts, by keyed hashes. */
	marks: Mark[];
}

/** Shorter texts of an item, such as the title of a law, stand in other items by right. */
const leastWords = 6;

/** @throws Refused if nothing on record has the address, or if a passage is too short to be told from other words */
export async function subjectOf(session: Database, { kind, named }: Asked): Promise<Subject> {
	if (kind === 'passage') {
		if (wordsOf(named).length < 2)
			throw refusal('named', 'Give at least two words: one stands in too many places.');
		return subject([], [named], markOf);
	}
	const target = await itemAt(session, named);
	const [stored] = target ? await readStored(session, target.noun, [target.id]) : [];
	if (!target || !stored)
		throw refusal(
			'named',
			'Nothing on record has this address. Copy it from the page of the item; its name is not enough.'
		);
	if (kind === 'person' && !('kind' in stored.item && stored.item.kind === 'person'))
		throw refusal('named', 'This is the address of no person. Choose “A whole item”.');
	const words = wordsIn(target.noun, stored.item);
	const left = wordsIn(target.noun, blank(target.noun, stored.item)).map(({ text }) => text);
	const isTarget = sql`${keyOf(target)} = any(${t.erasure.items})`;
	if (
		words.every(
			({ field, text }, at) => field.name === 'slug' || text === left[at] || isWithheld(text)
		) &&
		(await session.$count(t.erasure, isTarget))
	)
		throw refusal('named', 'This is erased already. Nothing is left of its words.');
	const telling = words.map(({ text }) => text);
	if (target.noun !== 'stakeholder') {
		const own = words.filter(({ text }) => isOwn(text));
		const isSought = ({ field, text }: (typeof own)[number]) =>
			field.kind === 'address' || wordsOf(text).length >= leastWords;
		const texts = own.filter(isSought).map(({ text }) => text);
		const unsought = own.flatMap((each) => (each.field.isName && !isSought(each) ? each.text : []));
		return subject([target], texts, marksOfText, { telling, unsought });
	}
	const own = namesIn(stored.item);
	const versions = await session
		.select({ snapshot: t.revision.snapshot })
		.from(t.revision)
		.where(and(eq(t.revision.noun, 'stakeholder'), eq(t.revision.rowId, target.id)));
	const former = new Set(versions.flatMap(({ snapshot }) => namesIn(snapshot as Item<Noun>)));
	for (const name of own) former.delete(name);
	const spellings = own
		.filter(isLongEnough)
		.flatMap((name) => spellingsOf(name, kind === 'person'));
	const unsought = own.filter((name) => !isLongEnough(name));
	return subject([target], spellings, marksOfName, {
		telling,
		unsought,
		former: [...former],
		parts: new Set(
			kind === 'person' ? own.flatMap(wordsOf).filter(({ length }) => length > 2) : []
		),
		sought: own.filter(isLongEnough)
	});
}

/** The name and the other names of a stakeholder. */
const namesIn = (item: Item<Noun>) =>
	wordsIn('stakeholder', item).flatMap(({ field, text }) =>
		(field.name === 'name' || field.name === 'aliases') && isOwn(text) ? text : []
	);

/** An erased item holds this word in place of its own, and other items have it by right. */
const isOwn = (text: string) => !isWithheld(text) && unlessWithheld(text) !== null;

function subject(
	targets: Reference[],
	given: string[],
	marks: typeof markOf,
	{
		telling = [],
		unsought = [],
		former = [],
		parts = new Set(),
		sought = given
	}: Partial<Omit<Subject, 'targets' | 'texts' | 'marks'>> = {}
): Subject {
	const texts = [...new Set(given)];
	return {
		targets,
		texts,
		sought: [...new Set(sought)],
		unsought: [...new Set(unsought)],
		former,
		parts,
		telling,
		marks: texts.flatMap((text) => marks(text, keyedHash))
	};
}

async function itemAt(session: Database, address: string) {
	const path = urlOf(address)?.pathname ?? address.trim();
	const [name = '', key = ''] = path
		.replace(/^\/?(desk\/)?/, '')
		.split('/')
		.map(decoded);
	// PostgreSQL refuses NUL, which an address may spell as `%00`.
	if (!isName(name) || !key || key.includes('\0')) return undefined;
	const noun = nounOf[name];
	const table = t[noun] as typeof t.regulation;
	const [row] = await session
		.select({ id: table.id })
		.from(table)
		.where(hasSlug(noun) ? or(eq(table.id, key), eq(table.slug, key)) : eq(table.id, key));
	return row && { noun, id: row.id };
}
