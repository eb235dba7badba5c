import { plural } from '$lib/domain/plural';
import type { Role } from '$lib/domain/vocabulary';
import type { EditorsWork } from './+page.server';

export type Task = ReturnType<typeof tasksOf>[number];

/** The work that waits for editors, the most urgent first. */
export function tasksOf({ waiting, watched, ...work }: EditorsWork, user: { id: string }) {
	const tasks: [count: number, path: string, one: string, rest: string, many?: string][] = [
		[waiting.sent, '/desk/review', 'entry', 'sent to the editors', 'entries'],
		[work.imports, '/desk/review#files', 'file', 'sent to the editors as a whole'],
		[work.reported, '/desk/corrections?state=waiting', 'mistake', 'reported by readers'],
		[work.backupsLate, '/desk/site#backups', 'daily backup', 'that could not be made'],
		[work.stalled, '/desk/outbox', 'delivery', 'of letters or webhooks that has stalled'],
		[watched.failing, '/desk/watches', 'watched page', 'that cannot be read'],
		[watched.asked, '/desk/watches#asked', 'watched page', 'with many changes a day'],
		[work.overdue, '/desk/looked-at', 'law', 'to be looked at again'],
		[work.doubtful, '/desk/quotations', 'quotation', 'not found on the page quoted'],
		[work.alike, '/desk/reports', 'pair', 'of articles that may be one report'],
		[waiting.drafts, '/desk/review?kind=draft', 'draft', 'that nobody has sent'],
		[waiting.own, `/desk/review?kind=draft&author=${user.id}`, 'draft', 'of your own among them']
	];
	return tasks.flatMap(([count, path, one, rest, many]) => {
		const words = `${plural(count, one, many)} ${rest}`;
		return count ? { count, path, words, rest: words.slice(words.indexOf(' ') + 1) } : [];
	});
}

/** The first steps of somebody new. */
export const firstSteps: Record<Role, [string, string, string]> = {
	contributor: [
		'Paste the address of a page that says something about a law.',
		'Say of each quotation in it who spoke and where they stand.',
		'Send it: an editor reads it before readers do.'
	],
	editor: [
		'Read what was sent beside the page that it comes from.',
		'Publish it, or send it back with a note.',
		'What you add yourself, from the address of a page, you publish yourself.'
	],
	administrator: [
		'Invite the people of your newsroom, under House.',
		'Paste the address of a page and publish what it says about a law.',
		'Review what others send, and look at the laws again from time to time.'
	]
};
