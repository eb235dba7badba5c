import { readFilters } from '$lib/domain/filters';
import { requireEditor } from '$lib/server/auth';
import { listSent } from '$lib/server/desk/imports';
import * as proposals from '$lib/server/write/proposals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const params = new URLSearchParams(event.url.searchParams);
	const decided = params.get('decided');
	params.delete('decided');
	const request = readFilters(params, proposals.filters);
	const [list, next, decision] = await Promise.all([
		proposals.listQueue(request),
		proposals.nextSent(request.filters),
		decided ? proposals.decisionOf(editor, decided) : undefined
	]);
	return {
		list,
		decision,
		next: next ?? null,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: proposals.sorts,
		imports: await listSent(),
		now: new Date()
	};
};
