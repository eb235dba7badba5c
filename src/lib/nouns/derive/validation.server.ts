import * as v from 'valibot';
import { type Name, type NameOf, nameOf, type Noun } from '../../domain/nouns.ts';
import { keysOf, publicationStates, type PublicationState } from '../../domain/vocabulary.ts';
import { descriptionOf, formOf } from './descriptions.ts';
import type { Check, Field } from './field.ts';
import type { Item } from './types.ts';
import { valueSchemas } from './values.server.ts';

const { country, edtf, id, language, line, pastDay, text, webAddress } = valueSchemas;

/** The state by id of every item that a reference may name, and which items are new. */
export interface Known {
	states: Record<
		'topics' | 'articles' | 'regulations' | 'stakeholders' | 'statements',
		ReadonlyMap<string, PublicationState>
	>;
	isNew(name: Name, id: string): boolean;
}

export type Facts = { [N in Noun as NameOf<N>]: Item<N>[] };

interface Row extends Record<string, unknown> {
	id: string;
	state: PublicationState;
	stateReason?: string;
}

/**
 * The schema of a list of items. Unknown values are left out, never null. Every reference must be known, and a new
 * published claim must rest on a published article.
 */
export const itemsSchema = <N extends Noun>(noun: N, known: Known) =>
	v.array(itemOf(noun, known)) as unknown as v.GenericSchema<unknown, Item<N>[]>;

const oneOf = (vocabulary: Record<string, string>) => v.picklist(keysOf(vocabulary));
const stated = { state: oneOf(publicationStates), stateReason: v.optional(line) };

function itemOf(noun: Noun, known: Known): v.GenericSchema {
	const { fields } = formOf(noun);
	const locators = fields.some(({ name }) => name === 'sources') ? locatorsOf(known) : {};
	const item = row({ id, ...stated, ...entriesOf(fields, known), ...locators });
	return v.pipe(
		item as v.GenericSchema<Row>,
		v.check(saysWhy, unexplained),
		...fields
			.filter(({ optionalInDraft }) => optionalInDraft)
			.map(({ name }) =>
				checked(fields, {
					problem: `is published and has no ${name}`,
					breaks: (item: Row) => isShown(item) && item[name] === undefined
				})
			),
		checked(fields, {
			problem: 'is published and rests on no published article',
			breaks: (item: Row) =>
				isShown(item) && known.isNew(nameOf[noun], item.id) && !isProved(fields, item, known.states)
		}),
		...fields.map((field) =>
			checked(fields, {
				problem: 'claims what no published article proves',
				breaks: (item: Row) =>
					isShown(item) && known.isNew(nameOf[noun], item.id) ? unprovedIn(field, item, known) : []
			})
		),
		...(descriptionOf(noun).checks ?? []).map((check) => checked(fields, check))
	) as v.GenericSchema;
}

function entriesOf(fields: readonly Field[], known: Known): v.ObjectEntries {
	return Object.fromEntries(
		fields.map((field) => [field.name, field.name === 'slug' ? id : entryOf(field, known)])
	);
}

function entryOf(field: Field, known: Known): v.GenericSchema {
	if (field.kind === 'rows') {
		const rows = rowOf(field, known);
		const prefers = field.fields.some(({ name }) => name === 'preferred');
		return prefers ? v.pipe(v.array(rows), onePreferred) : v.optional(many(rows), []);
	}
	if (field.kind === 'choices') return v.optional(many(oneOf(field.options)), []);
	if (field.kind === 'lines') return v.optional(many(line), []);
	if (field.kind === 'picks') return v.optional(many(reference(field.of, known)), []);
	if (field.kind === 'flag') return v.optional(v.boolean(), false);
	const value = valueOf(field, known);
	if (field.kind === 'choice' && field.usual && !field.required)
		return v.optional(value, field.usual);
	const isThere = (field.required && !field.optionalInDraft) || field.settled;
	return isThere ? value : v.optional(value);
}

function valueOf(field: Field, known: Known): v.GenericSchema {
	if (field.kind === 'choice')
		return field.open ? { country, language }[field.open] : oneOf(field.options);
	if (field.kind === 'pick') return reference(field.of, known);
	if (field.kind === 'date') return edtf;
	if (field.kind === 'day') return pastDay;
	if (field.kind === 'address') return webAddress;
	return field.kind === 'text' ? text : line;
}

