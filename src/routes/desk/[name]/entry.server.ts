import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isName, nounOf } from '$lib/domain/nouns';
import { requireContributor, requireEditor } from '$lib/server/auth';
import * as entry from '$lib/server/desk/entry';
import { formData } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import { current } from '$lib/server/visibility';

type Event = RequestEvent<{ name: string; id?: string }>;

/** The noun whose room this is. @throws 404 where the record has none of this name */
export function nounAt({ params: { name } }: Pick<Event, 'params'>) {
	if (!isName(name)) error(404, 'The record has nothing of this kind.');
	return { name, noun: nounOf[name] };
}

/** What a button of an entry form does. */
export const submitAs =
	(wish: entry.Wish | 'more' | 'paste' | 'discard') => async (event: Event) => {
		const user =
			wish === 'publish' || wish === 'keep' ? requireEditor(event) : requireContributor(event);
		const { noun, name } = nounAt(event);
		const { id: row } = event.params;
		const standing = row === undefined ? undefined : await current(user, noun, row);
		if (row !== undefined && !standing) error(404, 'The record has nothing of this id.');
		const asSent = () => entry.asSent(user, noun, sent, standing?.item);
		const data = await formData(event.request);
		const sent = entry.readSent(noun, data);
		if (wish === 'more') return { ...(await asSent()), errors: {} };
		if (wish === 'paste') {
			const kept = await orFail(entry.keepSent(user, noun, row, sent));
			if (kept === true) redirect(303, pasteHref(sent.key, String(data.get('paste'))));
			const { errors } = isFailure(kept) ? kept.data : { errors: { '': notKept } };
			return fail(400, { ...(await asSent()), errors });
		}
		if (wish === 'discard') {
			await entry.discardUnsent(user, sent.key);
			redirect(303, '/desk');
		}
		const { refusal, id } = await entry.submit(user, noun, row, wish, sent);
		if (refusal) return fail(refusal.status, refusal);
		// A topic is no draft: there is none before an editor publishes it.
		const isNowhere = noun === 'topic' && wish === 'send';
		redirect(303, isNowhere ? '/desk' : `/desk/${name}/${id}?done=${wish}`);
	};

const notKept = 'This form cannot be kept, so no list can be pasted into it. Open it anew.';

/** Where a list is pasted into a field of a form that is not sent yet. */
const pasteHref = (key: string, field: string) =>
	`/desk/unsent/${key}/names/${encodeURIComponent(field)}`;
