import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Name, names, nounOf } from '../../../../domain/nouns.ts';
import { programName } from '../../../../nouns/derive/program-names.ts';
import { formOf } from '../../../../nouns/derive/descriptions.ts';
import * as cast from '../../../../../../tests/helpers/nouns/test-cast.ts';
import { listings } from '../../exports/index.ts';
import { includable, includableWithOne } from '../include.ts';
import { bearer, read } from '../../../../../../tests/helpers/server/outlets/api/test-programs.ts';
import { openapi, problemWords } from './index.ts';
import {
	document,
	faultsOf as faults
} from '../../../../../../tests/helpers/server/outlets/api/openapi/test-answers.ts';

describe('the description of the API', () => {
	it('is OpenAPI 3.1, and would be refused if it were not', async () => {
		const validator = new Validator();
		expect(await validator.validate(document())).toEqual({ valid: true });
		const { info: _, ...broken } = document();
		expect(await validator.validate(broken)).toMatchObject({ valid: false });
	});

	it('refers to nothing that is not in it', () => {
		const text = JSON.stringify(openapi());
		const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
			([, name]) => name
		);
		expect(refs.length).toBeGreaterThan(50);
		const { schemas } = openapi().components;
		expect(refs.filter((name) => !Object.hasOwn(schemas, name!))).toEqual([]);
	});

	it.each(names)('tells of every filter of %s what it takes', (name: Name) => {
		const { parameters = [] } = openapi().paths[`/${name}`]!.get!;
		const documented = parameters.map((parameter) => parameter.name);
		expect(documented).toEqual([
			...Object.keys(listings[name].filters),
			...['cursor', 'limit', 'fields'],
			...(includable(name).length ? ['include'] : []),
			'updated_since'
		]);
		for (const { description, schema } of parameters) {
			expect(description).toMatch(/\.$/);
			expect(Object.keys(schema).length).toBeGreaterThan(0);
		}
		for (const reader of Object.values(listings[name].filters)) expect(reader.takes).toBeDefined();
	});

	it('says of each operation what it is for, and whether it takes a token', () => {
		const { paths, security } = openapi();
		expect(security, 'what says nothing of it is open').toEqual([]);
		for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods)))
			expect(operation.description, operation.operationId).toMatch(/\.$/);
	});

	it.each(names)('tells of every field of the form of %s', (name: Name) => {
		const noun = nounOf[name];
		const schemas = openapi().components.schemas as Record<string, { properties: object }>;
		const fields = formOf(noun).fields.map(programName);
		const about = ['action', 'reason', 'along', 'different'];
		expect(fields.filter((field) => [...about, 'version'].includes(field))).toEqual([]);
		expect(Object.keys(schemas[`${noun}_new`]!.properties)).toEqual([...fields, ...about]);
		expect(Object.keys(schemas[`${noun}_whole`]!.properties)).toContain('version');
	});
});

const without = ({ status: _, ...body }: { status: number }) => body;

