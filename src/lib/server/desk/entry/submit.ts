import { randomUUID } from 'node:crypto';
import type { Choice } from '../../../domain/choice.ts';
import type { Difference } from '../../../domain/differences.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { usualReason } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { differences, withoutIdAndState } from '../../../nouns/derive/differences.ts';
import { nulSentence, nulsIn } from '../../../nouns/derive/typed.ts';
import { db } from '../../db/index.ts';
import { saveTypedNames, visibleNames, redact, visibleVersion } from '../../visibility/index.ts';
import {
	byField,
	Conflict,
	isKeyTaken,
	type ItemToSave,
	needsPurpose,
	purposeNeeded,
	Refused,
	type Saved
} from '../../write/index.ts';
import { keepLocators } from '../../write/items/locators.ts';
import * as proposals from '../../write/proposals/index.ts';
import { findSimilar } from '../lookup/index.ts';
import { choicesIn, type Entry } from './open.ts';
import { itemFromForm, type Submission } from './read.ts';
import { discardUnsent } from './unsent.ts';

/** Editors publish or keep a draft; everybody may send a proposal. */
export type Action = 'publish' | 'keep' | 'send';

export interface Refusal extends Pick<Entry, 'key' | 'version' | 'proposal' | 'typed' | 'chosen'> {
	/** 409 if somebody else saved the item first. */
	status: 400 | 409;
	errors: Problems;
	reason: string;
	correction?: boolean;
	similar?: Choice[];
	/** Unpublished items that the item mentions. */
	drafts?: Choice[];
	/** From the stored item to the typed one. */
	differences?: Difference[];
	names?: proposals.Names;
}

export type Outcome =
	| { id: string; proposal?: string; refusal?: undefined }
	| { id?: undefined; proposal?: undefined; refusal: Refusal };

export async function submit(
	user: User,
	noun: Noun,
	id: string | undefined,
	action: Action,
	submission: Submission
): Promise<Outcome> {
	const { key, version, reason, correction } = submission;
	const before = id === undefined ? undefined : await visibleVersion(user, noun, id, version);
	const read = await itemFromForm(user, formOf(noun), submission.typed, before?.item);
	const { typed, problems } = read;
	const refuse = async (given: Partial<Refusal> & { errors: Problems }): Promise<Outcome> => ({
		refusal: { ...(await refillForm(user, noun, { ...submission, typed }, before?.item)), ...given }
	});
	if (id !== undefined && !reason)
		problems.reason = 'Say in a few words what you changed, and why.';
	const isShown = before?.item.state === 'published';
	if (isShown && correction === undefined && needsPurpose(noun, before.item, read.item))
		problems.correction = purposeNeeded;
	const nuls = nulsIn({ ...submission.typed, reason });
	for (const place of nuls) problems[place] = nulSentence;
	const item = { ...read.item, ...(id !== undefined && { id }) } as ItemToSave<Noun>;
	const isInvalid = Object.keys(problems).length > 0;
	// The database refuses a text with a NUL, so skip queries about it.
	if (isInvalid && !nuls.length && action !== 'keep')
		for (const { field, message } of await proposals.problemsOf(noun, item, before?.item))
			if (!hasMessage(field, problems)) problems[field] = message;

	const checksSimilar = id === undefined && !submission.isDifferent && !nuls.length;
	const similarItems = checksSimilar ? await findSimilar(user, noun, read.item) : [];
	if (isInvalid) return refuse({ errors: problems, similar: similarItems });
	// A form sent twice is similar to the item it already made, so it is answered as the first time.
	if (similarItems.length && !(await isKeyTaken(key)))
		return refuse({ errors: {}, similar: similarItems });
	await saveTypedNames(db, user, read.hidden);
	try {
		const saved = await perform(user, noun, item, action, submission);
		await discardUnsent(user, key);
		return { id: saved.id, ...('proposal' in saved && { proposal: saved.proposal }) };
	} catch (error) {
		if (error instanceof Refused)
			return refuse({
				errors: byField(error),
				// These drafts may be the reason for the refusal, and can be published together with the item.
				drafts: action === 'publish' ? await proposals.draftsNamedBy(noun, item) : []
			});
		if (!(error instanceof Conflict)) throw error;
		const { current } = error;
		const [stored, own] = await redact(db, user, noun, [current.item, item as object]);
		return refuse({
			status: 409,
			// With its old key, a form that was already saved would get its first answer again.
			key: (await isKeyTaken(key)) ? randomUUID() : key,
			errors: { '': overtakenBy(current.item) },
			version: current.version,
			differences: differences(
				noun,
				withoutIdAndState(stored!),
				withoutIdAndState(keepLocators(own!, stored))
			),
			names: await visibleNames(user, noun, [stored!, own!])
		});
	}
}

/** A withdrawal shows its reason, which the writer should weigh before publishing the item again. */
const overtakenBy = ({ state, stateReason }: { state?: string; stateReason?: string }) =>
	state === 'withdrawn'
		? `This was withdrawn while you were writing, because of this: “${stateReason ?? 'no reason is on record'}”. Nothing of yours is lost; if you publish it, readers see it again.`
		: 'Someone else, or you in another tab, changed this while you were writing. Nothing of yours is lost.';

export async function refillForm(
	user: User,
	noun: Noun,
	{ key, version, proposal, reason, correction, typed }: Submission,
	stored?: object
): Promise<Omit<Refusal, 'errors'>> {
	return {
		status: 400,
		key,
		version,
		proposal,
		reason,
		correction,
		typed,
		chosen: await choicesIn(user, noun, typed, stored)
	};
}

function perform(
	user: User,
	noun: Noun,
	item: ItemToSave<Noun>,
	action: Action,
	{ version, key, proposal, withDependencies, reason, correction }: Submission
): Promise<Saved | proposals.Sent> {
	const how = { version, correction, reason: reason || usualReason, key: key || undefined };
	if (action === 'publish')
		return proposals.publish(user, noun, item, { ...how, withDependencies, proposal });
	if (action === 'keep') return proposals.saveDraft(user, noun, item, how);
	return proposals.sendProposal(user, noun, item, { ...how, proposal: proposal?.id });
}

/** Looks for a message at the field, its parent or its children. */
const hasMessage = (field: string, problems: Problems) =>
	Object.keys(problems).some(
		(place) => place === field || place.startsWith(`${field}.`) || field.startsWith(`${place}.`)
	);
