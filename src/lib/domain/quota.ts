/** How much one person may have at the desk that is not in the record yet; see `server/quota`. */
export interface Quota {
	/** Of 1,048,576 bytes: forms that are not sent, what was sent and is not published, files. */
	megabytes: number;
	/** Items that wait for an editor. */
	waiting: number;
}

/** What holds where an administrator says nothing else. */
export const usualQuota: Quota = { megabytes: 20, waiting: 200 };

export const megabyte = 1024 * 1024;

export interface Usage {
	bytes: number;
	waiting: number;
}

/** From here on somebody is told. */
const near = 0.8;

const less =
	'Discard forms that you do not need, take back what you sent, give up files, or ask an administrator for more.';

/** What somebody is told who comes near to what they may have; undefined for everyone else. */
export function nearQuota({ bytes, waiting }: Usage, most: Quota): string | undefined {
	const megabytes = bytes / megabyte;
	const sentences = [
		megabytes >= near * most.megabytes &&
			`You keep ${megabytes.toFixed(1)} of the ${most.megabytes} MB that you may keep here until it is published.`,
		waiting >= near * most.waiting &&
			`${waiting} items of yours wait for an editor, and ${most.waiting} may at once.`
	].filter((sentence) => sentence !== false);
	return sentences.length ? [...sentences, less].join(' ') : undefined;
}

/** Why something is not taken; whoever wrote it still has it. */
export const overQuota = {
	bytes: ({ megabytes }: Quota) =>
		`With this you would keep more than ${megabytes} MB here, the most that you may before it is published. It was not kept here, and what you typed still stands in this form. ${less}`,
	waiting: ({ waiting }: Quota) =>
		`With this more than ${waiting} items of yours would wait for an editor, the most that may at once. It was not sent, and what you typed still stands in this form. Send it when some are decided, take something back, or ask an administrator for more.`
};
