import { eq, sql } from 'drizzle-orm';
import type { User } from '../../../../src/lib/domain/staff.ts';
import { names, type Noun, nounOf } from '../../../../src/lib/domain/nouns.ts';
import * as cast from '../../nouns/test-cast.ts';
import { password, person } from '../auth/test-staff.ts';
import { seal } from '../../../../src/lib/server/auth/secret.ts';
import { newRecoveryCodes } from '../../../../src/lib/server/auth/second-factor.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import * as t from '../../../../src/lib/server/db/schema.ts';
import { saveItem } from '../../../../src/lib/server/write/index.ts';
import { readStored } from '../../../../src/lib/server/write/items/read.ts';
import {
	type Asked,
	erase,
	listErasures,
	planErasure,
	releaseText
} from '../../../../src/lib/server/erasures/index.ts';

export const name = 'Zuhra Karim';
export const bytesOf = (text: string) => Buffer.from(text);
export const now = new Date();

/** The administrator who erases; made anew before each test by `asAdministrator`. */
export let asma: User;
let codes: string[];

export async function asAdministrator() {
	const account = await person('administrator', {
		totpSecret: seal('JBSWY3DPEHPK3PXP'),
		totpConfirmedAt: now
	});
	asma = {
		id: account.id,
		name: account.name,
		email: account.email,
		role: 'administrator',
		twoStep: true
	};
	codes = await newRecoveryCodes(db, asma.id);
}

/** A code of the administrator's second factor that was not used. */
export const freshCode = (): string => codes.pop()!;

export const ofPerson: Asked = {
	kind: 'person',
	ground: 'safety',
	named: '/stakeholders/zuhra-karim'
};

export async function erased(asked: Asked, kept: string[] = []) {
	const { seen } = await planErasure(asked);
	const done = await erase(asma, asked, { kept, seen, current: password, code: freshCode() });
	if (!('id' in done)) throw new Error(JSON.stringify(done.problems));
	return done.id;
}

export const release = (id: string, text: string) =>
	releaseText(asma, { id, text, current: password, code: freshCode() });

export const refusalOf = (work: Promise<unknown>) =>
	work.then(
		() => undefined,
		(error: Error) => error.message
	);

export async function rowsOf<Row>(query: ReturnType<typeof sql>): Promise<Row[]> {
	const answer: unknown = await db.execute(query);
	return Array.isArray(answer) ? [...answer] : (answer as { rows: Row[] }).rows;
}

/** Every column of every table in which the words stand, looked for as a person with a database client would. */
export async function placesOf(words: string): Promise<string[]> {
	const columns = await rowsOf<{ table: string; column: string; type: string }>(
		sql`select table_name as table, column_name as column, udt_name as type
			from information_schema.columns join information_schema.tables using (table_schema, table_name)
			where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'account' order by 1, 2`
	);
	const found: string[] = [];
	const pattern = `%${words.toLowerCase().replaceAll(/[^a-z]+/g, '%')}%`;
	for (const { table, column, type } of columns) {
		const name = sql.identifier(column);
		const text = type === 'bytea' ? sql`encode(${name}, 'escape')` : sql`${name}::text`;
		const [row] = await rowsOf<{ n: number }>(
			sql`select count(*)::int as n from ${sql.identifier(table)} where lower(${text}) like ${pattern}`
		);
		if (row!.n) found.push(`${table}.${column}`);
	}
	return found;
}

