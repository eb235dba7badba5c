import { error, fail, redirect } from '@sveltejs/kit';
import { readFilters } from '$lib/domain/filters';
import { mending, returning, seen, takingBack } from '$lib/forms/imports';
import { requireContributor, requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as imports from '$lib/server/desk/imports';
import type { User } from '$lib/domain/staff';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who asks, and for which import. */
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

/** Shows the page anew once a step is taken, and done where it is quickly done. */
async function shown(event: RequestEvent, taken: Promise<unknown>, values = {}) {
	if (!(await taken)) return fail(409, { ...movedOn, values });
	await imports.runSoon();
	redirect(303, event.url.pathname);
}

type Take = (
	user: User,
	id: string,
	version: number,
	mapping: imports.WholeImport['mapping']
) => Promise<boolean>;

/** A step that asks for nothing but the version that somebody saw. */
const step =
	(take: Take, requireUser = requireContributor) =>
	async (event: RequestEvent) => {
		requireUser(event);
		const { user, file } = await importAt(event);
		const form = await readForm(event.request, seen);
		if (!form.data) return fail(400, form);
		return shown(event, take(user, file.id, form.data.version, file.mapping));
	};

export const actions: Actions = {
	map: async (event) => {
		const { user, file } = await importAt(event);
		const form = await readForm(event.request, imports.mappingForm(file));
		if (!form.data) return fail(400, form);
		const mapping = imports.mappingOf(form.data);
		return shown(event, imports.startChecking(user, file.id, form.data.version, mapping));
	},
	mend: async (event) => {
		const { user, file } = await importAt(event);
		const form = await readForm(event.request, mending);
		if (!form.data) return fail(400, form);
		const { version, part, from, to, ...rest } = form.data;
		const lines = (text: string) => text.replaceAll('\r\n', '\n');
		const mended = await imports.mend(user, file.id, version, {
			...{ ...rest, whole: part === '', from: lines(from), to: lines(to) }
		});
		return shown(event, Promise.resolve(mended !== undefined), form.values);
	},
	enter: step(imports.startEntering),
	giveUp: step(imports.giveUp),
	publish: step(imports.startPublishing, requireEditor),
	again: step(imports.sendAgain),
	recheck: step(imports.startChecking),
	back: async (event) => {
		requireEditor(event);
		const { user, file } = await importAt(event);
		const form = await readForm(event.request, returning);
		if (!form.data) return fail(400, form);
		const { version, note } = form.data;
		return shown(event, imports.sendBack(user, file.id, version, note), form.values);
	},
	takeBack: async (event) => {
		const { user, file } = await importAt(event);
		const form = await readForm(event.request, takingBack);
		if (!form.data) return fail(400, form);
		const { version, reason } = form.data;
		return shown(event, imports.startTakingBack(user, file.id, version, reason), form.values);
	}
};
