import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { keyedHash, seal } from '../auth/secret.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { pageHolds } from './check.ts';
import { hitsIn, withhold } from './sweep.ts';
import { marksOfName, matcherOf } from './words.ts';

const now = new Date();
const matcher = (name: string) => matcherOf(marksOfName(name, keyedHash), keyedHash);

/** The columns in which a name is found, as `table.column`. */
async function placesOf(name: string, matches = matcher(name)): Promise<string[]> {
	const hits = await hitsIn(db, {
		matches,
		words: [name],
		pageHolds: pageHolds(marksOfName(name, keyedHash))
	});
	return hits.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
}

const writeDown = (subject: string) =>
	db
		.insert(t.activity)
		.values({ at: now, kind: 'publication', actorName: 'Bilal', subject, detail: {} });

/** Keeps the code of a page whose text has no name. */
async function keepBytes(code: string | Uint8Array, contentType?: string) {
	await db.insert(t.copy).values({
		...{ id: `copy${await db.$count(t.copy)}`, way: 'fetched', url: 'https://news.example/' },
		...{ bytes: Buffer.from(code as string), contentType, sha256: 'a'.repeat(64) },
		...{ text: 'No name', normalText: 'no name', offsets: [0], capturedAt: now }
	});
}

const queueLetter = (content: string) =>
	db.insert(t.outbox).values({
		...{ dedupeKey: 'a', kind: 'x', recipient: 'bilal@example.org', sealed: seal(content) },
		...{ createdAt: now, nextTryAt: now }
	});

describe('a name is found', () => {
	it.each(["Sean O'Quillbane", 'Sean O’Quillbane', 'Sean O‘Quillbane', 'Sean OʼQuillbane'])(
		'with its apostrophe, as in “%s”',
		async (text) => {
			await writeDown(`We met ${text}.`);
			expect(await placesOf("Sean O'Quillbane")).toEqual(['activity.subject']);
		}
	);

	it.each(['\u00ad', '\u200b', '\u200d', '\u2060', '\u2068', '\u{e0020}'])(
		'where an invisible character stands in a word, as far as the database decides (%j)',
		async (character) => {
			const text = `Plain Round${character}houser`;
			await writeDown(text);
			expect(await placesOf('Plain Roundhouser', (each) => each === text)).toHaveLength(1);
		}
	);

	it.each([
		['José Ñuñezquo', 'José Ñuñezquo, in accents that follow their letters'.normalize('NFD')],
		['Jürgen Bjørnsgaard', 'JÜRGEN BJØRNSGAARD'],
		['김철수빈', '김철수빈 said'],
		['श्रीनिवासन', 'श्रीनिवासन said'],
		['علی ریحان', 'علی رےحان']
	])('in the letters of its language, such as “%s”', async (name, text) => {
		await writeDown(text);
		expect(await placesOf(name)).toEqual(['activity.subject']);
	});

	it('in an address that spells its accents in hexadecimal', async () => {
		await writeDown('https://example.org/Jos%C3%A9-%C3%91u%C3%B1ezquo/1');
		expect(await placesOf('José Ñuñezquo')).toEqual(['activity.subject']);
	});

	it('in the host of an address', async () => {
		await writeDown('https://www.xn--zo-mllerhausen-6kb8y.example/about');
		expect(await placesOf('Zoë Müllerhausen')).toEqual(['activity.subject']);
	});

	it.each([
		['its letters', '<meta content="Zoë Müllerhausen">'],
		['entities', '<meta content="Zo&euml;&nbsp;M&uuml;llerh&#97;usen">'],
		[
			'entities that are escaped again',
			'<meta content="Zo&amp;euml;&amp;nbsp;M&amp;uuml;llerhausen">'
		],
		['tags between its words', '<figcaption>By Zoë<br>Müllerhausen'],
		['an element for each word', '<p><b>Zoë</b> <b>Müllerhausen</b>'],
		['a place to break the line', '<p>Zoë Müller<wbr>hausen'],
		[
			'escapes of JSON within JSON',
			'<script>"{\\"by\\":\\"Zo\\\\u00eb M\\\\xfcllerhausen\\"}"</script>'
		],
		['escapes of JSON', '<script>{"by":"\\nZo\\u00eb M\\u00fcllerhausen"}</script>'],
		['the escapes of an address', '<a href="/100%/Zo%C3%AB-M%C3%BCllerhausen">'],
		['an older encoding', Buffer.from('<p>Zoë Müllerhausen', 'latin1')]
	])('in the bytes of a kept copy, with %s', async (_, code) => {
		await keepBytes(code);
		expect(await placesOf('Zoë Müllerhausen')).toEqual(['copy.bytes']);
	});

	it('in the bytes of a kept copy, with tags within its plain letters', async () => {
		await keepBytes('<p>Lett<wbr>ie Quarkm<wbr>antle');
		expect(await placesOf('Lettie Quarkmantle')).toEqual(['copy.bytes']);
	});

	it('in the bytes of a kept copy, in the encoding with which the page was sent', async () => {
		await keepBytes(Buffer.from('cae0f0e5ede8ed', 'hex'), 'text/html; charset=windows-1251');
		expect(await placesOf('Каренин')).toEqual(['copy.bytes']);
	});

	it('at the start of a line of an unsent letter', async () => {
		await queueLetter(JSON.stringify({ text: 'Dear Bilal,\nLettie Quarkmantle wrote' }));
		expect(await placesOf('Lettie Quarkmantle')).toEqual(['outbox.sealed']);
	});

	it('in an unsent letter that is no JSON', async () => {
		await queueLetter('Lettie Quarkmantle wrote');
		expect(await placesOf('Lettie Quarkmantle')).toEqual(['outbox.sealed']);
	});

	it('in the sealed address of a webhook', async () => {
		const { id: ownerId } = await person('administrator');
		await db.insert(t.webhook).values({
			...{ id: 'w', ownerId, name: 'Ours', host: 'x.example', sealedSecret: 's' },
			...{ sealedUrl: seal('https://x.example/lettie-quarkmantle'), format: 'chat' },
			...{ subject: 'stakeholder:union', kinds: ['statement'], createdAt: now }
		} as never);
		expect(await placesOf('Lettie Quarkmantle')).toEqual(['webhook.sealed_url']);
	});
});

it('Kept copies beyond the first that are read at once are searched, and those that hold the name are deleted.', async () => {
	for (let at = 0; at < 25; at++) await keepBytes(at % 8 ? 'Another &amp; another' : 'Zo&euml; M');
	const matches = matcher('Zoë M');
	await db.transaction(async (tx) => {
		await tx.execute(sql`set local rulewatch.erasing = 'yes'`);
		const looked = { matches, pageHolds: pageHolds(marksOfName('Zoë M', keyedHash)) };
		await withhold(tx, await hitsIn(tx, looked), matches, new Map());
	});
	expect(await db.$count(t.copy)).toBe(21);
});