/** A record in which every table has a row. */
export async function everything() {
	await cast.scene();
	await cast.topic('privacy');
	await cast.stakeholder('zuhra-karim', { name, kind: 'person', aliases: ['Zuhra A. Karim'] });
	await cast.article('report', {
		slug: 'zuhra-karim-says',
		url: 'https://news.example/zuhra-karim-says',
		headline: `${name}: “The rules go too far”`,
		author: name,
		regulations: ['harm-rules'],
		topics: ['privacy']
	});
	await cast.statement('said-alone', { speakerId: 'zuhra-karim', source: 'report' });
	await cast.statement('joint', {
		signatories: ['zuhra-karim'],
		demands: ['withdraw'],
		quote: `${name} was silenced`,
		source: 'report'
	});
	await cast.event('march', {
		kind: 'reaction',
		date: '2020-03',
		actors: ['zuhra-karim', 'union']
	});
	await cast.membership('coalition', 'zuhra-karim', '2020-02');
	await saveItem(
		'campaign',
		{
			title: 'Free her',
			aliases: [],
			summary: 'A campaign',
			startDate: '2020',
			regulations: ['harm-rules'],
			statements: ['joint'],
			demands: [{ demand: 'withdraw', words: 'Let her speak', outcome: 'open' }],
			participants: [{ stakeholder: 'zuhra-karim' }],
			sources: ['report'],
			state: 'published'
		} as never,
		{ author: 'Bilal', reason: 'New', way: 'entry' }
	);
	for (const noun of names.map((each) => nounOf[each])) {
		const ids = await db.select({ id: t[noun].id }).from(t[noun] as typeof t.topic);
		for (const { item } of await readStored(
			db,
			noun,
			ids.map(({ id }) => id)
		))
			await db
				.insert(t.revision)
				.values({
					noun,
					rowId: item.id,
					version: 1,
					snapshot: item,
					author: 'Bilal',
					reason: 'New'
				})
				.onConflictDoNothing();
	}
	const by = { accountId: asma.id };
	const item = { name, kind: 'person' };
	await db.insert(t.copy).values(
		['seen', 'brought'].map((id) => ({
			id,
			articleId: id === 'seen' ? 'report' : null,
			way: 'fetched' as const,
			url: 'https://news.example/',
			headers: { link: 'x' },
			bytes: bytesOf(`<meta content="${name}">`),
			sha256: 'a'.repeat(64),
			text: `${name} said`,
			normalText: 'zuhra karim said',
			offsets: [0],
			capturedAt: now
		}))
	);
	await db.insert(t.stakeholderIdentifier).values(
		['us', 'gb'].map((country) => ({
			stakeholderId: 'union',
			scheme: 'opencorporates' as const,
			value: `${country}/zuhra-karim`
		}))
	);
	await db
		.insert(t.capture)
		.values({ copyId: 'brought', ...by, found: {}, typed: { headline: name } });
	await db
		.insert(t.capturedQuotation)
		.values({ copyId: 'brought', at: 0, found: { speaker: name } as never });
	await db.insert(t.livePage).values({
		articleId: 'report',
		state: 'there',
		lookedAt: now,
		nextLookAt: now,
		copyId: 'seen',
		failure: name
	});
	await db.insert(t.proposal).values([
		{
			id: 'sent',
			noun: 'stakeholder',
			rowId: 'zuhra-karim',
			base: 1,
			item,
			title: name,
			authorId: asma.id
		},
		{
			id: 'unsent',
			noun: 'statement',
			rowId: '',
			base: 0,
			item: { summary: `${name} said` },
			authorId: asma.id,
			state: sql`'unsent'`
		}
	]);
	await db
		.insert(t.typedName)
		.values({ ...by, noun: 'stakeholder', rowId: 'zuhra-karim', text: name });
	await db
		.insert(t.formerSlug)
		.values({ noun: 'stakeholder', slug: 'z-zuhra-karim', rowId: 'zuhra-karim' });
	await db.insert(t.merge).values({
		id: 'm',
		fromId: 'union',
		toId: 'zuhra-karim',
		...by,
		reason: name,
		moved: [{ noun: 'statement', id: 'joint', version: 1 }]
	});
	await db.insert(t.correction).values({
		...{
			id: 'c',
			page: '/stakeholders/zuhra-karim',
			message: name,
			proof: 'https://x.example/zuhra-karim'
		},
		...{ contact: 'zuhrakarim@example.org', answer: name, note: name }
	});
	await db.insert(t.csvImport).values([
		{
			id: 'half',
			name: 'stakeholders',
			fileName: 'a.csv',
			hash: 'x',
			columns: ['name'],
			total: 1,
			...by
		},
		{
			id: 'whole',
			name: 'stakeholders',
			fileName: 'Zuhra Karim.csv',
			hash: 'x',
			columns: [name],
			total: 1,
			...by,
			finishedAt: now
		}
	]);
	for (const importId of ['half', 'whole'])
		await db.insert(t.csvRow).values({
			importId,
			number: 2,
			cells: [name],
			item: { id: 'x', name } as never,
			articles: []
		});
	await db.insert(t.importItem).values({
		importId: 'whole',
		noun: 'stakeholder',
		rowId: 'zuhra-karim',
		number: 2,
		version: 1,
		note: name
	});
	await db
		.insert(t.follower)
		.values({ id: 'f', addressHash: 'h', sealedAddress: 's', createdAt: now, endReason: name });
	await db.insert(t.follow).values({
		...{
			id: 'fo',
			followerId: 'f',
			subject: 'search?q=Zuhra+Karim',
			kinds: ['statement'],
			frequency: 'daily'
		},
		...{ timeZone: 'UTC', createdAt: now }
	} as never);
	await db.insert(t.webhook).values({
		...{
			id: 'w',
			ownerId: asma.id,
			name,
			sealedUrl: 's',
			host: 'x.example',
			sealedSecret: 's',
			format: 'chat'
		},
		...{ subject: 'stakeholder/zuhra-karim', kinds: ['statement'], createdAt: now }
	} as never);
	await db.insert(t.change).values({
		key: 'stakeholder/zuhra-karim/1',
		noun: 'stakeholder',
		rowId: 'zuhra-karim',
		version: 1,
		at: now
	});
	await db.insert(t.outbox).values([
		{
			dedupeKey: 'a',
			kind: 'x',
			recipient: 'bilal@example.org',
			sealed: seal(`Dear Bilal, ${name} wrote`),
			createdAt: now,
			nextTryAt: now
		},
		{
			dedupeKey: 'b',
			kind: 'x',
			recipient: 'bilal@example.org',
			failure: name,
			createdAt: now,
			nextTryAt: now
		}
	]);
	await db.insert(t.watch).values({
		...{
			id: 'wa',
			regulationId: 'harm-rules',
			url: 'https://gov.example/zuhra-karim',
			host: 'gov.example'
		},
		...{
			kind: 'ministry',
			everyHours: 1,
			createdAt: now,
			nextLookAt: now,
			suspectText: name,
			failure: name
		}
	} as never);
	await db.insert(t.activity).values({
		at: now,
		kind: 'publication',
		actorName: 'Bilal',
		subject: name,
		detail: { reason: name }
	});
	await db
		.insert(t.idempotency)
		.values({ key: 'k', noun: 'stakeholder', rowId: 'zuhra-karim', version: 1 });
	await db.insert(t.siteChoice).values({ about: `We met ${name}.` });
	await db.insert(t.takedown).values({
		...{
			entry: 'e',
			subject: 'name',
			subjectWords: name,
			asker: 'person',
			authority: '',
			month: '2026-10'
		},
		...{ ground: 'safety', groundWords: name, outcome: 'open', note: name }
	} as never);
}

