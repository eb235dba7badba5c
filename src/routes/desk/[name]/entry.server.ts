import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isName, nounOf } from '$lib/domain/nouns';
import { requireContributor, requireEditor } from '$lib/server/auth';
import * as entry from '$lib/server/desk/entry';
import { knownAddress } from '$lib/server/desk/lookup';
import type { User } from '$lib/domain/staff';
import { formData } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import { visibleItem } from '$lib/server/visibility';

type Event = RequestEvent<{ name: string; id?: string }>;

/** @throws 404 if the name is no noun's */
export function nounAt({ params: { name } }: Pick<Event, 'params'>) {
	if (!isName(name)) error(404, 'The record has nothing of this kind.');
	return { name, noun: nounOf[name] };
}

const submitAs =
	(action: entry.Action | 'more' | 'fill' | 'paste' | 'discard') => async (event: Event) => {
		const user =
			action === 'publish' || action === 'keep' ? requireEditor(event) : requireContributor(event);
		const { noun, name } = nounAt(event);
		const { id: row } = event.params;
		const stored = row === undefined ? undefined : await visibleItem(user, noun, row);
		if (row !== undefined && !stored) error(404, 'The record has no such entry.');
		const data = await formData(event.request);
		const submission = entry.readSubmission(noun, data);
		const refilled = () => entry.refillForm(user, noun, submission, stored?.item);
		if (action === 'more') return { ...(await refilled()), errors: {} };
		if (action === 'fill')
			return { ...(await refilled()), ...(await fillFromAddress(user, submission)) };
		if (action === 'paste') {
			const saved = await orFail(entry.saveAsUnsent(user, noun, row, submission));
			if (saved === true) redirect(303, pasteHref(submission.key, String(data.get('paste'))));
			const { errors } = isFailure(saved) ? saved.data : { errors: { '': notSaved } };
			return fail(400, { ...(await refilled()), errors });
		}
		if (action === 'discard') {
			await entry.discardUnsent(user, submission.key);
			redirect(303, '/desk');
		}
		const { refusal, id, proposal } = await entry.submit(user, noun, row, action, submission);
		if (refusal) return fail(refusal.status, refusal);
		redirect(
			303,
			proposal ? `/desk/proposals/${proposal}?sent` : `/desk/${name}/${id}?done=${action}`
		);
	};

export const entryActions = {
	publish: submitAs('publish'),
	keep: submitAs('keep'),
	send: submitAs('send'),
	more: submitAs('more'),
	fill: submitAs('fill'),
	paste: submitAs('paste'),
	discard: submitAs('discard')
};

async function fillFromAddress(user: User, { typed }: entry.Submission) {
	const { known, fields } = await knownAddress(user, String(typed.url ?? ''));
	const empty = Object.entries(fields).filter(([name]) => !typed[name]);
	return { typed: { ...typed, ...Object.fromEntries(empty) }, similar: known, errors: {} };
}

const notSaved = 'This form cannot be kept, so no list can be pasted into it. Open it anew.';

const pasteHref = (key: string, field: string) =>
	`/desk/unsent/${key}/names/${encodeURIComponent(field)}`;
