import { type User } from '../../../../../src/lib/domain/staff.ts';
import type { Role } from '../../../../../src/lib/domain/vocabulary.ts';
import { person } from '../../auth/test-staff.ts';
import { type ItemToSave, Refused } from '../../../../../src/lib/server/write/index.ts';

export async function user(role: Role, given: Parameters<typeof person>[1] = {}): Promise<User> {
	const { id, name, email } = await person(role, given);
	return { id, name, email, role, twoStep: false };
}

/** A statement as a form submits it, without id and state. */
export const letter = (given: Partial<ItemToSave<'statement'>> = {}): ItemToSave<'statement'> =>
	({
		organisation: 'coalition',
		date: '2020-02',
		basis: 'event',
		channel: 'letter',
		lang: 'en',
		summary: 'The coalition objects.',
		positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
		sources: ['dawn'],
		...given
	}) as ItemToSave<'statement'>;

export const guild = (given: Partial<ItemToSave<'stakeholder'>> = {}): ItemToSave<'stakeholder'> =>
	({
		name: 'Guild of Editors',
		kind: 'media_union',
		sources: ['dawn'],
		...given
	}) as ItemToSave<'stakeholder'>;

export const topic = (given: Partial<ItemToSave<'topic'>> = {}) =>
	({ name: 'Privacy', ...given }) as ItemToSave<'topic'>;

export const page = (given: Partial<ItemToSave<'article'>> = {}) =>
	({
		url: 'https://herald.example/1',
		headline: 'Rules surface',
		headlineBasis: 'page',
		outlet: 'Herald',
		section: 'news',
		sourceType: 'news',
		lang: 'en',
		...given
	}) as ItemToSave<'article'>;

export async function thrownBy(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => undefined,
		(error: unknown) => error
	);
}

export async function problemsOf(work: Promise<unknown>) {
	const error = await thrownBy(work);
	return error instanceof Refused ? error.problems : error;
}
