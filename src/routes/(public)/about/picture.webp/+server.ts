import { error } from '@sveltejs/kit';
import { sitePicture } from '$lib/server/site';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const picture = await sitePicture();
	if (!picture) error(404, 'This newsroom shows no picture of itself.');
	return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/webp' } });
};
