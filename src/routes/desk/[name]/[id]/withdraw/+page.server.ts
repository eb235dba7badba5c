import { titleOf } from '$lib/domain/titles';
import { withdrawal } from '$lib/forms/review';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as proposals from '$lib/server/write/proposals';
import { isFailure, orFail } from '$lib/server/form-errors';
import * as visibility from '$lib/server/visibility';
import { error, fail, redirect } from '@sveltejs/kit';
import { nounAt } from '../../entry.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const { noun } = nounAt(event);
	const { id } = event.params;
	const stored = await visibility.visibleItem(editor, noun, id);
	if (!stored) error(404, 'The record has no such entry.');
	const names = await visibility.visibleNames(editor, noun, [stored.item]);
	const title = titleOf(noun, stored.item, names);
	const standing = (await proposals.itemStanding(editor, noun, id))!;
	return { noun, id, stored, standing, title, key: crypto.randomUUID() };
};

export const actions: Actions = {
	default: async (event) => {
		const editor = requireEditor(event);
		const { noun } = nounAt(event);
		const { id } = event.params;
		const form = await readForm(event.request, withdrawal);
		if (!form.data) return fail(400, { values: form.values, errors: form.errors, since: null });
		const done = await orFail(proposals.withdraw(editor, noun, id, form.data));
		if (!isFailure(done)) redirect(303, event.url.pathname.replace(/withdraw$/, 'history'));
		const since = await proposals.changedSince(editor, noun, id, form.data.version);
		return fail(done.status, { ...done.data, values: form.values, since: since ?? null });
	}
};
