import type { View } from '../../../domain/charts/views.ts';
import type { FramedList } from '../../../domain/embeds.ts';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import type { Answer, Answers } from '../../../domain/timeline/answers.ts';
import type { Scope } from '../../desk/corrections/index.ts';
import type { Moment } from '../../../domain/timeline/moments.ts';

export const itemsScope = (noun: Noun, ...keys: string[]) => ({
	items: keys.map((key) => ({ noun, key }))
});

type Kinds = Extract<Scope, { about: unknown }>['kinds'];

const counted: Record<View['key'], Kinds> = {
	stance: ['statement'],
	demands: ['statement'],
	reactions: ['statement', 'event'],
	hidden: ['event'],
	answered: ['statement', 'event'],
	matrix: ['statement']
};

export const chartScope = (key: View['key'], about: string[] | 'all laws'): Scope => ({
	about,
	kinds: counted[key]
});

interface Law {
	id: string;
	slug: string;
	answers: Answers;
}

/** The short form of a law shows the law, and the events and statements that its answers name. */
export function lawScope({ id, slug, answers }: Law) {
	const named = Object.values(answers).flatMap((answer: Answer | undefined) =>
		answer ? [answer.href, ...answer.names.map(({ href }) => href)] : []
	);
	const events = named.flatMap((href) => /^\/events\/(.+)$/.exec(href ?? '')?.[1] ?? []);
	const statements = named.flatMap((href) => /^\/statements\/(.+)$/.exec(href ?? '')?.[1] ?? []);
	return {
		items: [
			...itemsScope('regulation', slug).items,
			...itemsScope('event', ...events).items,
			...itemsScope('statement', ...statements).items
		],
		course: id
	};
}

export function entriesScope(course: string, moments: Moment[]) {
	return {
		items: moments.map((moment) => ({
			noun: 'event' in moment ? ('event' as const) : ('statement' as const),
			key: moment.id
		})),
		course
	};
}

type Keyed = { slug: string } | { id: string };

export const rowsScope = ({ list, rows }: { list: FramedList; rows: Keyed[] }) =>
	itemsScope(nounOf[list], ...rows.map((row) => ('slug' in row ? row.slug : row.id)));

export const stakeholderScope = (stakeholder: {
	slug: string;
	positions: { statementId: string }[];
}) => ({
	items: [
		...itemsScope('stakeholder', stakeholder.slug).items,
		...itemsScope('statement', ...stakeholder.positions.map(({ statementId }) => statementId)).items
	]
});