describe('what the API answers is what its description says', () => {
	beforeEach(async () => {
		await cast.scene();
		await cast.topic('speech');
		await cast.regulation('act', { topics: ['speech'] });
		await cast.article('herald', {
			regulations: ['act'],
			topics: ['speech'],
			published: null,
			publishedEarliest: null,
			publishedLatest: null
		});
		await cast.membership('coalition', 'union', '2020-02');
		await cast.statement('regret', { date: '2020-02', quote: 'We regret', signatories: ['union'] });
		await cast.campaign('repeal', { statements: ['regret'] });
		await cast.event('notified', {
			kind: 'notification',
			date: '2020-01-21',
			actors: ['ministry'],
			knownOn: '2020-02-12'
		});
	});

	it.each(names)('in the list of %s, with all that it includes', async (name: Name) => {
		const include = includable(name).join();
		const answer = await read(`/${name}${include && `?include=${include}`}`);
		const { status, ...body } = answer;
		expect(status).toBe(200);
		expect(body.data.length).toBeGreaterThan(0);
		expect(faults(body, `list_${name}`, 200)).toEqual([]);
	});

	it.each(names)('for one of %s, with all that it includes', async (name: Name) => {
		const [{ id }] = (await read(`/${name}`)).data;
		const include = includableWithOne(name).join();
		const { status, ...body } = await read(`/${name}/${id}${include && `?include=${include}`}`);
		expect(status).toBe(200);
		expect(faults(body, `get_${nounOf[name]}`, 200)).toEqual([]);
	});

	it.each(names)('for what changed of %s, and its history', async (name: Name) => {
		const all = await read(`/${name}?updated_since=1970-01-01`);
		expect(all.data.length).toBeGreaterThan(0);
		const [{ id }] = all.data;
		await cast.change(nounOf[name], id, { state: 'published', stateReason: 'Seen' });
		expect(faults(without(all), `list_${name}`, 200)).toEqual([]);
		const history = await read(`/${name}/${id}/history`);
		expect(history.data.length).toBeGreaterThan(0);
		expect(faults(without(history), `list_versions_of_${nounOf[name]}`, 200)).toEqual([]);
		const [{ version }] = history.data;
		const old = await read(`/${name}/${id}?version=${version}`);
		expect(old.status).toBe(200);
		expect(faults(without(old), `get_${nounOf[name]}`, 200)).toEqual([]);
	});

	it('for what is gone, and for what is found', async () => {
		await cast.change('statement', 'regret', {});
		await cast.change('event', 'notified', { state: 'withdrawn' });
		const { gone, ...rest } = await read('/events?updated_since=1970-01-01');
		expect(gone).toHaveLength(1);
		expect(faults(without({ gone, ...rest }), 'list_events', 200)).toEqual([]);
		const found = await read('/search?q=regret');
		expect(found.data).toHaveLength(1);
		expect(faults(without(found), 'search', 200)).toEqual([]);
		expect(faults(await read('/search?q='), 'search', 400)).toEqual([]);
	});

	it('for what is written and what is refused', async () => {
		const token = await bearer('editor', ['write', 'publish']);
		const body = { name: 'Privacy', action: 'publish' };
		const of = ({ status, ...rest }: { status: number }) =>
			status < 400 ? rest : { status, ...rest };
		const made = await read('/topics', { token, body });
		expect(faults(of(made), 'create_topic', 201)).toEqual([]);
		const form = await read(`/topics/${made.data.id}/form`, { token });
		expect(faults(of(form), 'open_topic', 200)).toEqual([]);
		const put = {
			method: 'PUT',
			token,
			body: { ...body, description: 'New', reason: 'More', version: 1 }
		};
		expect(faults(of(await read(`/topics/${made.data.id}`, put)), 'replace_topic', 200)).toEqual(
			[]
		);
		expect(faults(of(await read(`/topics/${made.data.id}`, put)), 'replace_topic', 409)).toEqual(
			[]
		);
		expect(faults(of(await read('/topics', { token, body: {} })), 'create_topic', 422)).toEqual([]);
		expect(faults(of(await read('/topics', { body })), 'create_topic', 401)).toEqual([]);
		expect(faults(of(await read('/topics?x=1')), 'list_topics', 400)).toEqual([]);
		expect(faults(of(await read('/topics/nothing')), 'get_topic', 404)).toEqual([]);
	});

	it.each(names)('with all fields of %s, or those that were asked for', async (name: Name) => {
		const noun = nounOf[name];
		const { properties, required } = openapi().components.schemas[noun] as {
			properties: object;
			required: string[];
		};
		// Only the stakeholder that runs this copy has it, and here none is named.
		const fields = Object.keys(properties).filter((field) => field !== 'runs_this_copy');
		expect(required).toEqual(fields);
		const { data } = await read(`/${name}`);
		for (const row of data) expect(Object.keys(row).sort()).toEqual([...fields].sort());
		for (const field of fields) {
			const { status, ...body } = await read(`/${name}?fields=${field}`);
			expect(status).toBe(200);
			expect(Object.keys(body.data[0])).toEqual([field]);
			expect(faults(body, `list_${name}`, 200)).toEqual([]);
		}
	});

	it('and a broken row would be noticed', async () => {
		const { status: _, ...body } = await read('/statements');
		const [row] = body.data;
		const broken = (change: object) =>
			faults({ ...body, data: [{ ...row, ...change }] }, 'list_statements', 200);
		expect(broken({})).toEqual([]);
		expect(broken({ channel: 'telepathy' })).not.toEqual([]);
		expect(broken({ earliest: '2020-02' })).not.toEqual([]);
		expect(broken({ url: 'no address' })).not.toEqual([]);
		expect(faults({ ...body, total: 1 }, 'list_statements', 200)).not.toEqual([]);
		expect(faults(body, 'list_statements', 418)).toEqual(['list_statements does not tell of 418']);
	});

	it('has words for every refusal that it tells of', () => {
		const documented = Object.values(openapi().paths).flatMap((methods) =>
			Object.values(methods).flatMap(({ responses }) => Object.keys(responses))
		);
		const refusals = [...new Set(documented)].filter((status) => Number(status) >= 400).sort();
		expect(refusals).toEqual(Object.keys(problemWords));
	});
});
