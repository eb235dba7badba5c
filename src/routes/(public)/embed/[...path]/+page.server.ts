import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

// A page of its own, so that a frame shows a refusal for frames.
export const load: PageServerLoad = () =>
	error(404, 'No page that can be embedded has this address.');
