import { createCanvas } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Principle, principleKeys } from '../../domain/principles.ts';
import { unreadablePicture } from '../../forms/site.ts';
import type { Chosen as StatementFilters } from '../../nouns/statement/filters.server.ts';
import { list } from '../../nouns/statement/list.server.ts';
import { sumOf } from '../../domain/charts/charts.ts';
import * as activity from '../activity.ts';
import { db } from '../db/index.ts';
import { readVersion } from '../db/version.ts';
import { isStale } from '../derived/index.ts';
import { changedItems, newestPoint } from '../outlets/exports/since/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { asma } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { erasedName, nameIsErased } from '../../../../tests/helpers/server/test-erased.ts';
import { regulationChart } from '../charts/index.ts';
import * as trends from '../trends/index.ts';
import * as site from './index.ts';

beforeEach(cast.scene);

const silent = Object.fromEntries(principleKeys.map((key) => [key, ''])) as Record<
	Principle,
	string
>;

async function lastEntry() {
	const { rows } = await activity.list({ filters: {}, page: 1, ignored: [] });
	return rows[0];
}

describe('the picture of the newsroom', () => {
	const painted = (width: number, height: number) => {
		const canvas = createCanvas(width, height);
		const pen = canvas.getContext('2d');
		pen.fillStyle = 'red';
		pen.fillRect(0, 0, width, height);
		return canvas;
	};
	/** The head of a JPEG file that says: turn me by a quarter, I was taken here. */
	const exif = Buffer.concat([
		Buffer.from([0xff, 0xe1, 0, 46]),
		Buffer.from(
			'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0',
			'latin1'
		),
		Buffer.from('51.50N 0.12W', 'latin1')
	]);
	const refusalOf = (file: Uint8Array, alt = 'Three people') =>
		site
			.showPicture(asma, file, alt)
			.then(() => undefined)
			.catch(({ problems }: { problems: { message: string }[] }) => problems[0]!.message);

	it('is drawn anew: upright, smaller, and without what the camera wrote', async () => {
		const plain = painted(2400, 1200).toBuffer('image/jpeg');
		const file = Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]);
		await site.showPicture(asma, file, 'Three people');
		const stored = Buffer.from((await site.sitePicture())!);
		expect(stored.toString('latin1')).toMatch(/^RIFF.{4}WEBP/s);
		expect(file.includes('51.50N')).toBe(true);
		expect(stored.includes('51.50N')).toBe(false);
		expect(stored.includes('Exif')).toBe(false);
		expect(imageSize(stored)).toMatchObject({ width: 480, height: 960 });
		expect(await site.siteChoices()).toEqual(
			expect.objectContaining({ pictureAlt: 'Three people', about: '' })
		);
		expect(await site.siteChoices()).not.toHaveProperty('picture');
	});

	it('gets other words without being sent again, and goes on request', async () => {
		expect(await refusalOf(new Uint8Array())).toBe('Choose a picture.');
		await site.showPicture(asma, painted(20, 10).toBuffer('image/png'), 'Two people');
		await site.showPicture(asma, new Uint8Array(), 'Three people');
		expect((await site.siteChoices()).pictureAlt).toBe('Three people');
		expect(await site.sitePicture()).toBeDefined();
		await site.removePicture(asma);
		expect((await site.siteChoices()).pictureAlt).toBe('');
		expect(await site.sitePicture()).toBeUndefined();
	});

	it('is refused with a sentence if it is no picture, broken, or a small file of a huge one', async () => {
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>');
		const png = painted(20, 10).toBuffer('image/png');
		const huge = Buffer.from(png);
		huge.writeUInt32BE(60_000, 16);
		huge.writeUInt32BE(60_000, 20);
		for (const file of [svg, Buffer.from('%PDF-1.4'), png.subarray(0, 40)])
			expect(await refusalOf(file)).toBe(unreadablePicture);
		expect(await refusalOf(huge)).toMatch(/more than 24 million pixels/);
		expect(await site.sitePicture()).toBeUndefined();
	});
});

