import { eq, ne } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { current } from '../../write/index.ts';
import * as imports from './index.ts';
import {
	csv,
	enterImport,
	published,
	says,
	takeBackImport,
	uploaded,
	user
} from '../../../../../tests/helpers/server/desk/imports/test-files.ts';

let chanda: User;
let bilal: User;

checkDerived();

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
	bilal = await user('editor');
});

const idOf = async (summary: string) => {
	const [found] = await db
		.select({ id: t.statement.id, version: t.statement.version })
		.from(t.statement)
		.where(eq(t.statement.summary, summary));
	return found!;
};
const stateOf = async (summary: string) =>
	(await current('statement', (await idOf(summary)).id))!.item;

describe('a page that the record does not have', () => {
	const page = 'https://news.example.com/2020/rules';
	const article = async () => {
		const rows = await db.select().from(t.article).where(ne(t.article.id, 'dawn'));
		return rows.map(({ url, outlet, headline, author, published, state }) => ({
			url,
			outlet,
			headline,
			author,
			published,
			state
		}));
	};
	const told = {
		sources: page,
		source_outlet: 'Herald',
		source_headline: 'Rules; and harm',
		source_author: 'Dure Karim',
		source_date: '14 February 2020'
	};

	it('becomes an article of what the file tells of it, published with the rows', async () => {
		const { id } = await enterImport(chanda, [
			says('They object.', told),
			says('They warn.', told)
		]);
		const made = {
			url: page,
			outlet: 'Herald',
			headline: 'Rules; and harm',
			author: 'Dure Karim',
			published: '2020-02-14'
		};
		expect(await article()).toEqual([{ ...made, state: 'draft' }]);
		expect(await published(bilal, id)).toMatchObject({ state: 'published' });
		expect(await article()).toEqual([{ ...made, state: 'published' }]);
		expect(await stateOf('They warn.')).toMatchObject({ state: 'published' });
	});

	it('is published at once where an editor enters it, and its outlet is known by its other pages', async () => {
		await cast.article('other', { url: 'https://news.example.com/other', outlet: 'The Herald' });
		const quoted = { quotation: 'We object', 'quotation printed in': page, sources: page };
		expect(await enterImport(bilal, [says('They object.', quoted)])).toMatchObject({
			state: 'published',
			known: 0
		});
		const made = (await article()).find(({ url }) => url === page);
		expect(made).toMatchObject({ outlet: 'The Herald', headline: null, state: 'published' });
		const { id, sources, quotations } = await stateOf('They object.');
		expect(id).toBeDefined();
		expect(quotations[0]!.article).toBe(sources[0]);
	});

	it('is taken back with its rows, but for what others cite', async () => {
		const { id } = await enterImport(chanda, [says('They object.', told)]);
		await takeBackImport(chanda, id);
		expect(await article()).toMatchObject([{ state: 'draft' }]);
		const again = await enterImport(chanda, [says('They warn.', told)]);
		await published(bilal, again.id);
		expect(await article()).toMatchObject([{ state: 'published' }]);
		await enterImport(bilal, [says('They ask.', { sources: page })]);
		await takeBackImport(bilal, again.id);
		expect(await article()).toMatchObject([{ state: 'published' }]);
		expect(await stateOf('They warn.')).toMatchObject({ state: 'withdrawn' });
	});

	it('is cited where it came on record while the file waited', async () => {
		const { id, version } = await uploaded(bilal, [says('They object.', told)]);
		await imports.runImports();
		await cast.article('known', { url: page });
		await imports.startEntering(bilal, id, version);
		await imports.runImports();
		expect(await stateOf('They object.')).toMatchObject({ sources: ['known'] });
	});

	it('may not be told of wrongly', async () => {
		const file = await uploaded(bilal, [says('They object.', { ...told, source_date: 'soon' })]);
		await imports.runImports();
		const { faults } = await imports.pageData(bilal, (await imports.get(bilal, file.id))!, {
			page: 1,
			look: ''
		});
		expect(faults.rows).toMatchObject([{ label: 'Source: date', text: 'soon', count: 1 }]);
	});
});

describe('a file that is uploaded', () => {
	it('needs nobody to name its columns where they all have names of ours', async () => {
		expect(await uploaded(bilal, [says('They object.')])).toMatchObject({ state: 'checking' });
		const header = imports.csvTemplate('events').split('\r\n')[0]!;
		const bytes = new TextEncoder().encode(
			`${header}\n${','.repeat(header.split(',').length - 1)}x`
		);
		expect(await uploaded(bilal, bytes, 'events')).toMatchObject({ state: 'checking' });
	});

	it('is guessed by what people often call their columns', async () => {
		const row = { Org: 'IC', Bill: 'harm-rules', Position: 'oppose', Date: '2020', Type: 'letter' };
		const more = { Statement: 'They object.', Quote: 'No', URL: 'dawn', Publication: 'Dawn' };
		const file = await uploaded(bilal, csv([{ ...row, ...more }]));
		expect(file).toMatchObject({ state: 'mapping' });
		expect(Object.entries(file.mapping).toSorted(([, a], [, b]) => a - b)).toEqual([
			['organisation', 0],
			['positions.regulation', 1],
			['positions.stance', 2],
			['date', 3],
			['channel', 4],
			['summary', 5],
			['quotations.exact', 6],
			['sources', 7],
			['article.outlet', 8]
		]);
	});
});
