import { fail } from '@sveltejs/kit';
import { readFilters } from '$lib/domain/filters';
import { pairing } from '$lib/forms/reports';
import { requireEditor } from '$lib/server/auth';
import { onForm } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import * as reports from '$lib/server/reports';
import type { User } from '$lib/domain/staff';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const asked = Number(event.url.searchParams.get('asked')) || 1;
	const [pairs, list, decided] = await Promise.all([
		reports.listAsked(Math.max(1, Math.trunc(asked))),
		reports.listReports(page),
		reports.listDecided()
	]);
	return { pairs, list, decided };
};

const deciding = (
	decide: (user: User, one: string, other: string) => Promise<void>,
	done: string
) =>
	onForm(requireEditor, pairing, async ({ user, data, values }) => {
		const [one, other] = await Promise.all([data.one, data.other].map(reports.articleNamed));
		const decided = await orFail(decide(user, one!, other!));
		if (isFailure(decided)) return fail(decided.status, { values, ...decided.data });
		return { done };
	});

export const actions: Actions = {
	same: deciding(reports.join, 'They are one report now.'),
	apart: deciding(reports.part, 'They are two reports now.')
};
