import * as v from 'valibot';
import { instruments, regulationRelations, statuses } from '../domain/vocabulary.ts';
import { count, dated, day, kept, key, regulationName, sources, text, topicName } from './parts.ts';

const date = v.nullable(v.object(dated));
const days = v.pipe(
	v.nullable(
		v.object({ least: v.pipe(v.number(), v.integer()), most: v.pipe(v.number(), v.integer()) })
	),
	v.description(
		'Two numbers that differ where a date is less exact than a day; null is unknown, never 0.'
	)
);

export const regulation = v.object({
	...kept,
	slug: text,
	title: text,
	aliases: v.array(text),
	jurisdiction: v.pipe(text, v.description('ISO 3166-1 alpha-2; EU for the European Union.')),
	issuing_body: text,
	reference_number: v.nullable(text),
	instrument: key(instruments),
	status: key(statuses),
	status_detail: v.nullable(text),
	enabling_sections: v.array(text),
	summary: v.nullable(text),
	looked_at: v.pipe(
		v.nullable(day),
		v.description(
			'The day on which an editor last made sure that nothing is missing; null where nobody knows.'
		)
	),
	note: v.nullable(text),
	clocks: v.object({
		made: date,
		text_public: date,
		first_reaction: date,
		days_hidden: days,
		days_to_first_reaction: days
	}),
	statement_count: count,
	topics: v.array(topicName),
	relations: v.array(
		v.object({
			kind: key(regulationRelations),
			direction: v.pipe(
				v.picklist(['to', 'from']),
				v.description('“to”: this law amends that one; “from”: that law amends this one.')
			),
			regulation: regulationName,
			sources: v.pipe(
				sources,
				v.description('Cited for this relation; without any it rests on what the law cites.')
			)
		})
	),
	sources
});
