import { error } from '@sveltejs/kit';
import { isImportable } from '$lib/domain/imports';
import { requireContributor } from '$lib/server/auth';
import { csvTemplate } from '$lib/server/desk/imports';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	requireContributor(event);
	const { name } = event.params;
	if (!isImportable(name)) error(404, 'There is no template of this name.');
	return new Response(csvTemplate(name), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.csv"`
		}
	});
};
