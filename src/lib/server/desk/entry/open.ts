import { randomUUID } from 'node:crypto';
import type { Choice } from '../../../domain/choice.ts';
import { type Noun, pathOf } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { titleOf } from '../../../domain/titles.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { blankForm, picksIn, typedFrom } from '../../../nouns/derive/typed.ts';
import { db } from '../../db/index.ts';
import { choices, waitingChoice } from '../lookup/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { hiddenName, typedNames, visibleItem, visibleNames } from '../../visibility/index.ts';
import { preset } from './preset.ts';
import { referencesIn } from './read.ts';
import { getUnsent } from './unsent.ts';

export interface Entry {
	/** The idempotency key of the form, which is saved once if sent twice. */
	key: string;
	noun: Noun;
	/** Missing for a new item. */
	id?: string;
	title?: string;
	/** The version that the writer sees; 0 for a new item. */
	version: number;
	/** The proposal being edited, in the version that the writer saw. */
	proposal?: { id: string; version: number };
	state?: PublicationState;
	/** Whether the proposal is a correction; undefined if its author did not say. */
	correction?: boolean;
	path?: string;
	typed: Typed;
	/** When the unsent form was last saved. */
	keptAt?: Date;
	/** The stored version, if it is newer than the one the unsent form started from. */
	overtakenBy?: number;
	chosen: Choice[];
}

type Opened = Omit<Entry, 'key' | 'noun' | 'chosen'> & { key?: string };

/** In `params`, `form` and `proposal` restore earlier work; other parameters fill in fields. */
export async function openNew(user: User, noun: Noun, params: URLSearchParams): Promise<Entry> {
	const opened: Opened = (await unsentOf(user, noun, params, undefined)) ?? {
		version: 0,
		typed: { ...blankForm(formOf(noun)), ...(await preset(user, noun, params)) }
	};
	return entryOf(user, noun, opened);
}

/** Opens an item with its unsent form or proposal; undefined if the user may not see it. */
export async function openItem(
	user: User,
	noun: Noun,
	id: string,
	params: URLSearchParams
): Promise<Entry | undefined> {
	const stored = await visibleItem(user, noun, id);
	if (!stored) return undefined;
	const { item, version } = stored;
	const { state } = item;
	const path = state === 'draft' ? undefined : pathOf(noun, item);
	const proposed = await proposedOf(user, params, noun, id);
	const opened: Opened = (await unsentOf(user, noun, params, id)) ??
		proposed ?? { version, typed: typedFrom(formOf(noun), item) };
	const overtakenBy = opened.keptAt && version > opened.version ? version : undefined;
	const title = titleOf(noun, item, await visibleNames(user, noun, [item]));
	return entryOf(user, noun, { ...opened, id, title, state, path, overtakenBy }, item);
}

async function unsentOf(
	user: User,
	noun: Noun,
	params: URLSearchParams,
	id: string | undefined
): Promise<Opened | undefined> {
	const key = params.get('form');
	const unsent = key ? await getUnsent(user, key) : undefined;
	if (!unsent || unsent.noun !== noun || (unsent.rowId ?? undefined) !== id) return undefined;
	const { version, proposalId, typed, updatedAt: keptAt } = unsent;
	const proposal = proposalId ? await proposals.get(user, proposalId) : undefined;
	return { key: unsent.key, version, proposal: seen(proposal), typed, keptAt };
}

async function proposedOf(
	user: User,
	params: URLSearchParams,
	noun: Noun,
	rowId: string
): Promise<Opened | undefined> {
	const proposal = params.get('proposal');
	const found = proposal ? await proposals.get(user, proposal) : undefined;
	if (found?.noun !== noun || found.rowId !== rowId) return undefined;
	return {
		version: found.base,
		proposal: seen(found),
		correction: found.correction ?? undefined,
		typed: typedFrom(formOf(noun), found.item)
	};
}

const seen = (proposal: { id: string; version: number } | undefined) =>
	proposal && { id: proposal.id, version: proposal.version };

async function entryOf(user: User, noun: Noun, opened: Opened, stored?: object): Promise<Entry> {
	const chosen = await choicesIn(user, noun, opened.typed, stored);
	return { ...opened, key: opened.key ?? randomUUID(), noun, chosen };
}

/**
 * Returns choices for mentioned items; hidden ones appear as they were typed.
 * @param stored the item before the change, which may keep mentions that the user cannot see
 */
export async function choicesIn(
	user: User,
	noun: Noun,
	typed: Typed,
	stored: object = {}
): Promise<Choice[]> {
	const form = formOf(noun);
	const picks = picksIn(form, typed);
	const nouns = [...new Set(picks.map(({ field }) => field.of))];
	const found = await Promise.all(
		nouns.map(async (of) => {
			const own = picks.filter(({ field }) => field.of === of).map(({ text }) => text);
			return choices(user, of, [...new Set(own)]);
		})
	);
	const known = new Set(found.flat().map(({ id }) => id));
	const rest = [...new Set(picks.map(({ text }) => text))].filter((text) => !known.has(text));
	const typedTexts = await typedNames(db, user, { texts: rest });
	const words = new Set(typedTexts.map(({ text }) => text));
	const kept = referencesIn(form, stored);
	const others = rest.flatMap((text) => {
		if (words.has(text)) return waitingChoice(text);
		return kept.has(text) ? { id: text, name: hiddenName } : [];
	});
	return [...found.flat(), ...others];
}
