import { randomUUID } from 'node:crypto';
import type { Choice } from '../../../domain/choice.ts';
import { type Difference, differences } from '../../../domain/differences.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import { nulSentence, nulsIn } from '../../../nouns/derive/typed.ts';
import { db } from '../../db/index.ts';
import { keepLocators } from '../../write/items/locators.ts';
import { similar } from '../lookup/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { Conflict, type Draft, isAnswered, Refused } from '../../write/index.ts';
import { keepTypedNames, namesIn, redacted, versionOf } from '../../visibility/index.ts';
import { chosenIn, type Entry } from './open.ts';
import { readItem, type Sent } from './read.ts';
import { discardUnsent } from './unsent.ts';

/** What a writer wants done: an editor publishes or keeps a draft, anyone sends to an editor. */
export type Wish = 'publish' | 'keep' | 'send';

/** A form that comes back: all that was typed, and why. */
export interface Refusal extends Pick<Entry, 'key' | 'version' | 'proposal' | 'typed' | 'chosen'> {
	/** 409 where the item was changed meanwhile. */
	status: 400 | 409;
	errors: Problems;
	reason: string;
	/** On record already, and alike. */
	similar?: Choice[];
	/** Named by the item and not published. */
	drafts?: Choice[];
	/** From what stands now to what was typed. */
	differences?: Difference[];
	names?: proposals.Names;
}

export type Outcome = { id: string; refusal?: undefined } | { id?: undefined; refusal: Refusal };

/** Does with a form what its writer wishes, whole or not at all. */
export async function submit(
	user: User,
	noun: Noun,
	id: string | undefined,
	wish: Wish,
	sent: Sent
): Promise<Outcome> {
	const before = id === undefined ? undefined : await versionOf(user, noun, id, sent.version);
	const { item, typed, problems, waiting } = await readItem(user, noun, sent.typed, before?.item);
	const refuse = async (given: Partial<Refusal> & { errors: Problems }): Promise<Outcome> => ({
		refusal: { ...(await asSent(user, noun, { ...sent, typed }, before?.item)), ...given }
	});
	if (id !== undefined && !sent.reason)
		problems.reason = 'Say in a few words what you changed, and why.';
	for (const place of nulsIn({ ...sent.typed, reason: sent.reason })) problems[place] = nulSentence;
	if (Object.keys(problems).length) return refuse({ errors: problems });

	const alike = id === undefined && !sent.different ? await similar(user, noun, item) : [];
	// Sent a second time, it would be found to be like itself; it is answered as before.
	if (alike.length && !(await isAnswered(sent.key))) return refuse({ errors: {}, similar: alike });
	const whole = { ...item, ...(id !== undefined && { id }) } as Draft<Noun>;
	await keepTypedNames(db, user, waiting);
	try {
		const saved = await write(user, noun, whole, wish, sent);
		await discardUnsent(user, sent.key);
		return { id: saved.id };
	} catch (error) {
		if (error instanceof Refused)
			return refuse({
				errors: byField(error),
				// What may be published with it, where that is what it lacks.
				drafts: wish === 'publish' ? await proposals.draftsNamedBy(noun, whole) : []
			});
		if (!(error instanceof Conflict)) throw error;
		const { version } = error.current;
		const [standing, own] = await redacted(db, user, noun, [error.current.item, whole as object]);
		return refuse({
			status: 409,
			// Under the key that it had, a form that was saved once is answered as it was then.
			key: (await isAnswered(sent.key)) ? randomUUID() : sent.key,
			errors: { '': 'Someone else changed this while you were writing. Nothing of yours is lost.' },
			version,
			differences: differences(comparable(standing!), comparable(keepLocators(own!, standing))),
			names: await namesIn(user, noun, [standing!, own!])
		});
	}
}

/** The form as it was sent, to be gone on with: a further row waits in each list. */
export async function asSent(
	user: User,
	noun: Noun,
	sent: Sent,
	standing?: object
): Promise<Omit<Refusal, 'errors'>> {
	const { key, version, proposal, reason, typed } = sent;
	return {
		status: 400,
		...{ key, version, proposal, reason, typed },
		chosen: await chosenIn(user, noun, typed, standing)
	};
}

function write(user: User, noun: Noun, item: Draft<Noun>, wish: Wish, sent: Sent) {
	const { version, key, proposal, along } = sent;
	const reason = sent.reason || 'Added';
	const how = { version, reason, key: key || undefined };
	if (wish === 'publish') return proposals.publish(user, noun, item, { ...how, along, proposal });
	if (wish === 'keep') return proposals.keep(user, noun, item, how);
	return proposals.send(user, noun, item, { ...how, proposal: proposal?.id });
}

/** The first sentence of each field. */
export function byField({ problems }: Refused): Problems {
	const errors: Problems = {};
	for (const { field, message } of problems) errors[field] ??= message;
	return errors;
}

/** What is the house's own is no difference between two writers. */
function comparable(whole: object) {
	const { state: _state, stateReason: _why, id: _id, ...item } = whole as Record<string, unknown>;
	return item;
}
