import { add } from './entries.ts';
import type { House } from './staff.ts';

/**
 * Reports a mistake as a stranger.
 * @param localAddress source address; each may send five an hour
 * @returns the report's address at the desk
 */
export async function reportOf(
	house: House,
	report: { page: string; message: string; contact?: string; proof?: string },
	localAddress: string
): Promise<string> {
	await house.request(undefined, '/corrections/report', { form: report, localAddress });
	const queue = await (await house.request('editor', '/desk/corrections')).text();
	const [, path] =
		/href="[./]*(\/desk\/corrections\/\w+)"/.exec(queue.slice(queue.indexOf(report.message))) ?? [];
	if (!path) throw new Error(`“${report.message}” did not arrive`);
	return path;
}

/**
 * Saves a change and links it to the report.
 * @param at the report's address at the desk
 * @returns the form's field for the change
 */
export async function fixReported(house: House, at: string): Promise<{ changes: string }> {
	const name = `Mended ${crypto.randomUUID()}`;
	await add(house, 'topics', { name });
	const desk = await (await house.request('editor', at)).text();
	const [, changes] = /name="changes" value="(topic\/[^"]+)"/.exec(desk) ?? [];
	if (!changes) throw new Error('What was saved is not offered');
	return { changes };
}
