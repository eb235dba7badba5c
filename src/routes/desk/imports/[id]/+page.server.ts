import { error, fail, redirect } from '@sveltejs/kit';
import { readFilters } from '$lib/domain/filters';
import { mending, returning, importStep, takingImportBack } from '$lib/forms/imports';
import { requireContributor, requireEditor } from '$lib/server/auth';
import type * as v from 'valibot';
import { type FormSchema, readForm } from '$lib/server/form';
import { formAction } from '$lib/server/form-action';
import * as imports from '$lib/server/desk/imports';
import type { User } from '$lib/domain/staff';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function importAt(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const user = requireContributor(event);
	const file = await imports.get(user, event.params.id);
	return { user, file: file ?? error(404, 'There is no import at this address.') };
}

export const load: PageServerLoad = async (event) => {
	const { user, file } = await importAt(event);
	const { page } = readFilters(event.url.searchParams, {});
	const look = event.url.searchParams.get('look') ?? '';
	return { file, ...(await imports.pageData(user, file, { page, look })) };
};

const movedOn = {
	errors: { '': 'This import has moved on since you opened the page. This is how it stands now.' }
};

/** Redirects to the page; a short step is done by then. */
async function reload(event: RequestEvent, isTaken: boolean) {
	if (!isTaken) return fail(409, { ...movedOn });
	await imports.runSoon();
	redirect(303, event.url.pathname);
}

/** Builds the action of a step, which checks the version that the user saw. */
const step = <Schema extends FormSchema>(
	schema: Schema,
	take: (user: User, file: imports.WholeImport, data: v.InferOutput<Schema>) => Promise<boolean>,
	requireUser = requireContributor
) =>
	formAction(
		(event: RequestEvent) => {
			requireUser(event);
			return importAt(event);
		},
		schema,
		async ({ user, file }, data, event) => reload(event, await take(user, file, data))
	);

export const actions: Actions = {
	map: async (event) => {
		const { user, file } = await importAt(event);
		const form = await readForm(event.request, imports.mappingForm(file));
		if (!form.data) return fail(400, form);
		const mapping = imports.mappingOf(form.data);
		return reload(event, await imports.startChecking(user, file.id, form.data.version, mapping));
	},
	mend: step(mending, async (user, { id }, { version, part, from, to, column }) => {
		const lines = (text: string) => text.replaceAll('\r\n', '\n');
		const as = { column, whole: part === '', from: lines(from), to: lines(to) };
		return (await imports.mend(user, id, version, as)) !== undefined;
	}),
	enter: step(importStep, (user, { id }, { version }) => imports.startEntering(user, id, version)),
	giveUp: step(importStep, (user, { id }, { version }) => imports.giveUp(user, id, version)),
	publish: step(
		importStep,
		(user, { id }, { version }) => imports.startPublishing(user, id, version),
		requireEditor
	),
	again: step(importStep, (user, { id }, { version }) => imports.resubmitImport(user, id, version)),
	recheck: step(importStep, (user, { id, mapping }, { version }) =>
		imports.startChecking(user, id, version, mapping)
	),
	back: step(
		returning,
		(user, { id }, { version, note }) => imports.sendImportBack(user, id, version, note),
		requireEditor
	),
	takeBack: step(takingImportBack, (user, { id }, { version, reason }) =>
		imports.startTakingBack(user, id, version, reason)
	)
};