/** Columns that hold ids, hashes, dates and words of the code, in which nobody writes a name. */
const withoutWords = new Set(
	[
		'noun lang date jurisdiction published as_of start_date end_date known_on happened made text_public',
		'first_reaction batch report hash sha256 subjects kinds time_zone host etag scheme region format',
		'sealed sealed_address sealed_url sealed_secret address_hash code_hash token_hash body_hash matched country',
		'offsets mapping moved entry month networks sections locators dedupe_key key kind section content_type',
		'decided_by captured_by undone_by created_by one other replaces regulations stances positions items marks addresses kept released url status page'
	].flatMap((line) => line.split(' '))
);

/** Writes the name into every other column in which a text fits, in all rows, past the rules for single columns. */
export async function plantEverywhere(): Promise<string[]> {
	const planted: string[] = [];
	const columns = await rowsOf<{ table: string; column: string; type: string }>(
		sql`select table_name as table, column_name as column, udt_name as type
			from information_schema.columns join information_schema.tables using (table_schema, table_name)
			where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
				and table_name not in ('account', 'erasure') and udt_name in ('text', '_text', 'jsonb', 'bytea') order by 1, 2`
	);
	const found = ' zuhra-KARIM once more';
	for (const { table, column, type } of columns) {
		if (column === 'id' || column.endsWith('_id') || withoutWords.has(column)) continue;
		const name = sql.identifier(column);
		const value = {
			text: sql`coalesce(${name}, '') || ${found} || ctid::text`,
			_text: sql`array_append(${name}, ${found}::text)`,
			jsonb: sql`jsonb_set(coalesce(${name}, '{}'), '{planted}', ${JSON.stringify([found])}::text::jsonb)`,
			bytea: sql`convert_to(${found}, 'UTF8')`
		}[type]!;
		const isWritten = await db
			.transaction(async (tx) => {
				await tx.execute(sql`set local session_replication_role = replica`);
				const done = sql`update ${sql.identifier(table)} set ${name} = ${value} returning 1 as one`;
				const answer: unknown = await tx.execute(done);
				return (Array.isArray(answer) ? answer : (answer as { rows: object[] }).rows).length > 0;
			})
			.catch(() => false);
		if (isWritten) planted.push(`${table}.${column}`);
	}
	await db.update(t.stakeholder).set({ name }).where(eq(t.stakeholder.id, 'zuhra-karim'));
	return planted;
}

export const stored = async (noun: Noun, id: string) => (await readStored(db, noun, [id]))[0]?.item;
export const entryOf = async (id: string) =>
	(await listErasures()).find((entry) => entry.id === id);
export const idOf = async (erasure: string) => (await entryOf(erasure))!.items[0]!.split('/')[1]!;
export const how = { author: 'Bilal', reason: 'New', way: 'entry' } as const;
export const enter = (name: string, more: { reason?: string } = {}) =>
	saveItem(
		'stakeholder',
		{
			name,
			aliases: [],
			kind: 'person',
			sources: ['dawn'],
			identifiers: [],
			state: 'published'
		} as never,
		{ ...how, ...more }
	);
