import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	aboutForm,
	featuredForm,
	networksForm,
	pictureForm,
	tooLargePicture
} from '$lib/forms/site';
import { atLeast } from '$lib/domain/staff';
import { requireAdministrator, requireEditor } from '$lib/server/auth';
import { choices } from '$lib/server/desk/lookup';
import { errorsOf, type FormValues, receiveUpload } from '$lib/server/form';
import { formAction } from '$lib/server/form-action';
import { isFailure, orFail } from '$lib/server/form-errors';
import * as home from '$lib/server/home';
import { backupState } from '$lib/server/ops/backups/daily';
import * as site from '$lib/server/site';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const { featuredId, networks, about, pictureAlt } = await site.siteChoices();
	const [chosen, featured, backups] = await Promise.all([
		choices(editor, 'regulation', featuredId ? [featuredId] : []),
		home.featuredLaw(),
		atLeast(editor.role, 'administrator') ? backupState() : undefined
	]);
	return {
		featuredId: featuredId ?? '',
		chosen,
		featured: featured?.title,
		networks,
		about,
		pictureAlt,
		backups
	};
};

const refused = (status: number, values: FormValues, errors: Record<string, string>) =>
	fail(status, { values, errors });

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
	}),
	picture: async (event) => {
		const administrator = await requireAdministrator(event);
		const sent = await receiveUpload(event);
		if (!sent) return refused(413, {}, { picture: tooLargePicture });
		const values: FormValues = { alt: String(sent.get('alt') ?? '') };
		const form = v.safeParse(pictureForm, { ...values, picture: sent.get('picture') });
		if (!form.success) return refused(400, values, errorsOf(form.issues));
		const { picture, alt } = form.output;
		const file = new Uint8Array(await picture.arrayBuffer());
		const shown = await orFail(site.showPicture(administrator, file, alt));
		if (isFailure(shown)) return refused(shown.status, values, shown.data.errors);
		return { done: 'The page about this copy shows it from now on.' };
	},
	'remove-picture': async (event) => {
		await site.removePicture(await requireAdministrator(event));
		return { done: 'The page about this copy shows no picture any more.' };
	}
};
