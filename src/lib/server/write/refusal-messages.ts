import type { BaseIssue } from 'valibot';
import { type Noun, nounOf, nounWords } from '../../domain/nouns.ts';
import { upperFirst } from '../../domain/plural.ts';
import { descriptionOf, formOf } from '../../nouns/derive/descriptions.ts';
import { type Check, type Field, fieldsAlong } from '../../nouns/derive/field.ts';
import { type Problem, Refused } from './refusals.ts';

/** Converts an issue of `itemsSchema`, whose path starts with the item's place in the list. */
export function problemFrom(noun: Noun, { path, message, input }: BaseIssue<unknown>): Problem {
	const [, ...keys] = (path ?? []).map(({ key }) => String(key));
	const name = keys.findLast((key) => !/^\d+$/.test(key));
	const rule = ruleFor(noun, message, keys[0]);
	if (rule) return { field: keys.join('.') || (rule.at ?? ''), message: rule.message };
	if (message.includes('is not among the'))
		return { field: keys.join('.'), message: 'This is not in the record, or not any more.' };
	return {
		field: keys.join('.'),
		message: sentence(
			name ? wordsOf(labelOf(noun, keys) ?? inWords(name), input) : `This ${nounWords[noun]}`,
			message,
			input
		)
	};
}

type Rule = Pick<Check, 'message' | 'at'>;

/** The message for people that belongs to a validation message. */
function ruleFor(noun: Noun, message: string, place: string | undefined): Rule | undefined {
	const { fields } = formOf(noun);
	switch (message) {
		case 'is published and rests on no published article':
			return needsSource(noun, fields);
		case 'claims what no published article proves': {
			const field = fields.find(({ name }) => name === place);
			return field && 'claims' in field ? field.claims : undefined;
		}
		case 'is published and has no url':
			return { at: 'url', message: 'A published article needs the address of its page.' };
		case 'does not have one preferred date':
			return { message: 'Prefer one date, and no more.' };
		default:
			return descriptionOf(noun).checks?.find(({ problem }) => problem === message);
	}
}

function needsSource(noun: Noun, fields: readonly Field[]): Rule {
	const rows = fields.filter((field) => field.kind === 'rows');
	const claims = rows.find(({ fields }) => fields.some(({ name }) => name === 'sources'));
	const quoted = rows.find(({ fields }) => fields.some(({ name }) => name === 'keptBack'));
	const which = claims ? `Each ${claims.one} of a` : 'A';
	const addition = quoted ? ` So does each of its ${quoted.name}.` : '';
	return {
		at: claims?.name ?? 'sources',
		message: `${which} published ${nounWords[noun]} needs at least one published source.${addition}`
	};
}

function sentence(subject: string, message: string, input: unknown) {
	// Valibot's own messages are for programmers.
	const missing = input === undefined ? 'is missing' : 'is none of the values it may have';
	const words = message.startsWith('Invalid ') ? missing : message;
	return /^[a-z]/.test(words) ? `${subject} ${words}.` : `${words}.`;
}

const wordsOf = (name: string, input: unknown) =>
	Array.isArray(input) ? `The list “${name}”` : `“${name}”`;

const labelOf = (noun: Noun, keys: string[]): string | undefined =>
	fieldsAlong(
		formOf(noun).fields,
		keys.filter((key) => !/^\d+$/.test(key))
	).at(-1)?.label;

function inWords(name: string): string {
	return upperFirst(name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

const another = (field: string, what: string): Problem => ({
	field,
	message: `${what} belongs to another item of the record.`
});

export const slugTaken = another('slug', 'This short name for the address');

const problems: Record<string, Problem> = {
	article_url_unique: {
		field: 'url',
		message:
			'An article with this address is in the record already, perhaps as a draft or withdrawn. Change that one, or give another address.'
	},
	topic_name_unique: another('name', 'This name'),
	membership_once: {
		field: '',
		message: 'This membership is in the record already, as of the same day.'
	},
	...Object.fromEntries(
		Object.values(nounOf).flatMap((noun) =>
			(descriptionOf(noun).checks ?? []).flatMap(({ constraint, at = '', message }) =>
				constraint ? [[constraint, { field: at, message }]] : []
			)
		)
	)
};

/** The refusal for a violated database constraint; undefined for any other error. */
export function refusalFrom(error: unknown): Refused | undefined {
	const { cause = error } = (error ?? {}) as { cause?: unknown };
	// PGlite calls it `constraint`, postgres.js `constraint_name`.
	const { constraint, constraint_name, message } = (cause ?? {}) as Record<string, unknown>;
	const name = String(constraint ?? constraint_name ?? '');
	const problem = problems[name] ?? ruleOf(name, String(message));
	return problem && new Refused([problem]);
}

function ruleOf(name: string, message: string): Problem | undefined {
	if (name.endsWith('_slug_unique')) return slugTaken;
	if (name.endsWith('_pkey')) return another('id', 'This id');
	if (!name.endsWith('_cites_article')) return undefined;
	const [, noun = 'claim', id] = /^published (\w+) (\S+) cites/.exec(message) ?? [];
	return {
		field: '',
		message:
			`The published ${(nounWords as Record<string, string>)[noun] ?? noun}${id ? ` “${id}”` : ''} would be left without a published source. ` +
			'Give it another source or withdraw it first.'
	};
}
