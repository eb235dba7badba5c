import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Name, names } from '../../../domain/nouns.ts';
import { formerSlug } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { origin } from '../../settings.ts';
import { ask, read } from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.topic('speech');
	await cast.regulation('it-rules', { topics: ['speech'], jurisdiction: 'IN' });
	await cast.membership('coalition', 'union', '2020-02-17');
	await cast.statement('regret', { date: '2020-02', quote: 'We regret these rules' });
	await cast.statement('letter', { date: '2020-02-29', signatories: ['union'] });
	await cast.event('notified', { kind: 'notification', date: '2020-01-21', actors: ['ministry'] });
});

const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

describe('a list', () => {
	it('is read by anyone, filtered and sorted as its page is', async () => {
		expect(idsOf(await read('/statements'))).toEqual(['letter', 'regret']);
		expect(idsOf(await read('/statements?sort=oldest&stakeholder=union'))).toEqual(['letter']);
		expect(idsOf(await read('/regulations?jurisdiction=in'))).toEqual(['it-rules']);
	});

	it('is read on by the address that it gives, until there is none', async () => {
		const first = await read('/statements?limit=1&sort=oldest&year=2020');
		expect(idsOf(first)).toEqual(['regret']);
		const next = new URL(first.next);
		expect(next.origin + next.pathname).toBe(`${origin()}/api/v1/statements`);
		const rest = await read(first.next.slice(`${origin()}/api/v1`.length));
		expect(idsOf(rest)).toEqual(['letter']);
		expect(rest.next).toBeNull();
		const { headers } = await ask('/statements?limit=1');
		expect(headers.get('link')).toMatch(/^<http.*cursor=.*>; rel="next"$/);
	});

	it('gives the fields that were asked for, and no others', async () => {
		const { data } = await read('/regulations?fields=slug,title&sort=title');
		expect(data[0]).toEqual({ slug: 'harm-rules', title: 'Harm Rules 2020' });
	});

	it('gives in full what it names, once', async () => {
		const { included } = await read('/statements?include=regulations,stakeholders');
		expect(included.regulations.data).toHaveLength(1);
		expect(included.regulations.data[0]).toMatchObject({ slug: 'harm-rules', jurisdiction: 'PK' });
		expect(included.stakeholders.data.map(({ slug }: { slug: string }) => slug).sort()).toEqual([
			'coalition',
			'union'
		]);
	});

	it.each(['include=regulations&include=stakeholders', 'include=regulations,stakeholders'])(
		'reads a list alike however it is sent: %s',
		async (query) => {
			const { included } = await read(`/statements?${query}&fields=id&fields=date`);
			expect(Object.keys(included)).toEqual(['regulations', 'stakeholders']);
			const { data } = await read(`/statements?${query}&fields=id&fields=date`);
			expect(Object.keys(data[0])).toEqual(['id', 'date']);
			expect(await read('/statements?stance=oppose&stance=mixed')).toMatchObject({
				status: 400,
				detail: '“stance” is given more than once.'
			});
		}
	);

	it('names no draft among what it includes', async () => {
		const articles = async () => {
			const { included } = await read('/statements?include=articles');
			return included.articles.data.map(({ slug }: { slug: string }) => slug).sort();
		};
		await cast.article('herald');
		await db.insert(t.citation).values({ articleId: 'herald', statementId: 'letter' });
		expect(await articles()).toEqual(['dawn', 'herald']);
		await db.update(t.article).set({ state: 'draft' }).where(eq(t.article.id, 'herald'));
		expect(await articles()).toEqual(['dawn']);
	});

	it('leads to itself under the present name of what a filter names', async () => {
		await db
			.insert(formerSlug)
			.values({ noun: 'regulation', slug: 'old-rules', rowId: 'harm-rules' });
		const answer = await ask('/statements?regulation=old-rules');
		expect(answer.status).toBe(308);
		expect(answer.headers.get('location')).toBe('/api/v1/statements?regulation=harm-rules');
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
	});
});

