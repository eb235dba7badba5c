import { differences } from '$lib/nouns/derive/differences';
import { titleOf } from '$lib/domain/titles';
import { restoring } from '$lib/forms/review';
import { requireContributor, requireEditor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as proposals from '$lib/server/write/proposals';
import * as visibility from '$lib/server/visibility';
import { error, redirect } from '@sveltejs/kit';
import { nounAt } from '../../../entry.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberOf = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { noun } = nounAt(event);
	const { id } = event.params;
	const [stored, version] = await Promise.all([
		visibility.visibleItem(user, noun, id),
		visibility.visibleVersion(user, noun, id, numberOf(event.params.version))
	]);
	if (!stored || !version) error(404, 'The record has no such version of this.');
	const names = await visibility.visibleNames(user, noun, [stored.item, version.item]);
	return {
		noun,
		id,
		stored,
		version,
		names,
		key: crypto.randomUUID(),
		standing: (await proposals.itemStanding(user, noun, id))!,
		title: titleOf(noun, version.item, names),
		changes: differences(noun, version.item, stored.item),
		mayRestore: user.role !== 'contributor' && version.version !== stored.version
	};
};

export const actions: Actions = {
	default: formAction(
		(event: RequestEvent) => ({ editor: requireEditor(event), noun: nounAt(event).noun }),
		restoring,
		async ({ editor, noun }, data, event) => {
			const { id, version } = event.params;
			const old = numberOf(version);
			await proposals.restoreVersion(editor, noun, id, old, data);
			redirect(303, `${event.url.pathname.replace(/\/\d+$/, '')}?restored=${old}`);
		}
	)
};
