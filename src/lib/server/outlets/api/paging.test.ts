import { parse } from 'csv-parse/sync';
import { beforeEach, expect, it } from 'vitest';
import { isListed } from '../../../domain/files.ts';
import { type Name, names } from '../../../domain/nouns.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { listings } from '../exports/index.ts';
import { openPackage } from '../../../../../tests/helpers/server/outlets/exports/whole/test-files.ts';
import { answerWith, listCsv } from '../files/index.ts';
import { ask as askFor } from '../../../../../tests/helpers/server/outlets/files/test-asking.ts';
import { origin } from '../../settings.ts';
import { read } from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';

const numbers = [1, 2, 3, 4, 5, 6, 7];
const states = ['draft', 'withdrawn'] as const;
const hidden = (state: (typeof states)[number]) => ({ state, stateReason: 'Wrong' });
const undated = { published: null, publishedEarliest: null, publishedLatest: null };

/** Makes seven or more of each noun, some with equal sort values, between drafts and withdrawn items. */
beforeEach(async () => {
	await cast.scene();
	for (const n of numbers) {
		const title = `Act ${n % 3}`;
		await cast.topic(`topic-${n}`);
		await cast.regulation(`act-${n}`, { title });
		await cast.article(`page-${n}`, n % 3 ? { date: `2020-0${1 + (n % 2)}` } : undated);
		await cast.stakeholder(`company-${n}`, { name: `Company ${n % 3}` });
		await cast.membership(n % 2 ? 'coalition' : 'union', `company-${n}`, undefined);
		await cast.event(`event-${n}`, { kind: 'approval', date: n % 2 ? '2020-02' : '2020-02-03' });
		await cast.statement(`said-${n}`, { date: n % 2 ? '2020-02' : '2020-02-03' });
		await cast.campaign(`call-${n}`, { startDate: n % 2 ? '2020-02' : '2020-02-03' });
	}
	for (const state of states) {
		await cast.regulation(`${state}-act`, hidden(state));
		await cast.article(`${state}-page`, hidden(state));
		await cast.stakeholder(`${state}-group`, hidden(state));
		await cast.membership('coalition', 'union', state === 'draft' ? '2020' : '2021', hidden(state));
		await cast.membership(`${state}-group`, 'company-1', undefined);
		await cast.event(`${state}-event`, { kind: 'leak', date: '2020-02-03', ...hidden(state) });
		await cast.statement(`${state}-said`, { date: '2020-02-03', ...hidden(state) });
		await cast.campaign(`${state}-call`, hidden(state));
	}
});

const sorts = names.flatMap((name): [Name, string][] => {
	const own = listings[name].filters as { sort?: { takes?: { enum?: string[] } } };
	return (own.sort?.takes?.enum ?? ['']).map((sort) => [name, sort && `?sort=${sort}`]);
});

it.each(sorts)(
	'the list of %s%s is read through, three rows at a time, to what its CSV holds',
	async (name, query) => {
		const paged = await pages(`/${name}${query || '?'}&limit=3`);
		for (const page of paged.slice(0, -1)) expect(page).toHaveLength(3);
		expect(paged.length).toBeGreaterThan(2);
		const ids = paged.flat();
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.toSorted()).toEqual((await published(name)).toSorted());
		expect(isListed(name) ? ids : ids.toSorted()).toEqual(await inCsv(name, query));
	}
);

async function pages(path: string): Promise<string[][]> {
	const { status, data, next } = await read(path);
	expect(status).toBe(200);
	const ids = data.map(({ id }: { id: string }) => id);
	return next === null ? [ids] : [ids, ...(await pages(next.slice(`${origin()}/api/v1`.length)))];
}

/** Memberships have no list file, so their ids come from the data package. */
async function inCsv(name: Name, query: string): Promise<string[]> {
	if (!isListed(name))
		return (await openPackage()).rows
			.get('membership')!
			.map(({ id }) => id!)
			.toSorted();
	const answer = await askFor(answerWith('csv', listCsv), `/${name}.csv${query}`, { list: name });
	const rows: { id: string }[] = parse(await answer.text(), { bom: true, columns: true });
	return rows.map(({ id }) => id);
}

async function published(name: Name): Promise<string[]> {
	const tables = {
		articles: t.article,
		events: t.event,
		memberships: t.membership,
		regulations: t.regulation,
		stakeholders: t.stakeholder,
		statements: t.statement,
		topics: t.topic,
		campaigns: t.campaign
	};
	const rows: { id: string; state: string; groupId?: string }[] = await db
		.select()
		.from(tables[name] as typeof t.membership);
	return rows
		.filter(({ state, groupId }) => state === 'published' && !groupId?.endsWith('-group'))
		.map(({ id }) => id);
}
