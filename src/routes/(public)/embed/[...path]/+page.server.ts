import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

// Without this route SvelteKit would answer with the error page of the site instead of the frame's.
export const load: PageServerLoad = () =>
	error(404, 'No page that can be embedded has this address.');