describe('what is chosen for the site', () => {
	it('is nothing at first, and one choice leaves the others as they are', async () => {
		expect(await site.siteChoices()).toMatchObject({ featuredId: null, networks: [], about: '' });
		await site.writeAbout(asma, 'We are three people.\n\nWe read laws.');
		await site.chooseNetworks(asma, ['Mastodon']);
		await site.featureLaw(asma, 'Harm Rules 2020');
		expect(await site.siteChoices()).toMatchObject({
			featuredId: 'harm-rules',
			networks: ['Mastodon'],
			about: 'We are three people.\n\nWe read laws.'
		});
	});

	it('raises the version of the record, so that stored pages follow, and is in the activity log', async () => {
		const before = await readVersion();
		await site.featureLaw(asma, 'harm-rules');
		expect(await readVersion()).toBe(before + 1);
		expect(await lastEntry()).toMatchObject({
			kind: 'site_choice',
			actorName: 'Asma',
			subject: 'the law on the front page',
			detail: { chosen: 'Harm Rules 2020' }
		});
		await site.featureLaw(asma, '');
		expect(await readVersion()).toBe(before + 2);
		expect((await site.siteChoices()).featuredId).toBeNull();
	});

	it('refuses a law that is not on record, and one that readers do not see, with a sentence', async () => {
		await cast.regulation('secret-bill', { state: 'draft' });
		const before = await readVersion();
		const refusalOf = (named: string) =>
			site.featureLaw(asma, named).catch(({ problems }: { problems: unknown }) => problems);
		expect(await refusalOf('no such law')).toMatchObject([{ field: 'law' }]);
		expect(await refusalOf('secret-bill')).toMatchObject([
			{ message: 'Readers do not see this law. Choose one that is published.' }
		]);
		expect(await readVersion()).toBe(before);
	});
});

describe('words that were erased', () => {
	const picture = createCanvas(20, 20).toBuffer('image/png');
	it.each([
		['people', (words: string) => site.answerPrinciples(asma, { ...silent, people: words })],
		['about', (words: string) => site.writeAbout(asma, words)],
		['alt', (words: string) => site.showPicture(asma, picture, words)]
	])('are refused at the field “%s”, and others are shown', async (field, save) => {
		await nameIsErased();
		await expect(save(`${erasedName} reads.`)).rejects.toMatchObject({
			problems: [{ field, message: expect.stringContaining('erased from the record') }]
		});
		expect(await lastEntry()).toBeUndefined();
		await save('Zuhra reads.');
		expect(await lastEntry()).toMatchObject({ kind: 'site_choice' });
	});
});

