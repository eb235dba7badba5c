import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as cast from '../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../tests/helpers/server/db/test-database.ts';
import {
	versionIsRead,
	watchVersionInTest
} from '../../../tests/helpers/server/db/test-version.ts';
import { read } from '../../../tests/helpers/server/outlets/api/test-programs.ts';
import { follow } from '../../../tests/helpers/server/derived/test-derived.ts';
import { db } from './db/index.ts';
import { recordVersion } from './db/schema.ts';
import { origin } from './settings.ts';

const pages = import.meta.glob<{ load: (event: object) => Promise<unknown> }>(
	'../../routes/*/**/+{page,layout}.server.ts'
);

async function load(file: string, path: string, params: object = {}) {
	const module = await pages[`../../routes/(public)${file}.server.ts`]!();
	return module.load({ params, url: new URL(path, origin()) });
}

const item = (list: string, key: string, name = 'slug') =>
	load(`/${list}/[${name}]/+page`, `/${list}/${key}`, { [name]: key });
const page = (path: string) => {
	const file = path.split('?')[0]!;
	return load(`${file === '/' ? '' : file}/+page`, path);
};

const kinds: Record<string, () => Promise<unknown>> = {
	'the menu of every page': () => load('/+layout', '/'),
	home: () => page('/'),
	'a law': () => item('regulations', 'harm-rules'),
	'a statement': () => item('statements', 'said', 'id'),
	'a stakeholder': () => item('stakeholders', 'coalition'),
	'an article': () => item('articles', 'dawn'),
	'a topic': () => item('topics', 'expression'),
	'an event': () => item('events', 'leak', 'id'),
	laws: () => page('/regulations'),
	statements: () => page('/statements'),
	'statements of a stance': () => page('/statements?stance=oppose'),
	articles: () => page('/articles'),
	topics: () => page('/topics'),
	search: () => page('/search?q=union'),
	trends: () => page('/trends'),
	'statements for programs': () => read('/statements'),
	'a statement for programs': () => read('/statements/said')
};

async function record() {
	await cast.topic();
	await cast.scene();
	await cast.regulation('it-rules', { topics: ['expression'] });
	for (const source of ['jang', 'tribune']) await cast.article(source);
	await cast.membership('coalition', 'union', '2020-02-10');
	await cast.event('made', { kind: 'notification', date: '2020-01-21' });
	await cast.event('leak', { kind: 'leak', date: '2020-02-12' });
	await say('said', ['harm-rules', 'it-rules']);
	await cast.event('answer', { kind: 'reaction', date: '2020-02-13', statementId: 'said' });
	// With five statements a law can be featured.
	for (const id of ['a', 'b', 'c', 'd']) await grow(id);
}

const say = (id: string, regulations = ['harm-rules']) =>
	cast.statement(id, {
		regulations,
		quote: 'Withdraw them.',
		source: 'jang',
		signatories: ['union']
	});

async function grow(id: string) {
	await cast.stakeholder(id);
	await cast.membership('coalition', id, '2020-02-11');
	await cast.regulation(`${id}-rules`, { topics: ['expression'] });
	await say(id, ['harm-rules', `${id}-rules`]);
	await cast.event(`event-${id}`, { kind: 'court', date: '2020-03', actors: ['union'] });
}

async function counts() {
	const counted: Record<string, [first: number, then: number]> = {};
	for (const [kind, read] of Object.entries(kinds)) {
		await read();
		await cast.article(`published for ${kind} ${Math.random()}`);
		await versionIsRead();
		counted[kind] = [await countQueries(read), await countQueries(read)];
	}
	return counted;
}

it('each page is read in this many queries after a publication, and in these until the next', async () => {
	await record();
	await watchVersionInTest();
	// One of each page that can be cited is that of the menu too: who runs this copy.
	const few = await counts();
	expect(few).toMatchInlineSnapshot(`
		{
		  "a law": [
		    8,
		    4,
		  ],
		  "a stakeholder": [
		    7,
		    4,
		  ],
		  "a statement": [
		    7,
		    4,
		  ],
		  "a statement for programs": [
		    4,
		    2,
		  ],
		  "a topic": [
		    5,
		    1,
		  ],
		  "an article": [
		    7,
		    2,
		  ],
		  "an event": [
		    6,
		    4,
		  ],
		  "articles": [
		    5,
		    1,
		  ],
		  "home": [
		    12,
		    0,
		  ],
		  "laws": [
		    3,
		    1,
		  ],
		  "search": [
		    5,
		    4,
		  ],
		  "statements": [
		    4,
		    2,
		  ],
		  "statements for programs": [
		    4,
		    2,
		  ],
		  "statements of a stance": [
		    4,
		    2,
		  ],
		  "the menu of every page": [
		    2,
		    0,
		  ],
		  "topics": [
		    2,
		    0,
		  ],
		  "trends": [
		    8,
		    0,
		  ],
		}
	`);
	for (const id of ['e', 'f', 'g']) await grow(id);
	expect(await counts()).toEqual(few);
});

const publications: Record<string, () => Promise<unknown>> = {
	'a statement': () => say('newest', ['harm-rules', 'it-rules']),
	'a withdrawn statement': () => cast.change('statement', 'a', { state: 'withdrawn' }),
	'a stakeholder by another name': () => cast.change('stakeholder', 'union', { name: 'Guild' }),
	'a stakeholder of another kind': () => cast.change('stakeholder', 'union', { kind: 'company' }),
	'a member': () => cast.membership('coalition', 'ministry', '2020-02-12'),
	'an event': () => cast.event('hearing', { kind: 'court', date: '2020-03-02' }),
	'an event that is withdrawn': () => cast.change('event', 'made', { state: 'withdrawn' }),
	'a law by another title': () => cast.change('regulation', 'it-rules', { title: 'IT Rules' }),
	'a law without its topic': () => cast.change('regulation', 'it-rules', { topics: [] }),
	'an article': () => cast.article('mint', { regulations: ['harm-rules'], topics: ['expression'] }),
	'an article by another headline': () => cast.change('article', 'jang', { headline: 'Banned' }),
	'a topic by another name': () => cast.change('topic', 'expression', { name: 'Speech' }),
	'a campaign': () => cast.campaign('withdraw', { regulations: ['harm-rules'] })
};

it('a page that was read before a publication says what one says that is first read after it', async () => {
	await record();
	await watchVersionInTest();
	const all = () => Promise.all(Object.values(kinds).map((read) => read()));
	for (const [what, publish] of Object.entries(publications)) {
		// What is kept until a noun changes is kept for the version alone if something was written without a trace.
		await follow();
		await versionIsRead();
		const before = await all();
		await publish();
		await versionIsRead();
		const after = await all();
		expect(after, what).not.toEqual(before);
		await db.update(recordVersion).set({ version: sql`version + 1` });
		await versionIsRead();
		expect(after, what).toEqual(await all());
	}
});
