import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { nameOf } from '$lib/domain/nouns';
import { requireContributor, requireEditor } from '$lib/server/auth';
import * as entry from '$lib/server/entry';
import { formData } from '$lib/server/form';
import { nounAt } from './noun';

type Event = RequestEvent<{ name: string; id?: string }>;

/** What a button of an entry form does. */
export const submitAs = (wish: entry.Wish | 'more' | 'discard') => async (event: Event) => {
	const user =
		wish === 'publish' || wish === 'keep' ? requireEditor(event) : requireContributor(event);
	const noun = nounAt(event.params);
	const sent = entry.readSent(noun, await formData(event.request));
	if (wish === 'more') return { ...(await entry.asSent(noun, sent)), errors: {} };
	if (wish === 'discard') {
		await entry.discardUnsent(user, sent.key);
		redirect(303, '/desk');
	}
	const { refusal, id } = await entry.submit(user, noun, event.params.id, wish, sent);
	if (refusal) return fail(refusal.status, refusal);
	redirect(303, `/desk/${nameOf[noun]}/${id}?done=${wish}`);
};
