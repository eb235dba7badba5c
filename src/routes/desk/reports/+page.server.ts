import { readFilters } from '$lib/domain/filters';
import { pairing } from '$lib/forms/reports';
import { requireEditor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
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
	formAction(requireEditor, pairing, async (editor, data) => {
		const [one, other] = await Promise.all([data.one, data.other].map(reports.findArticleId));
		await decide(editor, one!, other!);
		return { done };
	});

export const actions: Actions = {
	same: deciding(reports.join, 'They are one report now.'),
	apart: deciding(reports.separateReports, 'They are two reports now.')
};
