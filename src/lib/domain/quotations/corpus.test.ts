import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findQuotations } from './find.ts';
import { measure, ratesOf } from '../../../../tests/helpers/domain/quotations/corpus/measure.ts';
import {
	isHeldOut,
	readArticles,
	readKnown
} from '../../../../tests/helpers/domain/quotations/corpus/read.ts';

const folder = 'tests/helpers/domain/quotations/corpus';
const texts = readdirSync(folder).filter((name) => name.endsWith('.txt') && name !== 'names.txt');
const articles = texts.flatMap((name) => readArticles(readFileSync(`${folder}/${name}`, 'utf8')));
const names = readKnown(readFileSync(`${folder}/names.txt`, 'utf8'));
const find = ({ text }: { text: string }) => findQuotations(text, { names });

describe('the corpus', () => {
	it('has at least 80 articles, 20 of them in Urdu, each with a number of its own', () => {
		expect(articles.length).toBeGreaterThanOrEqual(80);
		expect(articles.filter(({ lang }) => lang === 'ur').length).toBeGreaterThanOrEqual(20);
		expect(new Set(articles.map(({ number }) => number)).size).toBe(articles.length);
	});

	it.each([
		['tuned', false],
		['held out', true]
	])('is read as well as is asked: the half that is %s', (_, held) => {
		const half = articles.filter((article) => isHeldOut(article) === held);
		const { faults, ...figures } = measure(half, find);
		const rates = ratesOf(figures);
		expect(half.length).toBeGreaterThanOrEqual(40);
		expect(rates.precision, faults.join('\n')).toBeGreaterThanOrEqual(0.97);
		expect(rates.recall).toBeGreaterThanOrEqual(0.88);
		expect(rates.speaker).toBeGreaterThanOrEqual(0.92);
		expect(rates.reportedPrecision).toBeGreaterThanOrEqual(0.9);
	});

	it('has a coalition’s statement of the shape of the seed, all of it right to the letter', () => {
		const statement = articles.filter(({ number }) => number === 1);
		const { faults } = measure(statement, find);
		expect(faults).toEqual([]);
		expect(statement[0]!.answers.flatMap(({ pieces }) => pieces).length).toBe(8);
	});

	it('notices a quotation that is wrong, and one that is not there', () => {
		const [article] = articles;
		const { faults } = measure([article!], () => []);
		expect(faults[0]).toMatch(/not found/);
	});
});
