// Precision and recall of quotations and speakers on the corpus: on the half that the rules were tuned on, and on the
// held-out half. Errors are listed only for the tuned half, so that nobody tunes on the other.
import { readdirSync, readFileSync } from 'node:fs';
import { findQuotations } from '../src/lib/domain/quotations/find.ts';
import { measure, ratesOf } from '../tests/helpers/domain/quotations/corpus/measure.ts';
import {
	isHeldOut,
	readArticles,
	readKnown
} from '../tests/helpers/domain/quotations/corpus/read.ts';

export const takes = { options: ['faults'] };

const folder = 'tests/helpers/domain/quotations/corpus';

export function run({ given }) {
	const textOf = (name) => readFileSync(`${folder}/${name}`, 'utf8');
	const names = readKnown(textOf('names.txt'));
	const articles = readdirSync(folder)
		.filter((name) => name.endsWith('.txt') && name !== 'names.txt')
		.flatMap((name) => readArticles(textOf(name)));

	for (const held of [false, true]) {
		const half = articles.filter((article) => isHeldOut(article) === held);
		const figures = measure(half, ({ text }) => findQuotations(text, { names }));
		const urdu = half.filter(({ lang }) => lang === 'ur').length;
		console.log(
			`${held ? 'held out' : 'tuned'}: ${half.length} articles (${urdu} in Urdu), ${figures.answers} quotations of five words or more`
		);
		for (const [name, rate] of Object.entries(ratesOf(figures)))
			console.log(`  ${name.padEnd(18)} ${rate.toFixed(3)}`);
		if (!held && given.includes('faults')) console.log(figures.faults.join('\n'));
	}
}
