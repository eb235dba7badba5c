import type { CslItem } from '../../domain/cite-items.ts';

const styles = {
	apa: () => import('./styles/apa.csl?raw'),
	chicago: () => import('./styles/chicago.csl?raw'),
	mla: () => import('./styles/mla.csl?raw')
};

export type CslStyle = keyof typeof styles;

/** Takes the place of a bracket that the processor would take for a tag. */
const bracket = '\uE000';

const formatters = new Map<CslStyle, Promise<(item: CslItem) => string>>();

/**
 * An item in one of the styles of the CSL project, as plain text, without its note. A number is left out: the styles
 * write it in the way of the laws of one country.
 */
export async function formatted(item: CslItem, style: CslStyle): Promise<string> {
	const formatter = formatters.get(style) ?? formatterOf(style);
	formatters.set(style, formatter);
	return (await formatter)(item);
}

/** The processor and the styles are large, and loaded when they are first asked for. */
async function formatterOf(style: CslStyle) {
	const [{ default: CSL }, locale, { default: xml }] = await Promise.all([
		import('citeproc'),
		import('./styles/locales-en-US.xml?raw'),
		styles[style]()
	]);
	let current: object;
	const engine = new CSL.Engine(
		{ retrieveLocale: () => locale.default, retrieveItem: () => current },
		xml,
		'en-US',
		true
	);
	engine.setOutputFormat('text');
	return ({ note: _note, number: _number, abstract: _abstract, ...item }: CslItem) => {
		current = JSON.parse(JSON.stringify(item).replaceAll('<', bracket));
		// An item that it holds already is not read anew.
		engine.updateItems([]);
		engine.updateItems([item.id]);
		const [, entries] = engine.makeBibliography() || [{}, []];
		return entries.join(' ').trim().replaceAll(bracket, '<');
	};
}
