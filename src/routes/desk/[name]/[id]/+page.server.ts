import { error, redirect } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import { hasCopy } from '$lib/server/desk/capture';
import * as entry from '$lib/server/desk/entry';
import { watchOfEvent } from '$lib/server/watch';
import { itemStanding } from '$lib/server/write/proposals';
import { atLeast } from '$lib/domain/staff';
import { entryActions, nounAt } from '../entry.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { name, noun } = nounAt(event);
	const { params, url } = event;
	const opened = await entry.openItem(user, noun, params.id, url.searchParams);
	if (!opened) error(404, 'The record has no such entry.');
	const at = (await itemStanding(user, noun, params.id))!;
	// Users change their own open proposal from its page, which shows what became of it.
	if (at.state !== 'published' && at.proposal?.isOwn && !opened.proposal && !url.search)
		redirect(303, `/desk/proposals/${at.proposal.id}`);
	const isEditor = atLeast(user.role, 'editor');
	const watched = noun === 'event' && isEditor ? await watchOfEvent(params.id) : undefined;
	const copied = noun === 'article' && isEditor && (await hasCopy(params.id));
	return { name, entry: opened, standing: at, watched, copied, done: url.searchParams.get('done') };
};

export const actions: Actions = entryActions;