describe('who runs this copy', () => {
	it('is answered heading by heading, and what an answer said before stays in view', async () => {
		await site.answerPrinciples(asma, { ...silent, people: 'Three people.', funding: 'Readers.' });
		await site.answerPrinciples(asma, { ...silent, people: 'Four people.', funding: 'Readers.' });
		const { people, funding, purpose } = await site.principleAnswers();
		expect(people).toMatchObject({ words: 'Four people.', earlier: [{ words: 'Three people.' }] });
		expect(funding).toMatchObject({ words: 'Readers.', earlier: [] });
		expect(purpose).toBeUndefined();
		expect(await lastEntry()).toMatchObject({ kind: 'site_choice', detail: { chosen: 'People' } });
	});

	it('is taken back by an answer without words, and the same answers again change nothing', async () => {
		await site.answerPrinciples(asma, { ...silent, people: 'Three people.' });
		const before = await readVersion();
		await site.answerPrinciples(asma, { ...silent, people: 'Three people.' });
		expect(await readVersion()).toBe(before);
		await site.answerPrinciples(asma, silent);
		expect(await readVersion()).toBe(before + 1);
		expect((await site.principleAnswers()).people).toMatchObject({
			words: '',
			earlier: [{ words: 'Three people.' }]
		});
	});

	it('names a stakeholder that readers see, whose statements can be left out of lists and charts', async () => {
		const idsOf = async (filters: StatementFilters) =>
			(await list({ filters, page: 1 })).rows.map(({ id }) => id);
		await cast.statement('own', { organisationId: 'union' });
		await cast.statement('signed', { signatories: ['union'] });
		await cast.statement('other', { organisationId: 'ministry' });
		expect(await idsOf({ operator: 'without' })).toHaveLength(3);
		await site.chooseOperator(asma, 'union');
		expect((await site.siteChoices()).operator).toBe('union');
		expect(await idsOf({ operator: 'without' })).toEqual(['other']);
		for (const count of ['statements', 'signatories'] as const) {
			const law = { slug: 'harm-rules', title: 'Harm Rules' };
			const { chart, caveats, query } = (await regulationChart(law, 'stance', {
				count,
				operator: 'without'
			}))!;
			expect(chart.rows.map(({ label, cells }) => [label, sumOf([{ cells }])])).toEqual([
				['Government, branch not recorded', 1]
			]);
			expect(chart.rows[0]!.cells.find(({ value }) => value)!.href).toContain('operator=without');
			expect([caveats[0], query]).toEqual([
				'Statements with the name of those who run this copy are left out.',
				expect.stringContaining('operator=without')
			]);
			expect((await regulationChart(law, 'stance', { count }))!.chart.total).toBeGreaterThan(1);
			const across = await trends.stanceByRegulation(count, { operator: 'without' });
			expect(across.rows.map(({ key, cells }) => [key, sumOf([{ cells }])])).toEqual([
				['harm-rules', 1]
			]);
		}
		const { rows } = await trends.matrix({ operator: 'without' });
		expect(rows.map(({ slug }) => slug)).toEqual(['ministry']);
		await site.chooseOperator(asma, '');
		expect((await site.siteChoices()).operator).toBeNull();
	});

	it('reaches programs that keep a copy: they are told of it and of what names it, and of nothing else', async () => {
		await cast.statement('own', { organisationId: 'union' });
		await cast.statement('signed', {
			signatories: ['coalition', 'union'],
			organisationId: 'ministry'
		});
		await cast.statement('other', { organisationId: 'ministry' });
		const changedBy = async (named: string) => {
			const point = (await newestPoint()).number + 1;
			await site.chooseOperator(asma, named);
			const told = (noun: 'statements' | 'stakeholders') =>
				newestPoint().then((upTo) => changedItems(noun, { point, id: '' }, upTo, 9));
			const changed = [await told('stakeholders'), await told('statements')];
			expect(await isStale(db)).toBe(false);
			return changed.flatMap(({ rows }) => rows.map((row) => 'id' in row && row.id)).sort();
		};
		expect(await changedBy('union')).toEqual(['own', 'signed', 'union']);
		expect(await changedBy('coalition')).toEqual(['coalition', 'own', 'signed', 'union']);
		expect(await changedBy('')).toEqual(['coalition', 'signed']);
	});

	it('refuses a stakeholder that readers do not see, with a sentence', async () => {
		await cast.stakeholder('secret', { state: 'draft' });
		const refusal = await site.chooseOperator(asma, 'secret').catch(({ problems }) => problems);
		expect(refusal).toEqual([
			{
				field: 'stakeholder',
				message: 'Readers do not see this stakeholder. Choose one that is published.'
			}
		]);
	});

	it('tells how far the record reaches, of what readers see alone', async () => {
		const before = await site.coverage();
		await cast.regulation('secret-bill', { state: 'draft', jurisdiction: 'FR' });
		await cast.regulation('open-bill', { jurisdiction: 'NP' });
		const { countries } = await site.coverage();
		expect(countries).toEqual(
			expect.arrayContaining([...before.countries, { country: 'NP', laws: 1 }])
		);
		expect(countries.map(({ country }) => country)).not.toContain('FR');
	});

	it('counts the quotations that readers see: none whose page was withdrawn', async () => {
		const counted = async () => (await site.coverage()).quotations.all;
		await cast.article('jang');
		const before = await counted();
		await cast.statement('quoted', { quote: 'Withdraw them.', source: 'jang' });
		await cast.change('statement', 'quoted', { sources: ['jang', 'dawn'] });
		expect(await counted()).toBe(before + 1);
		await cast.change('article', 'jang', { state: 'withdrawn', stateReason: 'It was forged' });
		expect(await counted()).toBe(before);
	});
});