describe('one item', () => {
	it('is found by its short name and by its id', async () => {
		await db
			.update(t.regulation)
			.set({ slug: 'citizens-rules' })
			.where(eq(t.regulation.id, 'it-rules'));
		expect((await read('/regulations/citizens-rules')).data.id).toBe('it-rules');
		expect((await read('/regulations/it-rules')).data.slug).toBe('citizens-rules');
		expect((await read('/statements/letter')).data.id).toBe('letter');
	});

	it('comes with the lists that name it', async () => {
		const { included } = await read('/regulations/harm-rules?include=events,statements');
		expect(idsOf(included.events)).toEqual(['notified']);
		expect(idsOf(included.statements)).toEqual(['letter', 'regret']);
		expect(included.statements.next).toBeNull();
		const group = await read('/stakeholders/coalition?include=memberships');
		expect(idsOf(group.included.memberships)).toEqual(['coalition.union.2020-02-17']);
	});

	it('that stood at this address leads to where it stands now', async () => {
		await db
			.insert(formerSlug)
			.values({ noun: 'regulation', slug: 'old-rules', rowId: 'harm-rules' });
		const answer = await ask('/regulations/old-rules?fields=slug');
		expect(answer.status).toBe(308);
		expect(answer.headers.get('location')).toBe('/api/v1/regulations/harm-rules?fields=slug');
	});

	it('that was withdrawn says why, and one that never was public says nothing', async () => {
		const its = eq(t.statement.id, 'letter');
		await db.update(t.statement).set({ state: 'withdrawn', stateReason: 'Misread' }).where(its);
		expect(await read('/statements/letter')).toMatchObject({ status: 410, detail: 'Misread' });
		await db.update(t.statement).set({ state: 'draft' }).where(its);
		expect(await read('/statements/letter')).toMatchObject({ status: 404 });
	});
});

describe('promise 10: a draft', () => {
	const secret = 'a-secret-nobody-reads';
	const everything = async () => {
		const lists = names.map((name) => ask(`/${name}?limit=200`));
		const items = ['letter', 'letter/form'].map((path) => ask(`/statements/${path}`));
		const included = ask('/regulations/harm-rules?include=statements,events,articles');
		const answers = await Promise.all([...lists, ...items, included]);
		return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
	};

	it('is in no answer to a stranger, and would be found in one', async () => {
		const its = eq(t.statement.id, 'letter');
		await db.update(t.statement).set({ summary: secret }).where(its);
		expect((await everything()).split(secret)).toHaveLength(4);
		await db.update(t.statement).set({ state: 'draft' }).where(its);
		expect(await everything()).not.toContain(secret);
	});
});

