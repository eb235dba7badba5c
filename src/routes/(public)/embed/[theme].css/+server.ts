import { oneOf } from '$lib/domain/filters';
import { themes } from '$lib/domain/embeds';
import { schemeSheet } from '$lib/server/charts/drawings';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => {
	const theme = oneOf(themes)(params.theme);
	if (!theme) error(404, 'There is no such scheme of colours.');
	return new Response(schemeSheet(theme), {
		headers: { 'content-type': 'text/css; charset=utf-8' }
	});
};
