import { any, type Policies, silent } from '$lib/server/front/policy';

/** Mail providers report many bounces in one request. */
const longerBody = {
	bytes: 1024 * 1024,
	sentence: 'This is longer than 1 MB, the most that a report may be.'
};

export const policy: Policies = {
	'': { who: 'anyone', reads: silent({ page: any }) },
	'bounced/[token]': { who: 'signed link', cache: 'never', longerBody, reads: silent() },
	'confirm/[token]': { cache: 'never', reads: silent() },
	'end/[token]': { who: 'signed link', cache: 'never', reads: silent() },
	link: { reads: silent({ done: any }) },
	'mine/[token]': { cache: 'never', reads: silent({ done: any }) },
	sent: { reads: silent({ page: any }) }
};