function rowOf({ fields, located }: Field & { kind: 'rows' }, known: Known) {
	const isCiting = located || fields.some(({ name }) => name === 'sources');
	return row({ ...entriesOf(fields, known), ...(isCiting && locatorsOf(known)) });
}

const locatorsOf = (known: Known) => ({
	locators: v.optional(many(row({ article: reference('article', known), at: line })))
});

function reference(noun: Noun, { states }: Known) {
	const name = nameOf[noun] as keyof typeof states;
	return v.pipe(
		v.string(),
		v.check(
			(value) => states[name].has(value),
			({ input }) => `${JSON.stringify(input)} is not among the ${name}`
		)
	);
}

function row(fields: v.ObjectEntries): v.GenericSchema {
	return v.strictObject(fields, ({ expected, received }) => {
		if (expected === 'never') return 'is not a field of this row';
		return received === 'undefined' ? 'is missing' : `is ${received} and not an object`;
	});
}

function many<Of extends v.GenericSchema>(item: Of) {
	return v.pipe(
		v.array(item),
		v.check(
			(items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length,
			'holds the same thing twice'
		)
	);
}

const onePreferred = v.check(
	(rows: unknown[]) =>
		(rows as { preferred?: boolean }[]).filter(({ preferred }) => preferred).length === 1,
	'does not have one preferred date'
);

const isShown = ({ state }: { state: PublicationState }) => state === 'published';
const saysWhy = (row: Row) => isShown(row) || row.stateReason !== undefined;
const unexplained = 'is not published and has no stateReason';

/** Whether a published article supports each claim: the item itself, its dates and its visible quotations. */
export function isProved(
	fields: readonly Field[],
	item: Record<string, unknown>,
	states: Known['states']
): boolean {
	return fields.every((field) => {
		if (field.name === 'sources') return isPublished(item.sources as string[]);
		if (field.kind !== 'rows') return true;
		const rows = item[field.name] as { keptBack?: string; sources?: string[]; article: string }[];
		if (field.fields.some(({ name }) => name === 'keptBack'))
			return rows.every(({ keptBack, article }) => keptBack || isPublished([article]));
		return rows.every(({ sources }) => !sources || isPublished(sources));
	});

	function isPublished(sources: string[]): boolean {
		return sources.some((source) => states.articles.get(source) === 'published');
	}
}

/** The paths of articles that are not published in rows that make a claim of their own. */
function unprovedIn(field: Field, item: Row, { states }: Known): (string | number)[][] {
	if (field.kind !== 'rows' || !field.claims) return [];
	const isProof = (article: string) => states.articles.get(article) === 'published';
	return (item[field.name] as never[]).flatMap((row, index) =>
		field.claims!.made(row) && !isProof((row as { article: string }).article)
			? [[field.name, index, 'article']]
			: []
	);
}

/** Applies a rule even if other fields are missing, so that all problems show at once. */
function checked(fields: readonly Field[], { problem, breaks }: Pick<Check, 'problem' | 'breaks'>) {
	return v.rawCheck<Row>(({ dataset: { value }, addIssue }) => {
		if (!hasLists(fields, value)) return;
		const broken = breaks(value as never);
		for (const path of Array.isArray(broken) ? broken : broken ? [[]] : [])
			addIssue({ message: problem, path: pathOf(value, path) });
	});
}

/** Rules iterate over lists, so an item without them is not checked. */
const hasLists = (fields: readonly Field[], item: unknown): item is Row =>
	fields.every(
		({ kind, name }) =>
			!['rows', 'picks', 'choices', 'lines'].includes(kind) ||
			Array.isArray((item as Row | null)?.[name])
	);

function pathOf(item: Row, keys: (string | number)[]) {
	let input: unknown = item;
	const [first, ...rest] = keys.map((key) => {
		const value: unknown = (input as Record<string | number, unknown>)[key];
		const type = Array.isArray(input) ? ('array' as const) : ('object' as const);
		const part = { type, origin: 'value' as const, input, key, value };
		input = value;
		return part;
	});
	return first && ([first, ...rest] as [v.IssuePathItem, ...v.IssuePathItem[]]);
}
