import { error, fail, redirect } from '@sveltejs/kit';
import { filterQuery } from '$lib/domain/filters';
import { confirming, going, publishingSaved } from '$lib/forms/capture';
import { requireContributor, requireEditor } from '$lib/server/auth';
import * as captures from '$lib/server/desk/capture';
import { readForm } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const notThere = 'No such page was brought to the desk.';

const numberIn = ({ url }: Pick<RequestEvent, 'url'>, name: string) => {
	const text = url.searchParams.get(name) ?? '';
	return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
};

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { id } = event.params;
	const opened = await captures.openCapture(user, id, numberIn(event, 'at'));
	if (!opened) error(404, notThere);
	return { ...opened, done: event.url.searchParams.get('done') };
};

/** Saves the typed article fields, whatever else becomes of the form. */
async function saveArticleFields(event: RequestEvent, values: Record<string, unknown>) {
	const user = requireContributor(event);
	const { id } = event.params;
	if (!(await captures.findCapture(user, id))) error(404, notThere);
	await captures.keepArticleTyped(id, values);
	return { user, id };
}

const at = (id: string, place: number | undefined, done?: string): never => {
	const chosen = { at: place?.toString(), done };
	redirect(303, `/desk/capture/${id}${filterQuery(chosen)}`);
};

/** Leaves the quotation unchanged, drops it or restores it, and opens another one. */
const leave = (isDropped?: boolean) => async (event: RequestEvent) => {
	const form = await readForm(event.request, going);
	const { id } = await saveArticleFields(event, form.values);
	if (!form.data) return fail(400, form);
	const { at: place, to } = form.data;
	if (isDropped !== undefined) await captures.setDropped(id, place, isDropped);
	if (isDropped === undefined) at(id, to);
	return at(id, isDropped ? await captures.nextWaiting(id, place) : place);
};

export const actions: Actions = {
	confirm: async (event) => {
		const form = await readForm(event.request, confirming);
		const { user, id } = await saveArticleFields(event, form.values);
		if (!form.data) return fail(400, form);
		const done = await orFail(captures.confirmQuotation(user, id, form.data));
		if (isFailure(done)) return fail(done.status, { ...done.data, values: form.values });
		if (!done) error(404, notThere);
		if ('errors' in done) return fail(400, { ...done, values: form.values });
		return at(id, await captures.nextWaiting(id, form.data.at), done.statement);
	},
	accept: async (event) => {
		const form = await readForm(event.request, confirming);
		const { user, id } = await saveArticleFields(event, form.values);
		const opened = await captures.openCapture(user, id, numberIn(event, 'at'));
		const { stance, demands } = opened?.chosen?.suggestion ?? {};
		return { values: { ...form.values, ...(stance && { stance }), demands: demands ?? [] } };
	},
	go: leave(),
	drop: leave(true),
	back: leave(false),
	keep: async (event) => {
		const form = await readForm(event.request, going);
		const { user, id } = await saveArticleFields(event, form.values);
		const kept = await captures.keepArticleOf(user, id);
		if ('errors' in kept) return fail(400, { ...kept, values: form.values });
		return at(id, form.data?.at);
	},
	take: async (event) => {
		const user = requireEditor(event);
		const found = await captures.findCapture(user, event.params.id);
		if (!found) error(404, notThere);
		if (found.articleId && found.provenFor === null)
			await captures.takeCopy(found.id, found.articleId);
		return at(found.id, numberIn(event, 'at'));
	},
	publish: async (event) => {
		const user = requireEditor(event);
		const form = await readForm(event.request, publishingSaved);
		if (!form.data) return fail(400, { errors: form.errors });
		const { id } = event.params;
		const done = await orFail(captures.publishSaved(user, id, form.data.statement));
		if (isFailure(done)) return fail(done.status, { errors: { published: sentences(done.data) } });
		if (!done) error(404, notThere);
		return at(id, numberIn(event, 'at'), form.data.statement);
	}
};

const sentences = ({ errors }: { errors: Record<string, string> }) =>
	Object.values(errors).join(' ');
