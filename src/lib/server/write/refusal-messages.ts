import type { BaseIssue } from 'valibot';
import { type Noun, nounWords } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import type { Field } from '../../nouns/derive/field.ts';
import { type Problem, Refused } from './refusals.ts';

/** A problem that a shape found, its path led by the item's place in the list. */
export function problemOf(noun: Noun, { path, message, input }: BaseIssue<unknown>): Problem {
	const [, ...keys] = (path ?? []).map(({ key }) => String(key));
	const name = keys.findLast((key) => !/^\d+$/.test(key));
	const rule = rules[message];
	if (rule) return { field: keys.join('.') || (rule.at[noun] ?? ''), message: rule.says(noun) };
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

const ownSignature = 'It speaks in this statement itself, and cannot sign it as well. Take it out.';
const notReaction = 'Only a reaction can be a statement. Choose that kind, or leave this empty.';

interface Rule {
	/** The field that mends it, where the rule is about the whole item. */
	at: Partial<Record<Noun, string>>;
	says: (noun: Noun) => string;
}

/** What a shape says of a file's row, for somebody who fills in a form. */
const rules: Record<string, Rule> = {
	'is published and rests on no published article': {
		at: {
			...{ event: 'dates', statement: 'sources', membership: 'sources' },
			...{ regulation: 'sources', stakeholder: 'sources', campaign: 'sources' }
		},
		says: (noun) =>
			`${noun === 'event' ? 'Each date of a' : 'A'} published ${nounWords[noun]} needs at least one published source.` +
			(noun === 'statement' ? ' So does each of its quotations.' : '')
	},
	'claims what no published article proves': {
		at: {},
		says: () => 'Name a published page that says what came of this demand.'
	},
	'says what came of a demand and not when': {
		at: {},
		says: () => 'Say since when, as exactly as the page does.'
	},
	'names one who joined twice': { at: {}, says: () => 'This one stands here already.' },
	'ends before it begins': { at: {}, says: () => 'It cannot end before it begins.' },
	'is published and has no url': {
		at: { article: 'url' },
		says: () => 'A published article needs the address of its page.'
	},
	'has neither organisation nor speaker': {
		at: { statement: 'organisation' },
		says: () => 'Name an organisation, a speaker or both.'
	},
	'takes two positions on one regulation': {
		at: { statement: 'positions' },
		says: () => 'This takes two positions on one law.'
	},
	'is for reactions alone': {
		at: { event: 'statement' },
		says: () => notReaction
	},
	'does not have one preferred date': { at: {}, says: () => 'Prefer one date, and no more.' },
	'is a membership in itself': {
		at: { membership: 'member' },
		says: () => 'A group cannot be a member of itself.'
	},
	'relates to itself': {
		at: { regulation: 'relations' },
		says: () => 'This relates a law to itself.'
	},
	'relates twice to one law': {
		at: { regulation: 'relations' },
		says: () => 'The same relation to one law stands here twice.'
	},
	'speaks in this statement and signs it as well': {
		at: { statement: 'signatories' },
		says: () => ownSignature
	}
};

function sentence(subject: string, message: string, input: unknown) {
	// Valibot's own words are for programmers.
	const missing = input === undefined ? 'is missing' : 'is none of the values it may have';
	const words = message.startsWith('Invalid ') ? missing : message;
	return /^[a-z]/.test(words) ? `${subject} ${words}.` : `${words}.`;
}

const wordsOf = (name: string, input: unknown) =>
	Array.isArray(input) ? `The list “${name}”` : `“${name}”`;

/** What the form calls the field, so that whoever reads the sentence finds it there. */
function labelOf(noun: Noun, keys: string[]): string | undefined {
	let fields: readonly Field[] = formOf(noun).fields;
	let label: string | undefined;
	for (const key of keys.filter((key) => !/^\d+$/.test(key))) {
		const field = fields.find(({ name }) => name === key);
		label = field?.label;
		fields = field?.kind === 'rows' ? field.fields : [];
	}
	return label;
}

/** The name of what no form shows: `addedAt` is «Added at». */
function inWords(name: string): string {
	const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

const another = (field: string, what: string): Problem => ({
	field,
	message: `${what} belongs to another item of the record.`
});

export const slugTaken = another('slug', 'This short name for the address');

const problems: Record<string, Problem> = {
	article_url_unique: another('url', 'This address'),
	topic_name_unique: another('name', 'This name'),
	membership_once: {
		field: '',
		message: 'This membership is in the record already, as of the same day.'
	},
	event_statement_of_reaction: { field: 'statement', message: notReaction },
	signatory_is_not_attributed: { field: 'signatories', message: ownSignature }
};

/** The sentence for a rule of the database that refused a write; undefined for any other fault. */
export function refusalOf(error: unknown): Refused | undefined {
	const { cause = error } = (error ?? {}) as { cause?: unknown };
	// PGlite names a constraint as PostgreSQL does, postgres.js in its own way.
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
