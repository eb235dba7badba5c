import type { Noun } from '../../../domain/nouns.ts';
import type { Field, Typed } from '../../../nouns/derive/field.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { type Reader, visibleItem } from '../../visibility/index.ts';

/** With more laws than this, each single one is unlikely to be the topic of the statement. */
const likelyLaws = 3;

/** Reads initial values of a form from its address. `?source=` takes date, laws and source from an article. */
export async function preset(reader: Reader, noun: Noun, params: URLSearchParams): Promise<Typed> {
	const { fields } = formOf(noun);
	const given = fields.flatMap((field) => {
		const values = params.getAll(field.name).filter(Boolean);
		return values.length ? valueOf(field, values) : [];
	});
	return {
		...(await fromSource(reader, noun, params.get('source'))),
		...Object.fromEntries(given)
	};
}

function valueOf(field: Field, values: string[]): [string, Typed[string]][] {
	if (field.kind === 'rows') return [];
	const many = field.kind === 'picks' || field.kind === 'choices';
	return [[field.name, many ? values : (values[0] ?? '')]];
}

async function fromSource(reader: Reader, noun: Noun, id: string | null): Promise<Typed> {
	const article = id ? (await visibleItem(reader, 'article', id))?.item : undefined;
	if (!article) return {};
	const { published: date = '', lang } = article;
	const laws = article.regulations.slice(0, likelyLaws);
	const sources = [article.id];
	if (noun === 'statement')
		return {
			sources,
			date,
			basis: 'reported',
			lang,
			positions: laws.map((regulation) => ({ regulation, stance: '' }))
		};
	if (noun === 'event')
		return {
			regulations: laws,
			dates: [{ date, basis: 'reported', sources, preferred: 'yes', note: '' }]
		};
	return formOf(noun).fields.some(({ name }) => name === 'sources') ? { sources } : {};
}
