import { error, redirect } from '@sveltejs/kit';
import { requireEditor } from '$lib/server/auth';
import { takeArticle } from '$lib/server/desk/capture';
import { formData } from '$lib/server/form';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const editor = requireEditor(event);
	const article = (await formData(event.request)).get('article');
	const id = typeof article === 'string' ? await takeArticle(editor, article) : undefined;
	if (!id) error(404, 'No copy of this article is kept: capture its page first.');
	redirect(303, `/desk/capture/${id}`);
};
