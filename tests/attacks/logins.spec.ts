import { stalling } from '../careless.ts';
import { Visitor } from '../http.ts';
import { inMilliseconds, pulseWhile } from '../pulse.ts';
import { expect, overHttp as test } from '../staff.ts';
import { inFull } from './strength.ts';

// Checking a password takes long on purpose, and nobody else waits for it.

const logins = 40;
const longestStall = 500;
const details = { tag: '@promise-32' };

test.describe.configure({ timeout: 120_000 });

/** Forty people sign in at once, each under a name of their own. @returns the pulse of the server, and its answers */
async function signInAll(url: string) {
	let answers: number[] = [];
	const pulse = await pulseWhile(`${url}/healthz`, async () => {
		const people = Array.from({ length: logins }, (_, n) =>
			new Visitor(url).signIn(`person-${n}@example.org`, 'umbrella tinsel gravy noun')
		);
		answers = (await Promise.all(people)).map(({ status }) => status);
	});
	return { pulse, answers };
}

test(
	`while ${logins} people sign in at once, nobody else waits for them`,
	details,
	async ({ house }, { annotations }) => {
		const { pulse, answers } = await signInAll(house.url);
		annotations.push({ type: 'figure', description: inMilliseconds(pulse) });
		expect(answers).toEqual(Array(logins).fill(400));
		expect(pulse.missed).toEqual([]);
		if (inFull) expect(pulse.worst).toBeLessThan(longestStall);
	}
);

test('a server that checks passwords while all wait would be found out', details, async () => {
	// What a careful password takes, on the thread that answers everybody.
	const server = await stalling(130);
	const { pulse } = await signInAll(server.url);
	server.close();
	expect(pulse.worst).toBeGreaterThan(longestStall);
});