describe('what a program is told that asks for something else', () => {
	const long = 'a'.repeat(10_000);

	type Refused = [path: string, parameter: string, among?: string];
	const refused: Refused[] = [
		['/statements?colour=red', 'colour', 'stance'],
		['/statements?page=2', 'page', 'cursor'],
		['/statements?stance=furious', 'stance', 'oppose'],
		['/statements?year=20x0', 'year'],
		['/statements?from=2020-02-30', 'from'],
		['/statements?regulation=', 'regulation'],
		['/statements?year=2020&year=2021', 'year'],
		['/statements?fields=id,colour', 'fields', 'summary'],
		['/statements?fields=', 'fields', 'summary'],
		['/statements?fields=__proto__', 'fields', 'summary'],
		['/statements?include=events', 'include', 'regulations'],
		['/regulations?include=statements', 'include', 'topics'],
		['/topics?include=regulations', 'include'],
		['/statements?sort=stance', 'sort', 'latest'],
		['/statements?limit=0', 'limit'],
		['/statements?limit=201', 'limit'],
		['/statements?limit=1e1', 'limit'],
		['/statements?cursor=x', 'cursor'],
		['/statements?cursor=', 'cursor'],
		[
			`/statements?cursor=${Buffer.from('["2020-02-30","2020-02-01","x"]').toString('base64url')}`,
			'cursor',
			undefined
		],
		[
			`/statements?cursor=${Buffer.from('["2020-02-01"]').toString('base64url')}`,
			'cursor',
			undefined
		],
		[`/statements?q=${long}`, 'q'],
		[`/statements?cursor=${long}`, 'cursor'],
		[`/statements?${long}=1`, 'a'.repeat(60) + '…', 'stance'],
		['/statements/letter?year=2020', 'year', 'fields'],
		['/openapi.json?x=1', 'x'],
		['/topics?access_token=abc', 'access_token'],
		[`/topics?q=rw_${'a'.repeat(43)}`, 'q']
	];
	const named = refused.map((each): [start: string, ...Refused] => [each[0].slice(0, 60), ...each]);

	it.each(named)('is said in a sentence that names it: %s', async (_, path, parameter, among) => {
		const response = await ask(path);
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const problem = await response.json();
		expect(problem).toMatchObject({ status: 400, title: 'Bad Request', parameter });
		expect(problem.detail).toMatch(/\.$/);
		if (among) expect(problem.allowed).toContain(among);
	});

	it('names a list that there is none of, and what there is', async () => {
		const problem = await read('/laws');
		expect(problem).toMatchObject({ status: 404, allowed: [...names] });
		expect(await read('/statements/nothing')).toMatchObject({ status: 404, title: 'Not Found' });
		expect(await read('/statements/a/b/c')).toMatchObject({ status: 404 });
		expect(await read('/statements/a%00b')).toMatchObject({ status: 404 });
	});

	it('is told to ask for fewer where they name too many', async () => {
		const many = Array.from({ length: 1_001 }, (_, index) => `s${index}`);
		await db.transaction(async (tx) => {
			await tx.insert(t.stakeholder).values(
				many.map((id) => ({
					id,
					slug: id,
					name: id,
					kind: 'company' as const,
					state: 'published' as const
				}))
			);
			await tx
				.insert(t.citation)
				.values(many.map((stakeholderId) => ({ articleId: 'dawn', stakeholderId })));
		});
		await db.insert(t.signatory).values(
			many.map((stakeholderId, index) => ({
				statementId: 'letter',
				stakeholderId,
				ordinal: index + 10
			}))
		);
		expect(await read('/statements?include=stakeholders')).toMatchObject({
			status: 400,
			parameter: 'include'
		});
		expect(await read('/statements?include=regulations')).toMatchObject({ status: 200 });
	});
});

describe('an answer', () => {
	it.each(names)('of %s has a strong ETag, and is not sent twice', async (name: Name) => {
		const first = await ask(`/${name}`);
		const etag = first.headers.get('etag')!;
		expect(etag).toMatch(/^"[\w-]{27}"$/);
		for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
			const again = await ask(`/${name}`, { headers: { 'if-none-match': tag } });
			expect(again.status, tag).toBe(304);
			expect(await again.text(), tag).toBe('');
			expect(again.headers.get('etag'), tag).toBe(etag);
			expect(again.headers.get('access-control-allow-origin'), tag).toBe('*');
		}
		const other = await ask(`/${name}`, { headers: { 'if-none-match': '"x"' } });
		expect(other.status).toBe(200);
	});

	it('has another ETag once something has changed', async () => {
		const tagOf = async () => (await ask('/statements/letter')).headers.get('etag');
		const before = await tagOf();
		expect(before).toMatch(/^"1\.[\w-]{27}"$/);
		await db.update(t.statement).set({ summary: 'Otherwise' }).where(eq(t.statement.id, 'letter'));
		expect(await tagOf()).not.toBe(before);
	});

	it('may be kept by whoever asks whether it still stands, a refusal by nobody', async () => {
		const cached = async (path: string) => (await ask(path)).headers.get('cache-control');
		expect(await cached('/statements')).toBe('public, max-age=0, must-revalidate');
		expect(await cached('/statements?colour=red')).toBe('no-store');
	});

	it('says what else may be asked', async () => {
		const options = await ask('/statements', { method: 'OPTIONS' });
		expect(options.status).toBe(204);
		expect(options.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
		expect(options.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
		expect(options.headers.get('access-control-allow-credentials')).toBeNull();
		expect((await ask('/statements', { method: 'HEAD' })).status).toBe(200);
	});
});
