import { error, fail, redirect } from '@sveltejs/kit';
import { correctionDecision as schema } from '$lib/forms/correction';
import { requireEditor } from '$lib/server/auth';
import * as corrections from '$lib/server/desk/corrections';
import { formAction } from '$lib/server/form-action';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const unknown = 'There is no report with this address.';
const changed =
	'Somebody else has decided meanwhile; what they said stands above. What you typed is still here and is not saved: send it again to put it in place of theirs.';
const unsaved =
	'One of these was not saved since the report came in, or is a draft, which no reader sees. Choose what mends the mistake.';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const report = await corrections.get(event.params.id);
	if (!report) error(404, unknown);
	return { report, candidates: await corrections.candidates(report, editor) };
};

export const actions: Actions = {
	default: formAction(requireEditor, schema, async (editor, data, event: RequestEvent) => {
		const { version, ...decision } = data;
		const outcome = await corrections.decide(editor, event.params.id, version, decision);
		if (outcome === 'unknown') error(404, unknown);
		if (outcome === 'changed') return fail(409, { errors: { '': changed } });
		if (outcome === 'unsaved') return fail(400, { errors: { changes: unsaved } });
		redirect(303, event.url.pathname);
	})
};
