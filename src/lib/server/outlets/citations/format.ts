import { LRUCache } from 'lru-cache';
import type { CslItem } from '../../../domain/cite/citation.ts';

const styles = {
	apa: () => import('./styles/apa.csl?raw'),
	chicago: () => import('./styles/chicago.csl?raw'),
	mla: () => import('./styles/mla.csl?raw')
};

export type CslStyle = keyof typeof styles;

/** Stands for «<», which the processor would take for the start of a tag. */
const bracket = '\uE000';

const formatters = new Map<CslStyle, Promise<(item: string) => string>>();

/** Formatting one item takes as long as the rest of its page, so recent results are kept. */
const recent = new LRUCache<string, string>({ max: 3_000 });

export async function formatCitation(
	{ note: _note, abstract: _abstract, ...item }: CslItem,
	style: CslStyle
): Promise<string> {
	const formatter = formatters.get(style) ?? formatterOf(style);
	formatters.set(style, formatter);
	const json = JSON.stringify(item);
	const key = `${style} ${json}`;
	const known = recent.get(key);
	if (known !== undefined) return known;
	const text = (await formatter)(json);
	recent.set(key, text);
	return text;
}

/** The processor and the styles are large, so they are loaded on first use. */
async function formatterOf(style: CslStyle) {
	const [{ default: CSL }, locale, { default: xml }] = await Promise.all([
		import('citeproc'),
		import('./styles/locales-en-US.xml?raw'),
		styles[style]()
	]);
	let current: Pick<CslItem, 'id'>;
	const engine = new CSL.Engine(
		{ retrieveLocale: () => locale.default, retrieveItem: () => current },
		forOne(xml),
		'en-US',
		true
	);
	engine.setOutputFormat('text');
	return (json: string) => {
		current = JSON.parse(json.replaceAll('<', bracket));
		// The engine does not read an item again under the same id until it is removed.
		engine.updateItems([]);
		engine.updateItems([current.id]);
		const [, entries] = engine.makeBibliography() || [{}, []];
		return entries.join(' ').trim().replaceAll(bracket, '<');
	};
}

/** Removes the style's notes and sort keys: for a list of one item the processor would compute both in vain. */
function forOne(style: string): string {
	const [before = '', rest = ''] = style.split('<citation');
	const [, after = ''] = rest.split('</citation>');
	const [bibliography = '', ...sorted] = after.split('<sort>');
	const end = sorted.map((part) => part.split('</sort>')[1] ?? '');
	return `${before}<citation><layout><text value="-"/></layout></citation>${[bibliography, ...end].join('')}`;
}
