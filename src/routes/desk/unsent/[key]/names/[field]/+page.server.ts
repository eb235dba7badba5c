import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { nameOf } from '$lib/domain/nouns';
import { formOf } from '$lib/nouns/derive/descriptions';
import { requireContributor } from '$lib/server/auth';
import { getUnsent, type Unsent } from '$lib/server/desk/entry';
import { formData } from '$lib/server/form';
import * as nameLists from '$lib/server/desk/name-lists';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { user, form, field } = await fieldAt(event);
	const { typed, chosen } = await nameLists.startList(user, form);
	return { label: field.label, noun: form.noun, back: formHref(form), typed, chosen };
};

const sentIn = ({ request }: Pick<RequestEvent, 'request'>) =>
	formData(request, nameLists.mostFields);

export const actions: Actions = {
	match: async (event) => {
		const { user } = await fieldAt(event);
		const list = await nameLists.openForForm(user, await sentIn(event));
		return Object.keys(list.errors).length ? fail(400, list) : list;
	},
	settle: async (event) => {
		const { user, form, field } = await fieldAt(event);
		const list = await nameLists.openForForm(user, await sentIn(event));
		const { done, refusal } = await nameLists.unlessRefused(list, () =>
			nameLists.addToForm(user, form.key, field.name, list)
		);
		if (refusal) return fail(400, refusal);
		const { added, there } = done;
		const info = new URLSearchParams({
			pasted: field.name,
			added: `${added}`,
			there: `${there}`
		});
		redirect(303, `${formHref(form)}&${info}#pasted-${field.name}`);
	}
};

async function fieldAt(event: RequestEvent<{ key: string; field: string }>) {
	const user = requireContributor(event);
	const form = await getUnsent(user, event.params.key);
	if (!form) error(404, 'There is no such form of yours. It may have been sent or discarded.');
	const field = formOf(form.noun).fields.find(
		({ name, ...field }) =>
			name === event.params.field && field.kind === 'picks' && field.of === 'stakeholder'
	);
	if (!field) error(404, 'No list of names belongs here.');
	return { user, form, field };
}

const formHref = ({ noun, rowId, key }: Unsent) =>
	`/desk/${nameOf[noun]}/${rowId ?? 'new'}?form=${key}`;
