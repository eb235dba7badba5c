import * as events from '$lib/nouns/event/queries.server';
import { listPage } from '$lib/server/list-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => listPage('events', events, url);
