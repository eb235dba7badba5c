import { plural } from './plural.ts';

export interface Quota {
	/** Mebibytes of unsent forms, proposals, files and captured pages. */
	megabytes: number;
	waiting: number;
}

export const usualQuota: Quota = { megabytes: 20, waiting: 200 };

export const megabyte = 1024 * 1024;

export interface Usage {
	bytes: number;
	waiting: number;
}

/** People are warned from this share on. */
const warningShare = 0.8;

const adviceSentence =
	'Discard forms that you do not need, withdraw what you sent, give up files, or ask an administrator for more.';

export function nearQuota({ bytes, waiting }: Usage, most: Quota): string | undefined {
	const megabytes = bytes / megabyte;
	const sentences = [
		megabytes >= warningShare * most.megabytes &&
			`You keep ${megabytes.toFixed(1)} of the ${most.megabytes} MB that you may keep here until it is published.`,
		waiting >= warningShare * most.waiting &&
			`${plural(waiting, 'item')} of yours ${waiting === 1 ? 'waits' : 'wait'} for an editor, and ${most.waiting} may at once.`
	].filter((sentence) => sentence !== false);
	return sentences.length ? [...sentences, adviceSentence].join(' ') : undefined;
}

/** Nothing that people typed is lost, and each sentence says so. */
export const stillThere = {
	form: 'It was not kept here, and what you typed still stands in this form.',
	file: 'Nothing of the file was stored.',
	page: 'The page was not kept.',
	rows: 'No row was entered; the file stays here as it was checked.'
} as const;

export type StillThere = keyof typeof stillThere;

export const overQuota = {
	bytes: ({ megabytes }: Quota, what: StillThere) =>
		`With this you would keep more than ${megabytes} MB here, the most that you may before it is published. ${stillThere[what]} ${adviceSentence}`,
	waiting: ({ waiting }: Quota, what: StillThere) =>
		`With this more than ${plural(waiting, 'item')} of yours would wait for an editor, the most that may at once. ${stillThere[what]} Go on when some are decided, withdraw something, or ask an administrator for more.`
};
