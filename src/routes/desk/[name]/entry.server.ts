import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { nameOf } from '$lib/domain/nouns';
import { requireContributor, requireEditor } from '$lib/server/auth';
import * as entry from '$lib/server/entry';
import { formData } from '$lib/server/form';
import { nounAt } from './noun';

type Event = RequestEvent<{ name: string; id?: string }>;

/** What a button of an entry form does. */
export const submitAs =
	(wish: entry.Wish | 'more' | 'paste' | 'discard') => async (event: Event) => {
		const user =
			wish === 'publish' || wish === 'keep' ? requireEditor(event) : requireContributor(event);
		const noun = nounAt(event.params);
		const data = await formData(event.request);
		const sent = entry.readSent(noun, data);
		if (wish === 'more') return { ...(await entry.asSent(noun, sent)), errors: {} };
		if (wish === 'paste') {
			if (await entry.keepSent(user, noun, event.params.id, sent))
				redirect(303, pasteHref(sent.key, String(data.get('paste'))));
			const errors = {
				'': 'This form cannot be kept, so no list can be pasted into it. Open it anew.'
			};
			return fail(400, { ...(await entry.asSent(noun, sent)), errors });
		}
		if (wish === 'discard') {
			await entry.discardUnsent(user, sent.key);
			redirect(303, '/desk');
		}
		const { refusal, id } = await entry.submit(user, noun, event.params.id, wish, sent);
		if (refusal) return fail(refusal.status, refusal);
		redirect(303, `/desk/${nameOf[noun]}/${id}?done=${wish}`);
	};

/** Where a list is pasted into a field of a form that is not sent yet. */
const pasteHref = (key: string, field: string) =>
	`/desk/unsent/${key}/names/${encodeURIComponent(field)}`;
