import * as v from 'valibot';
import * as words from '../../domain/vocabulary.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { country, edtf, id, language, line, pastDay, text, webAddress } from './values.server.ts';

/** The state of every row that a reference may point at, by id, and which rows are not in the record yet. */
export interface Known {
	states: Record<
		'topics' | 'articles' | 'regulations' | 'stakeholders' | 'statements',
		ReadonlyMap<string, PublicationState>
	>;
	isNew(name: Claiming, id: string): boolean;
}

/** What is published with a source alone. */
type Claiming = 'regulations' | 'stakeholders' | 'memberships' | 'events' | 'statements';

export type Facts = {
	[Name in keyof ReturnType<typeof shapes>]: v.InferOutput<ReturnType<typeof shapes>[Name]>;
};

const row = <Fields extends v.ObjectEntries>(fields: Fields) =>
	v.strictObject(fields, ({ expected, received }) => {
		if (expected === 'never') return 'is not a field of this row';
		return received === 'undefined' ? 'is missing' : `is ${received} and not an object`;
	});

const oneOf = <K extends string>(vocabulary: Record<K, string>) =>
	v.picklist(words.keysOf(vocabulary));

const many = <Item extends v.GenericSchema>(item: Item) =>
	v.pipe(
		v.array(item),
		v.check(
			(items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length,
			'holds the same thing twice'
		)
	);
const some = <Item extends v.GenericSchema>(item: Item) => v.optional(many(item), []);

const stated = { state: oneOf(words.publicationStates), stateReason: v.optional(line) };
const kept = { id, ...stated, note: v.optional(text) };
const slugged = { ...kept, slug: id };

const saysWhy = (row: { state: PublicationState; stateReason?: string }) =>
	row.state === 'published' || row.stateReason !== undefined;
const unexplained = 'is not published and has no stateReason';

/**
 * One schema a file of facts; what is absent is unknown, so null is written nowhere. Each reference must be known,
 * and a published claim that is new must rest on a published article.
 */
export function shapes({ states, isNew }: Known) {
	const ref = (name: keyof typeof states) =>
		v.pipe(
			v.string(),
			v.check(
				(value) => states[name].has(value),
				({ input }) => `${JSON.stringify(input)} is not among the ${name}`
			)
		);
	const article = ref('articles');
	const regulation = ref('regulations');
	const stakeholder = ref('stakeholders');
	const locators = v.optional(many(row({ article, at: line })));
	const cited = { sources: some(article), locators };
	const topics = some(ref('topics'));

	const isPublished = (source: string) => states.articles.get(source) === 'published';
	const isShown = (row: { state: PublicationState }) => row.state === 'published';
	const publishes = (name: Claiming, row: { id: string; state: PublicationState }) =>
		isShown(row) && isNew(name, row.id);
	const unsourced = 'is published and rests on no published article';
	const sourced = (
		name: Claiming,
		row: { id: string; state: PublicationState; sources: string[] }
	) => !publishes(name, row) || row.sources.some(isPublished);

	const dates = v.pipe(
		v.array(
			row({
				date: edtf,
				basis: oneOf(words.dateBases),
				preferred: v.optional(v.boolean(), false),
				note: v.optional(text),
				...cited
			})
		),
		v.check(
			(claims) => claims.filter((claim) => claim.preferred).length === 1,
			'does not have one preferred date'
		)
	);

	return {
		topics: v.array(row({ id, slug: id, name: line, description: v.optional(text) })),
		articles: v.array(
			v.pipe(
				row({
					...slugged,
					url: v.optional(webAddress),
					archiveUrl: v.optional(webAddress),
					headline: v.optional(line),
					headlineBasis: oneOf(words.headlineBases),
					outlet: line,
					author: v.optional(line),
					printedSection: v.optional(line),
					section: oneOf(words.sections),
					sourceType: oneOf(words.sourceTypes),
					lang: language,
					published: v.optional(edtf),
					summary: v.optional(text),
					regulations: some(regulation),
					topics
				}),
				v.check((row) => saysWhy(row), unexplained),
				v.check(
					(row) => row.state !== 'published' || row.url !== undefined,
					'is published and has no url'
				),
				v.check(
					(row) => (row.headline === undefined) === (row.headlineBasis === 'none'),
					'has a headlineBasis that does not fit its headline'
				)
			)
		),
		regulations: v.array(
			v.pipe(
				row({
					...slugged,
					title: line,
					aliases: some(line),
					jurisdiction: country,
					issuingBody: line,
					referenceNumber: v.optional(line),
					instrument: oneOf(words.instruments),
					status: oneOf(words.statuses),
					statusDetail: v.optional(line),
					enablingSections: some(line),
					summary: v.optional(text),
					lookedAt: v.optional(pastDay),
					relations: some(
						row({
							kind: oneOf(words.regulationRelations),
							to: regulation,
							article: v.optional(article)
						})
					),
					topics,
					...cited
				}),
				v.check((row) => saysWhy(row), unexplained),
				v.check((row) => sourced('regulations', row), unsourced),
				v.check((row) => row.relations.every(({ to }) => to !== row.id), 'relates to itself'),
				v.check(
					({ relations }) =>
						new Set(relations.map(({ kind, to }) => `${kind} ${to}`)).size === relations.length,
					'relates twice to one law'
				)
			)
		),
		stakeholders: v.array(
			v.pipe(
				row({
					...slugged,
					name: line,
					aliases: some(line),
					kind: oneOf(words.stakeholderKinds),
					country: v.optional(country),
					role: v.optional(line),
					...cited
				}),
				v.check((row) => saysWhy(row), unexplained),
				v.check((row) => sourced('stakeholders', row), unsourced)
			)
		),
		memberships: v.array(
			v.pipe(
				row({
					...kept,
					group: stakeholder,
					member: stakeholder,
					relation: oneOf(words.membershipRelations),
					role: v.optional(line),
					asOf: v.optional(edtf),
					startDate: v.optional(edtf),
					endDate: v.optional(edtf),
					...cited
				}),
				v.check((row) => saysWhy(row), unexplained),
				v.check((row) => sourced('memberships', row), unsourced),
				v.check((row) => row.group !== row.member, 'is a membership in itself')
			)
		),
		events: v.array(
			v.pipe(
				row({
					...kept,
					kind: oneOf(words.eventKinds),
					description: text,
					knownOn: v.optional(edtf),
					regulations: some(regulation),
					actors: some(stakeholder),
					statement: v.optional(ref('statements')),
					dates
				}),
				v.forward(
					v.check(
						({ kind, statement }) => statement === undefined || kind === 'reaction',
						'is for reactions alone'
					),
					['statement']
				),
				v.check((row) => saysWhy(row), unexplained),
				v.check(
					(row) =>
						!publishes('events', row) ||
						row.dates.every(({ sources }) => sources.some(isPublished)),
					unsourced
				)
			)
		),
		statements: v.array(
			v.pipe(
				row({
					...kept,
					organisation: v.optional(stakeholder),
					speaker: v.optional(stakeholder),
					speakerRole: v.optional(line),
					date: edtf,
					basis: oneOf(words.dateBases),
					channel: oneOf(words.channels),
					lang: language,
					summary: text,
					signatories: some(stakeholder),
					demands: some(oneOf(words.demands)),
					positions: some(row({ regulation, stance: oneOf(words.stances), locators })),
					quotations: some(
						v.pipe(
							row({
								exact: text,
								prefix: v.optional(text),
								suffix: v.optional(text),
								lang: v.optional(language, 'en'),
								article,
								...stated
							}),
							v.check((row) => saysWhy(row), unexplained)
						)
					),
					...cited
				}),
				v.check((row) => saysWhy(row), unexplained),
				v.check(
					(row) =>
						!publishes('statements', row) ||
						[row.sources, ...row.quotations.filter(isShown).map(({ article }) => [article])].every(
							(sources) => sources.some(isPublished)
						),
					unsourced
				),
				v.check(
					(row) => row.organisation !== undefined || row.speaker !== undefined,
					'has neither organisation nor speaker'
				),
				v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
					if (!typed) return;
					const voices = [value.organisation, value.speaker];
					for (const [key, signatory] of value.signatories.entries())
						if (voices.includes(signatory))
							addIssue({
								message: 'speaks in this statement and signs it as well',
								path: [
									{
										type: 'object',
										origin: 'value',
										input: value,
										key: 'signatories',
										value: signatory
									},
									{
										type: 'array',
										origin: 'value',
										input: value.signatories,
										key,
										value: signatory
									}
								]
							});
				}),
				v.check(
					({ positions }) =>
						new Set(positions.map((each) => each.regulation)).size === positions.length,
					'takes two positions on one regulation'
				)
			)
		)
	};
}
