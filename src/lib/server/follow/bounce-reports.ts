import * as v from 'valibot';

// An operator's mail program reports bounces as a list of `{ email, reason }`, or as one such object. The reason is
// `bounce`, `complaint` or `full`, or the words of the mail server.

export interface Bounce {
	email: string;
	why: 'no mailbox' | 'complaint' | 'full';
}

/** Some servers send the code of RFC 3463, others only words. */
export const saysFull = (reason: string) =>
	/\b[45]\.2\.2\b|over ?-?quota|quota exceeded|mailbox (is )?full|full mailbox|^full$/i.test(
		reason
	);

const whyOf = (reason: string): Bounce['why'] =>
	/complain|spam|abuse/i.test(reason) ? 'complaint' : saysFull(reason) ? 'full' : 'no mailbox';

const one = v.pipe(
	v.object({ email: v.string(), reason: v.optional(v.string(), '') }),
	v.transform(({ email, reason }): Bounce => ({ email, why: whyOf(reason) }))
);
const list = v.union([
	v.array(one),
	v.pipe(
		one,
		v.transform((only) => [only])
	)
]);

/** @returns undefined if the input is no report */
export function readReport(said: unknown): Bounce[] | undefined {
	const { success, output } = v.safeParse(list, said);
	return success ? output : undefined;
}
