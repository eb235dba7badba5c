import { aboutForm, featuredForm, networksForm } from '$lib/forms/site';
import { requireAdministrator, requireEditor } from '$lib/server/auth';
import { choices } from '$lib/server/desk/lookup';
import { formAction } from '$lib/server/form-action';
import * as home from '$lib/server/home';
import * as site from '$lib/server/site';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const { featuredId, networks, about } = await site.siteChoices();
	const [chosen, featured] = await Promise.all([
		choices(editor, 'regulation', featuredId ? [featuredId] : []),
		home.featuredLaw()
	]);
	return { featuredId: featuredId ?? '', chosen, featured: featured?.title, networks, about };
};

export const actions: Actions = {
	feature: formAction(requireEditor, featuredForm, async (editor, { law }) => {
		await site.featureLaw(editor, law);
		return { done: 'The front page begins with it from now on.' };
	}),
	networks: formAction(requireAdministrator, networksForm, async (administrator, { networks }) => {
		await site.chooseNetworks(administrator, networks);
		return { done: 'Readers are offered these from now on.' };
	}),
	about: formAction(requireAdministrator, aboutForm, async (administrator, { about }) => {
		await site.writeAbout(administrator, about);
		return { done: 'The page about this copy begins with these words from now on.' };
	})
};
