import { error } from '@sveltejs/kit';
import { isName, nounOf } from '$lib/domain/nouns';
import { nulSentence, nulsIn } from '$lib/nouns/derive/typed';
import { requireContributor } from '$lib/server/auth';
import * as entry from '$lib/server/desk/entry';
import { formData } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const user = requireContributor(event);
	const sent = await formData(event.request);
	const name = String(sent.get('form-list'));
	if (!isName(name)) error(400, 'This is no form of the desk.');
	const form = entry.readSubmission(nounOf[name], sent);
	if (!form.key || form.key !== event.params.key) error(400, 'This form has no key.');
	const row = String(sent.get('form-row') ?? '');
	if (nulsIn({ ...form.typed, row }).length) error(400, nulSentence);
	const stored = await orFail(entry.saveAsUnsent(user, nounOf[name], row || undefined, form));
	if (isFailure(stored)) error(413, Object.values(stored.data.errors)[0]!);
	if (!stored) error(404, 'There is no such form of yours.');
	return new Response(null, { status: 204 });
};
