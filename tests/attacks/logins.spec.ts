import { blocking } from '../faulty-servers.ts';
import { Visitor } from '../http.ts';
import { inWords, probeWhile } from '../health-probe.ts';
import { expect, overHttp as test } from '../staff.ts';
import { inFull } from '../fixtures.ts';

// Password hashing is slow on purpose, but must delay nobody else.

const logins = 40;
const longestStall = 500;
const details = { tag: '@promise-32' };

/**
 * Forty people sign in at once, each with a different name.
 * @returns the health probes and the answers
 */
async function signInAll(url: string) {
	let answers: number[] = [];
	const probed = await probeWhile(`${url}/healthz`, async () => {
		const people = Array.from({ length: logins }, (_, n) =>
			new Visitor(url).signIn(`person-${n}@example.org`, 'umbrella tinsel gravy noun')
		);
		answers = (await Promise.all(people)).map(({ status }) => status);
	});
	return { probed, answers };
}

test(
	`while ${logins} people sign in at once, nobody else waits for them`,
	details,
	async ({ house }, { annotations }) => {
		const { probed, answers } = await signInAll(house.url);
		annotations.push({ type: 'figure', description: inWords(probed) });
		expect(answers).toEqual(Array(logins).fill(400));
		expect(probed.failures).toEqual([]);
		if (inFull) expect(probed.longest).toBeLessThan(longestStall);
	}
);

test('a server that checks passwords while all wait would be found out', details, async () => {
	// The control blocks the main thread for as long as a hash takes.
	const server = await blocking(130);
	const { probed } = await signInAll(server.url);
	server.close();
	expect(probed.longest).toBeGreaterThan(longestStall);
});
