import { error } from '@sveltejs/kit';
import { takedownEntry, takedownForm } from '$lib/forms/takedown';
import { requireAdministrator } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as site from '$lib/server/site';
import { newId } from '$lib/server/write';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireAdministrator(event);
	const entries = await site.takedowns();
	const wanted = event.url.searchParams.get('entry');
	const opened = entries.find(({ entry }) => entry === wanted);
	if (wanted && !opened) error(404, 'This entry is not in the register.');
	return { entries, opened, newEntry: newId() };
};

export const actions: Actions = {
	enter: formAction(requireAdministrator, takedownForm, async (by, sent) => {
		await site.enterTakedown(by, sent);
		return {
			done: `Readers see ${sent.seen ? 'it as corrected' : 'this entry'} from now on.`
		};
	}),
	withhold: formAction(requireAdministrator, takedownEntry, async (by, { entry }) => {
		await site.withholdTakedown(by, entry);
		return { done: 'The words of this entry are removed for good.' };
	})
};
