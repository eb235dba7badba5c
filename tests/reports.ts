import type { House } from './staff.ts';

/**
 * Reports a mistake as a stranger.
 * @param localAddress what it is counted by; five an hour are taken from each
 * @returns the address of the report at the desk
 */
export async function reportOf(
	house: House,
	report: { page: string; message: string; contact?: string },
	localAddress: string
): Promise<string> {
	await house.request(undefined, '/corrections/report', { form: report, localAddress });
	const queue = await (await house.request('editor', '/desk/corrections')).text();
	const [, path] =
		/href="[./]*(\/desk\/corrections\/\w+)"/.exec(queue.slice(queue.indexOf(report.message))) ?? [];
	if (!path) throw new Error(`“${report.message}” did not arrive`);
	return path;
}
